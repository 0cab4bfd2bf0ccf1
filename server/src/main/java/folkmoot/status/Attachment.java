package folkmoot.status;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A picture, film or sound of a status.
 *
 * @param description text for people who cannot see it
 */
public record Attachment(
        long id,
        Kind kind,
        URI url,
        Optional<String> mediaType,
        Optional<String> description,
        Optional<String> blurhash,
        OptionalInt width,
        OptionalInt height) {

    /** How a client shows it. */
    public enum Kind {
        IMAGE,
        GIFV,
        VIDEO,
        AUDIO,
        UNKNOWN;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** By MIME type. */
        public static Kind of(Optional<String> mediaType) {
            return switch (mediaType.map(type -> type.split("/", 2)[0]).orElse("")) {
                case "image" -> IMAGE;
                case "video" -> VIDEO;
                case "audio" -> AUDIO;
                default -> UNKNOWN;
            };
        }
    }
}
