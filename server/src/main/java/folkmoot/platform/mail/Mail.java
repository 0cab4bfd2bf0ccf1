package folkmoot.platform.mail;

import java.net.URI;

/**
 * A mail to one person. Plain text, which everybody can read.
 *
 * @param receipt a word that stands in its head ({@link #RECEIPT}), and so in what a mail server sends back of it; empty for none
 * @param stop where such mails stop by one click (RFC 8058); empty for those that go with having an account
 * @param place where it stands in a conversation
 */
public record Mail(String to, String subject, String text, String receipt, String stop, Place place) {

    /**
     * Where a mail stands in a conversation, so that mail programs show it there. All may be empty.
     *
     * @param id its Message-ID, without angle brackets
     * @param parent the Message-ID of what it answers
     * @param replyTo the address that takes answers
     */
    public record Place(String id, String parent, String replyTo) {

        /** Of a mail that belongs to no conversation. */
        public static final Place NONE = new Place("", "", "");
    }

    /** The field of the head in which a receipt stands. */
    public static final String RECEIPT = "X-Folkmoot-Receipt";

    public Mail {
        receipt = receipt == null ? "" : receipt; // of a mail that an earlier version wrote down
        stop = stop == null ? "" : stop;
        place = place == null ? Place.NONE : place;
    }

    public Mail(String to, String subject, String text) {
        this(to, subject, text, "", "", Place.NONE);
    }

    /** One that its reader can stop. */
    public static Mail stoppable(String to, String subject, String text, URI stop) {
        return new Mail(to, subject, text, "", stop.toString(), Place.NONE);
    }

    /** The same in a conversation. */
    public Mail in(Place conversation) {
        return new Mail(to, subject, text, receipt, stop, conversation);
    }
}
