/**
 * The door for mails: a mail server of the operator hands over by LMTP (RFC 2033) what came to our addresses. Answers go to
 * {@link folkmoot.talk.letter.LetterAnswers}, what could not be delivered to the notices of public bodies.
 */
package folkmoot.door.mail;
