package folkmoot.federation.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.Comparator;
import java.util.Optional;

/** The pictures that stand for something ({@code icon}, {@code image}), written as an address, a Link, an Image or several sizes. */
final class PictureFields {

    private static final int MAX_SIZES = 20;

    private PictureFields() {}

    /** @param description text for people who cannot see it */
    record Picture(URI url, Optional<String> mediaType, Optional<String> description, long width) {}

    /** The largest of them; where sizes are not told, the first. */
    static Optional<Picture> largest(Fields fields, String name) {
        return fields.values(name, MAX_SIZES).stream()
                .flatMap(value -> picture(value).stream())
                .sorted(Comparator.comparingLong(Picture::width).reversed()) // keeps the order of equals
                .findFirst();
    }

    private static Optional<Picture> picture(JsonNode value) {
        if (value.isTextual()) {
            return UriReader.link(value.textValue())
                    .filter(Fields::isWeb)
                    .map(url -> new Picture(url, Optional.empty(), Optional.empty(), 0));
        }
        if (!(value instanceof ObjectNode object)) {
            return Optional.empty();
        }
        var image = new Fields(object);
        return address(image).map(url -> new Picture(url, image.text("mediaType"), description(image), width(image)));
    }

    /** Where a file is: its {@code url}, or the {@code href} of a link. */
    static Optional<URI> address(Fields file) {
        return file.link("url").or(() -> file.link("href"));
    }

    /** What a file shows, in words: GoToSocial writes them as {@code summary}, others as {@code name}. */
    static Optional<String> description(Fields file) {
        return file.text("summary")
                .filter(text -> !text.isBlank())
                .or(() -> file.text("name").filter(text -> !text.isBlank()));
    }

    private static long width(Fields image) {
        return Math.max(0, image.number("width").orElse(0));
    }
}
