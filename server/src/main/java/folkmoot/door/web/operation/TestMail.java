package folkmoot.door.web.operation;

import folkmoot.door.web.Messages;
import folkmoot.people.user.User;
import folkmoot.platform.Platform;
import folkmoot.platform.http.RateLimits;
import folkmoot.platform.http.Request;
import folkmoot.platform.mail.Mail;
import folkmoot.platform.mail.MailFailure;
import java.time.Duration;
import java.util.Optional;

/** A mail to the operator themselves, sent at once, so that what the mail server says can be shown. */
final class TestMail {

    private static final RateLimits.Rule LIMIT = new RateLimits.Rule("test mail", 10, Duration.ofHours(1));

    private final Platform platform;

    TestMail(Platform platform) {
        this.platform = platform;
    }

    /** Which way mails go. */
    String where(Messages text) {
        var settings = platform.settings().mail();
        return settings.host()
                .map(host -> text.get("operation.first.mail.server", host + ":" + settings.port()))
                .orElseGet(() -> text.get(
                        "operation.first.mail.files",
                        platform.settings().data().directory().resolve("mail").toString()));
    }

    /** Blocks until it is handed over; why it was not, in the mail server's words. */
    Optional<String> send(Request request, Messages text, User to) {
        request.count(LIMIT, to.id().toString());
        var place = platform.uris().domain();
        try {
            platform.mailTransport()
                    .send(new Mail(
                            to.email(),
                            text.get("operation.first.mail.subject", place),
                            text.get("operation.first.mail.text", place) + "\n"));
            return Optional.empty();
        } catch (MailFailure failure) {
            var cause = failure.getCause();
            return Optional.of(failure.getMessage() + (cause == null ? "" : ": " + cause.getMessage()));
        }
    }
}
