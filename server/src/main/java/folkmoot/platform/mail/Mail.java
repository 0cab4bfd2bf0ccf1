package folkmoot.platform.mail;

import java.net.URI;

/**
 * A mail to one person. Plain text, which everybody can read.
 *
 * @param receipt a word that stands in its head ({@link #RECEIPT}), and so in what a mail server sends back of it; empty for none
 * @param stop where such mails stop by one click (RFC 8058); empty for those that go with having an account
 */
public record Mail(String to, String subject, String text, String receipt, String stop) {

    /** The field of the head in which a receipt stands. */
    public static final String RECEIPT = "X-Folkmoot-Receipt";

    public Mail {
        receipt = receipt == null ? "" : receipt; // of a mail that an earlier version wrote down
        stop = stop == null ? "" : stop;
    }

    public Mail(String to, String subject, String text) {
        this(to, subject, text, "", "");
    }

    /** One that its reader can stop. */
    public static Mail stoppable(String to, String subject, String text, URI stop) {
        return new Mail(to, subject, text, "", stop.toString());
    }
}
