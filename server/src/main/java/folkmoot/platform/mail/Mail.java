package folkmoot.platform.mail;

/**
 * A mail to one person. Plain text, which everybody can read.
 *
 * @param receipt a word that stands in its head ({@link #RECEIPT}), and so in what a mail server sends back of it; empty for none
 */
public record Mail(String to, String subject, String text, String receipt) {

    /** The field of the head in which a receipt stands. */
    public static final String RECEIPT = "X-Folkmoot-Receipt";

    public Mail {
        receipt = receipt == null ? "" : receipt; // of a mail that an earlier version wrote down
    }

    public Mail(String to, String subject, String text) {
        this(to, subject, text, "");
    }
}
