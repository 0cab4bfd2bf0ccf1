package folkmoot.platform.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;

/** The way a mail leaves this process. */
public sealed interface MailTransport permits SmtpTransport, FileTransport {

    /** Blocks until it is handed over; throws if it was not. */
    void send(Mail mail);

    /** The mail in the form of RFC 5322. */
    static MimeMessage message(Session session, String from, Mail mail, Instant now) throws MessagingException {
        var message = mail.place().id().isEmpty() ? new MimeMessage(session) : new NamedMessage(session, mail.place());
        message.setFrom(new InternetAddress(from, true));
        message.setRecipient(MimeMessage.RecipientType.TO, new InternetAddress(mail.to(), true));
        message.setSubject(mail.subject(), StandardCharsets.UTF_8.name());
        message.setText(mail.text(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(now));
        message.setHeader("Auto-Submitted", "auto-generated");
        if (!mail.receipt().isEmpty()) {
            message.setHeader(Mail.RECEIPT, mail.receipt());
        }
        if (!mail.stop().isEmpty()) {
            message.setHeader("List-Unsubscribe", "<" + mail.stop() + ">");
            message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        if (!mail.place().replyTo().isEmpty()) {
            message.setReplyTo(
                    new InternetAddress[] {new InternetAddress(mail.place().replyTo(), true)});
        }
        message.saveChanges();
        return message;
    }
}
