/**
 * Mails to people: enqueued in the transaction that causes them, sent by a job; over SMTP, or as files for development.
 */
package folkmoot.platform.mail;
