package folkmoot.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All settings. What each means stands in {@code folkmoot-reference.toml}.
 *
 * @param source what each was read from
 */
public record Settings(
        Server server,
        Data data,
        Database database,
        Federation federation,
        Registration registration,
        Instance instance,
        Limits limits,
        Civic civic,
        Mail mail,
        Media media,
        Trends trends,
        Metrics metrics,
        Traces traces,
        Backup backup,
        Log log,
        SettingsSource source) {

    /** Where and as whom we answer. */
    public record Server(
            int port,
            String bind,
            String domain,
            Optional<URI> publicUrl,
            List<AddressRange> trustedProxies,
            Duration shutdownTimeout,
            Duration visitorPages,
            boolean development,
            Tls tls) {}

    /** PEM files; both or none. */
    public record Tls(Optional<Path> certificate, Optional<Path> key) {}

    /** The data folder. */
    public record Data(Path directory) {}

    /** The database; without a url the embedded one. */
    public record Database(
            Optional<String> url, String user, String password, int readers, int writers, Duration longestWait) {

        /** Without the password. */
        @Override
        public String toString() {
            return "Database[" + url.orElse("embedded") + "]";
        }
    }

    /** How we talk with other instances. */
    public record Federation(
            Optional<Path> extraCa,
            List<AddressRange> allowPrivateAddresses,
            boolean allowHttp,
            boolean allowListOnly,
            boolean secureMode) {}

    /** What many people speak of. */
    public record Trends(boolean requireReview) {}

    /** Who may join. */
    public record Registration(Mode mode) {

        /** From anybody to nobody. */
        public enum Mode {
            OPEN,
            APPROVAL,
            CLOSED
        }
    }

    /** How the instance presents itself. */
    public record Instance(
            String title,
            String description,
            Optional<String> contactEmail,
            String language,
            Shown domainBlocks,
            Optional<String> mapTiles,
            Optional<String> mapAttribution) {

        /** Who may read something. */
        public enum Shown {
            EVERYBODY,
            MEMBERS,
            NOBODY
        }
    }

    /** Limits on the number of requests. */
    public record Limits(boolean enabled) {}

    /** How public bodies are asked: days off beside weekends, where the day begins, and who resolves the records that name them. */
    public record Civic(
            List<LocalDate> holidays, ZoneId timeZone, Duration youngAccount, Optional<String> dnsResolver) {}

    /**
     * The way mails leave; without a host they become files. And the way they come in.
     *
     * @param inletPort where a mail server hands over mails by LMTP; 0 for nowhere
     * @param trustedResults the name under which the operator's own mail server writes Authentication-Results
     */
    public record Mail(
            Optional<String> host,
            int port,
            Security security,
            Optional<String> user,
            String password,
            Optional<String> from,
            int inletPort,
            String inletBind,
            Optional<String> trustedResults) {

        /** How the connection is protected. */
        public enum Security {
            STARTTLS,
            TLS,
            NONE
        }

        /** Without the password. */
        @Override
        public String toString() {
            return "Mail[" + host.orElse("files") + ":" + port + "]";
        }
    }

    /**
     * Pictures, films and sounds.
     *
     * @param ffmpeg the program that reads films and sounds; not set: whatever stands on the path; {@code off} for none
     * @param keepRemote how long files of other servers are kept
     */
    public record Media(Storage storage, S3 s3, Optional<String> ffmpeg, Duration keepRemote) {

        /** Where files stand. */
        public enum Storage {
            FOLDER,
            S3
        }
    }

    /** A bucket of an object store; all but the prefix and the public address are needed when it is used. */
    public record S3(
            Optional<URI> endpoint,
            String bucket,
            String region,
            String accessKey,
            String secretKey,
            boolean pathStyle,
            String prefix,
            Optional<URI> publicUrl) {

        /** Without the keys. */
        @Override
        public String toString() {
            return "S3[" + bucket + "]";
        }
    }

    /** Figures for Prometheus; port 0 for none. */
    public record Metrics(int port, String bind) {}

    /** Where the embedded database keeps its log beside the data folder; empty for nowhere. */
    public record Backup(Optional<Path> archive) {}

    /** Where a collector takes traces; empty for none. */
    public record Traces(Optional<URI> endpoint) {}

    /** What is logged and how. */
    public record Log(Level level, Format format) {

        /** The least important level that is written. */
        public enum Level {
            ERROR,
            WARN,
            INFO,
            DEBUG
        }

        /** For people or for machines. */
        public enum Format {
            TEXT,
            JSON
        }
    }

    /**
     * Reads them: the reference file's defaults, then {@code file}, then the environment's {@code FOLKMOOT_…}, then
     * {@code options} of the command line, by key.
     *
     * @throws InvalidSetting with a sentence, for an unknown or removed key or a value that cannot be used
     */
    public static Settings load(Optional<Path> file, Map<String, String> environment, Map<String, String> options) {
        return SettingsReader.read(SettingsSource.load(file, environment, options));
    }

    /**
     * The same with other values for some keys. @param from what is said of them where one cannot be used
     *
     * @throws InvalidSetting as {@link #load}
     */
    public Settings with(Map<String, String> values, String from) {
        return SettingsReader.read(source.with(values, from));
    }

    /** The defaults alone. */
    public static Settings defaults() {
        return load(Optional.empty(), Map.of(), Map.of());
    }
}
