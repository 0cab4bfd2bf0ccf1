package folkmoot.federation.vocabulary;

import java.net.URI;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A file or link beside a post. {@code type} is {@code Document} when we send; {@code name} is the alternative text.
 *
 * @param look what is known of how it looks, before it is fetched
 */
public record Attachment(String type, URI url, Optional<String> mediaType, Optional<String> name, Look look) {

    /**
     * Measures in pixels, a blurred preview (toot:blurhash) and the point that must stay in view (toot:focalPoint, each
     * coordinate from -1 to 1, y upwards).
     */
    public record Look(
            OptionalInt width, OptionalInt height, Optional<String> blurhash, Optional<FocalPoint> focalPoint) {

        public static final Look UNKNOWN =
                new Look(OptionalInt.empty(), OptionalInt.empty(), Optional.empty(), Optional.empty());
    }

    /** Each coordinate from -1 to 1. */
    public record FocalPoint(double x, double y) {}
}
