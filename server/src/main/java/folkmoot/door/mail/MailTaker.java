package folkmoot.door.mail;

/** Who takes the mails that come through the inlet; says why where it does not. */
interface MailTaker {

    /** Whether mails to an address are taken. */
    LmtpReply recipient(String address);

    /** Takes a mail, for one of those it came to. @param sender of the envelope; empty for none */
    LmtpReply take(String sender, String recipient, byte[] mail);
}
