/**
 * Who may answer posts of other servers, as their authors say (GoToSocial), and answers that come without their leave: kept,
 * and not shown below what they answer. Tables {@code reply_policy} and {@code reply_approval}; on the wire
 * {@code interactionPolicy.canReply}, {@code replyAuthorization} and {@code approvedBy}.
 */
package folkmoot.consent;
