package folkmoot.civic.release;

import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A file of a release, without what is in it.
 *
 * @param name as it is saved
 * @param bytes its size
 * @param gone whether the body took the release back
 */
public record ReleaseFile(long id, String name, int bytes, byte[] sha256, boolean gone, Instant added) {

    /** What may be released, by the ending of its name; nothing that a browser would run. */
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("csv", "text/csv; charset=utf-8"),
            Map.entry("txt", "text/plain; charset=utf-8"),
            Map.entry("md", "text/markdown; charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("geojson", "application/geo+json"),
            Map.entry("pdf", "application/pdf"),
            Map.entry("ods", "application/vnd.oasis.opendocument.spreadsheet"),
            Map.entry("odt", "application/vnd.oasis.opendocument.text"),
            Map.entry("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
            Map.entry("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
            Map.entry("png", "image/png"),
            Map.entry("jpg", "image/jpeg"),
            Map.entry("zip", "application/zip"));

    /** Its media type; empty for what cannot be released. */
    static Optional<String> type(String name) {
        return Optional.ofNullable(
                TYPES.get(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT)));
    }

    /** Endings that can be released. */
    static String endings() {
        return String.join(", ", TYPES.keySet().stream().sorted().toList());
    }

    public String type() {
        return type(name).orElse("application/octet-stream");
    }

    /** Its SHA-256, hexadecimal. */
    public String digest() {
        return HexFormat.of().formatHex(sha256);
    }
}
