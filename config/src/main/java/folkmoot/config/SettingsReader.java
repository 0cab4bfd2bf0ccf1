package folkmoot.config;

import folkmoot.config.Settings.Mail;
import folkmoot.config.Settings.Registration;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/** Turns named texts into the typed records. One line a setting. */
final class SettingsReader {

    private SettingsReader() {}

    static Settings read(SettingsSource from) {
        return new Settings(
                server(from),
                new Settings.Data(from.path("data.directory").orElseThrow(() -> from.missing("data.directory"))),
                database(from),
                federation(from),
                new Registration(from.choice("registration.mode", Registration.Mode.class)),
                instance(from),
                new Settings.Limits(from.flag("limits.enabled")),
                civic(from),
                mail(from),
                media(from),
                new Settings.Trends(from.flag("trends.require-review")),
                new Settings.Metrics(from.number("metrics.port", 0, 65535), from.text("metrics.bind")),
                new Settings.Traces(from.optional("traces.endpoint").map(SettingsReader::collector)),
                new Settings.Backup(from.path("backup.archive")),
                new Settings.Log(
                        from.choice("log.level", Settings.Log.Level.class),
                        from.choice("log.format", Settings.Log.Format.class)),
                from);
    }

    private static Settings.Server server(SettingsSource from) {
        var tls = new Settings.Tls(from.path("server.tls.certificate"), from.path("server.tls.key"));
        if (tls.certificate().isPresent() != tls.key().isPresent()) {
            throw new InvalidSetting("server.tls.certificate and server.tls.key belong together: set both or none.");
        }
        return new Settings.Server(
                from.number("server.port", 0, 65535),
                from.text("server.bind"),
                from.domain("server.domain"),
                from.origin("server.public-url"),
                from.ranges("server.trusted-proxies"),
                from.duration("server.shutdown-timeout"),
                from.duration("server.visitor-pages"),
                from.flag("server.development"),
                tls);
    }

    private static Settings.Database database(SettingsSource from) {
        return new Settings.Database(
                from.optional("database.url"),
                from.text("database.user"),
                from.text("database.password"),
                from.number("database.readers", 1, 1000),
                from.number("database.writers", 1, 1000),
                from.duration("database.longest-wait"));
    }

    private static Settings.Federation federation(SettingsSource from) {
        return new Settings.Federation(
                from.path("federation.extra-ca"),
                from.ranges("federation.allow-private-addresses"),
                from.flag("federation.allow-http"),
                from.flag("federation.allow-list-only"),
                from.flag("federation.secure-mode"));
    }

    private static Settings.Instance instance(SettingsSource from) {
        return new Settings.Instance(
                from.text("instance.title"),
                from.text("instance.description"),
                from.optional("instance.contact-email"),
                from.text("instance.language"),
                from.choice("instance.domain-blocks", Settings.Instance.Shown.class),
                mapTiles(from),
                from.optional("instance.map-attribution"));
    }

    private static Optional<String> mapTiles(SettingsSource from) {
        var address = from.optional("instance.map-tiles");
        if (address.filter(
                        text -> !text.matches("https?://[^\\s\"<>]*\\{z}[^\\s\"<>]*\\{x}[^\\s\"<>]*\\{y}[^\\s\"<>]*"))
                .isPresent()) {
            throw new InvalidSetting("instance.map-tiles is an address with {z}, {x} and {y}, such as"
                    + " https://tiles.town.example/{z}/{x}/{y}.png");
        }
        return address;
    }

    private static Settings.Civic civic(SettingsSource from) {
        try {
            return new Settings.Civic(
                    from.list("civic.holidays").stream().map(LocalDate::parse).toList(),
                    ZoneId.of(from.text("civic.time-zone")),
                    from.duration("civic.young-account"),
                    from.optional("civic.dns-resolver"));
        } catch (DateTimeException broken) {
            throw new InvalidSetting(
                    "civic.holidays are dates such as 2026-12-25, civic.time-zone is a name such as Europe/London: "
                            + broken.getMessage());
        }
    }

    private static Settings.Media media(SettingsSource from) {
        var storage = from.choice("media.storage", Settings.Media.Storage.class);
        var s3 = new Settings.S3(
                from.origin("media.s3.endpoint"),
                from.text("media.s3.bucket"),
                from.text("media.s3.region"),
                from.text("media.s3.access-key"),
                from.text("media.s3.secret-key"),
                from.flag("media.s3.path-style"),
                from.text("media.s3.prefix"),
                from.optional("media.s3.public-url").map(SettingsReader::address));
        if (storage == Settings.Media.Storage.S3
                && (s3.endpoint().isEmpty()
                        || s3.bucket().isEmpty()
                        || s3.accessKey().isEmpty())) {
            throw new InvalidSetting(
                    "media.storage is s3: set media.s3.endpoint, media.s3.bucket, media.s3.access-key and"
                            + " media.s3.secret-key.");
        }
        return new Settings.Media(storage, s3, from.optional("media.ffmpeg"), from.duration("media.keep-remote"));
    }

    private static URI address(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException broken) {
            throw new InvalidSetting("media.s3.public-url is an address such as https://files.example.org: " + text);
        }
    }

    private static URI collector(String text) {
        try {
            var address = new URI(text);
            if (address.getHost() != null && address.getScheme().matches("https?")) {
                return address;
            }
        } catch (URISyntaxException _) {
            // said below
        }
        throw new InvalidSetting(
                "traces.endpoint is where a collector takes OTLP over HTTP, such as http://127.0.0.1:4318/v1/traces: "
                        + text);
    }

    private static Mail mail(SettingsSource from) {
        return new Mail(
                from.optional("mail.host"),
                from.number("mail.port", 1, 65535),
                from.choice("mail.security", Mail.Security.class),
                from.optional("mail.user"),
                from.text("mail.password"),
                from.optional("mail.from"),
                from.number("mail.inlet-port", 0, 65535),
                from.text("mail.inlet-bind"),
                from.optional("mail.trusted-results"));
    }
}
