package folkmoot.federation.json;

import folkmoot.federation.vocabulary.Attachment;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The file of a {@code Video} or {@code Audio} among the links of its {@code url} (PeerTube, Funkwhale, Owncast): of several
 * sizes the largest that is still reasonable to pass on.
 */
final class FilmLinks {

    private static final Set<String> TYPES = Set.of("Video", "Audio");
    private static final int MAX_LINKS = 50;
    private static final long MOST_BYTES = 40L << 20;
    private static final long MOST_LINES = 1_080;

    private FilmLinks() {}

    static Optional<Attachment> of(Fields fields) {
        if (fields.types().stream().noneMatch(TYPES::contains)) {
            return Optional.empty();
        }
        return fields.objects("url", MAX_LINKS).stream()
                // PeerTube lists the files of a stream as tags of its playlist
                .flatMap(link -> Stream.concat(Stream.of(link), link.objects("tag", MAX_LINKS).stream()))
                .filter(FilmLinks::isPlayable)
                .sorted(Comparator.comparingLong(FilmLinks::lines).reversed()) // keeps the order of equals
                .findFirst()
                .flatMap(FilmLinks::attachment);
    }

    private static boolean isPlayable(Fields link) {
        var type = link.text("mediaType").orElse("");
        return (type.startsWith("video/") || type.startsWith("audio/"))
                && link.link("href").isPresent()
                && link.number("size").orElse(0) <= MOST_BYTES
                && lines(link) <= MOST_LINES;
    }

    private static long lines(Fields link) {
        return Math.max(0, link.number("height").orElse(0));
    }

    private static Optional<Attachment> attachment(Fields link) {
        var type = link.text("mediaType").orElseThrow().startsWith("audio/") ? "Audio" : "Video";
        return link.link("href")
                .map(href ->
                        new Attachment(type, href, link.text("mediaType"), Optional.empty(), Attachment.Look.UNKNOWN));
    }
}
