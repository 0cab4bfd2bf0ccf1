package folkmoot.platform.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;

/** A mail with a Message-ID of ours, which stays when it is saved, and that of what it answers (RFC 5322 3.6.4). */
final class NamedMessage extends MimeMessage {

    private final Mail.Place place;

    NamedMessage(Session session, Mail.Place place) {
        super(session);
        this.place = place;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", "<" + place.id() + ">");
        if (!place.parent().isEmpty()) {
            setHeader("In-Reply-To", "<" + place.parent() + ">");
            setHeader("References", "<" + place.parent() + ">");
        }
    }
}
