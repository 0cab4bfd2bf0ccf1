package folkmoot.platform.mail;

/** A mail to one person. Plain text, which everybody can read. */
public record Mail(String to, String subject, String text) {}
