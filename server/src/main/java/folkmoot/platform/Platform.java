package folkmoot.platform;

import folkmoot.config.PublicAddress;
import folkmoot.config.Settings;
import folkmoot.platform.database.Database;
import folkmoot.platform.id.Ids;
import folkmoot.platform.job.Jobs;
import folkmoot.platform.mail.FileTransport;
import folkmoot.platform.mail.MailTransport;
import folkmoot.platform.mail.Mails;
import folkmoot.platform.mail.SmtpTransport;
import folkmoot.platform.setting.LiveSettings;
import folkmoot.platform.trace.Traces;
import folkmoot.platform.uri.LocalUris;
import io.vertx.core.Vertx;
import java.time.InstantSource;

/**
 * The lowest tier: what everything stands on, for the server and for the commands alike. Who made it closes the database and Vert.x.
 *
 * @param settings those of the start
 * @param live the same with what was set in the browser: for what needs no restart
 */
public record Platform(
        Settings settings,
        PublicAddress address,
        Database database,
        Vertx vertx,
        InstantSource clock,
        Traces traces,
        LocalUris uris,
        Ids ids,
        Jobs jobs,
        LiveSettings live) {

    /** The version of this software. */
    public static final String VERSION = "0.1.0";

    public Platform(
            Settings settings,
            PublicAddress address,
            Database database,
            Vertx vertx,
            InstantSource clock,
            Traces traces) {
        this(
                settings,
                address,
                database,
                vertx,
                clock,
                traces,
                new LocalUris(address.origin(), address.domain()),
                new Ids(clock),
                new Jobs(database, clock),
                new LiveSettings(database, settings, clock));
    }

    /** What stands behind the @ of our addresses: the domain without a port. */
    public String mailDomain() {
        return address.domain().replaceAll(":\\d+$", "");
    }

    /** Sends messages by a job. Once for each process. */
    public Mails mails() {
        return new Mails(jobs, mailTransport());
    }

    /** How messages leave: by the mail server of the settings, or as files where there is none. */
    public MailTransport mailTransport() {
        var from = settings.mail().from().orElse("no-reply@" + mailDomain());
        return settings.mail().host().isPresent()
                ? new SmtpTransport(settings.mail(), from, clock)
                : new FileTransport(settings.data().directory().resolve("mail"), from, clock);
    }
}
