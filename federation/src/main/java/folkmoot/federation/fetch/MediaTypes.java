package folkmoot.federation.fetch;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Media types of ActivityPub. Documents of other types are never read as objects: anybody may upload those. */
public final class MediaTypes {

    /** What we serve and send. */
    public static final String ACTIVITY = "application/activity+json; charset=utf-8";

    /** What the signature of a delivery covers. */
    public static final String ACTIVITY_PLAIN = "application/activity+json";

    private static final String PROFILE = "https://www.w3.org/ns/activitystreams";

    /** What we ask for. */
    public static final String ACCEPT = ACTIVITY_PLAIN + ", application/ld+json; profile=\"" + PROFILE + "\"";

    private static final Pattern CHARSET = Pattern.compile("(?i)charset\\s*=\\s*\"?([A-Za-z0-9._:-]+)");

    private MediaTypes() {}

    /** Whether a document of this type may be read as an ActivityPub object. */
    public static boolean isActivityPub(String contentType) {
        var parts = contentType.toLowerCase(Locale.ROOT).split(";", 2);
        return switch (parts[0].strip()) {
            case "application/activity+json" -> true;
            case "application/ld+json" -> parts.length > 1 && parts[1].contains(PROFILE);
            default -> false;
        };
    }

    /** Whether a document that is no object may be read: files without an ending are served as text or as bytes (WebFinger). */
    static boolean isJson(String contentType) {
        var type = contentType.toLowerCase(Locale.ROOT).split(";", 2)[0].strip();
        return switch (type) {
            case "application/json", "application/vc", "text/plain", "application/octet-stream" -> true;
            default -> type.startsWith("application/") && type.endsWith("+json");
        };
    }

    static boolean isHtml(String contentType) {
        var type = contentType.toLowerCase(Locale.ROOT).split(";", 2)[0].strip();
        return type.equals("text/html") || type.equals("application/xhtml+xml");
    }

    /** The charset that a content type names, when the JVM knows it. */
    static Optional<String> charset(String contentType) {
        var parameter = CHARSET.matcher(contentType);
        return parameter.find() && isKnown(parameter.group(1)) ? Optional.of(parameter.group(1)) : Optional.empty();
    }

    private static boolean isKnown(String charset) {
        try {
            return Charset.isSupported(charset);
        } catch (IllegalCharsetNameException notAName) {
            return false;
        }
    }
}
