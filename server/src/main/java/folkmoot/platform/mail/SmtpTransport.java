package folkmoot.platform.mail;

import folkmoot.config.Settings;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.time.InstantSource;
import java.util.Properties;

/** Hands mails to an SMTP server. Every wait is bounded. */
public final class SmtpTransport implements MailTransport {

    private static final String TIMEOUT_MILLIS = "20000";

    private final Settings.Mail settings;
    private final String from;
    private final InstantSource clock;
    private final Session session;

    /** {@code settings} name a host. */
    public SmtpTransport(Settings.Mail settings, String from, InstantSource clock) {
        this.settings = settings;
        this.from = from;
        this.clock = clock;
        this.session = Session.getInstance(properties(settings));
    }

    private static Properties properties(Settings.Mail settings) {
        var properties = new Properties();
        properties.setProperty("mail.transport.protocol", "smtp");
        properties.setProperty("mail.smtp.host", settings.host().orElseThrow());
        properties.setProperty("mail.smtp.port", String.valueOf(settings.port()));
        properties.setProperty("mail.smtp.auth", String.valueOf(settings.user().isPresent()));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        for (var wait : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            properties.setProperty("mail.smtp." + wait, TIMEOUT_MILLIS);
        }
        switch (settings.security()) {
            case TLS -> properties.setProperty("mail.smtp.ssl.enable", "true");
            case STARTTLS -> {
                properties.setProperty("mail.smtp.starttls.enable", "true");
                properties.setProperty("mail.smtp.starttls.required", "true");
            }
            case NONE -> properties.setProperty("mail.smtp.starttls.enable", "false");
        }
        return properties;
    }

    @Override
    public void send(Mail mail) {
        try (var transport = session.getTransport("smtp")) {
            transport.connect(
                    settings.user().orElse(null),
                    settings.user().map(_ -> settings.password()).orElse(null));
            var message = MailTransport.message(session, from, mail, clock.instant());
            transport.sendMessage(message, message.getAllRecipients());
        } catch (MessagingException failure) {
            throw new MailFailure("The mail server " + settings.host().orElseThrow() + " did not take a mail", failure);
        }
    }
}
