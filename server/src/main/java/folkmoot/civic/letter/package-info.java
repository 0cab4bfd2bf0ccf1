/** Civic mails to who chose them: following a proposal or a community without an account, and the weekly digest for members. */
package folkmoot.civic.letter;
