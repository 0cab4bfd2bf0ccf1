package folkmoot.federation.json;

import folkmoot.federation.vocabulary.Attachment;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a post of any type says, as HTML: its content, or the preview of a long text that has none (FEP-b2b8); when and where an
 * event is (FEP-8a8e); and links that stand beside it. Also its picture and its language, wherever peers write these.
 */
final class NoteContents {

    private static final int MOST_LINKS = 4;
    private static final Set<String> LINKING = Set.of("Page", "Article", "Event", "Video", "Audio");
    private static final Set<String> ELSEWHERE = Set.of("Event", "Video", "Audio");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private NoteContents() {}

    static String of(Fields fields) {
        var content = fields.text("content")
                .filter(text -> !text.isBlank())
                .map(text -> TextForms.html(text, fields.text("mediaType")))
                .or(() -> fields.object("preview").flatMap(preview -> preview.text("content")))
                .orElse("");
        var parts = new ArrayList<String>();
        if (fields.types().contains("Event")) {
            when(fields).map(Markup::paragraph).ifPresent(parts::add);
            where(fields).map(Markup::escape).map(Markup::paragraph).ifPresent(parts::add);
        }
        parts.add(content);
        links(fields)
                .map(href -> Markup.paragraph(Markup.link(href, href.toString())))
                .forEach(parts::add);
        return String.join("", parts);
    }

    private static Optional<String> when(Fields event) {
        return event.instant("startTime")
                .map(start -> time(start)
                        + event.instant("endTime").map(end -> " – " + time(end)).orElse(""));
    }

    private static String time(Instant instant) {
        return TIME.format(instant);
    }

    /** Mobilizon has the place's name and a postal address. */
    private static Optional<String> where(Fields event) {
        var place = event.object("location");
        var address = place.flatMap(one -> one.object("address"));
        var words = Stream.of(
                        place.flatMap(one -> one.text("name")),
                        address.flatMap(one -> one.text("streetAddress")),
                        address.flatMap(one -> one.text("addressLocality")),
                        place.flatMap(one -> one.text("address")))
                .flatMap(Optional::stream)
                .filter(text -> !text.isBlank())
                .distinct()
                .toList();
        return words.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", words));
    }

    private static boolean is(Set<String> types, Fields fields) {
        return fields.types().stream().anyMatch(types::contains);
    }

    /** Links beside the text; and the page of what can only be watched, heard or joined there. */
    private static Stream<URI> links(Fields fields) {
        var beside = fields.objects("attachment", MOST_LINKS).stream()
                .filter(_ -> is(LINKING, fields))
                .filter(NoteContents::isLink)
                .flatMap(link -> link.link("href").stream());
        return Stream.concat(is(ELSEWHERE, fields) ? page(fields).stream() : Stream.empty(), beside)
                .distinct();
    }

    /** PeerTube and Lemmy send several links: the one for people is the HTML page. */
    static Optional<URI> page(Fields fields) {
        var html = fields.objects("url", MOST_LINKS * 4).stream()
                .filter(link -> link.text("mediaType").equals(Optional.of("text/html")))
                .flatMap(link -> link.link("href").stream())
                .findFirst();
        return html.isPresent() ? html : fields.link("url");
    }

    /** A link to a page; one to a picture is a picture (Lemmy). */
    static boolean isLink(Fields attachment) {
        var path = attachment
                .link("href")
                .map(href -> String.valueOf(href.getPath()).toLowerCase(Locale.ROOT))
                .orElse("");
        var picture = attachment
                        .text("mediaType")
                        .filter(type -> type.startsWith("image/"))
                        .isPresent()
                || path.matches(".*[.](png|jpe?g|gif|webp|avif)");
        return attachment.type().equals("Link") && !picture;
    }

    /** A film or sound shows its file; without one, and without attachments, the picture that stands for it, as events and articles do. */
    static List<Attachment> withFile(Fields fields, List<Attachment> attachments) {
        if (!attachments.isEmpty() || !is(LINKING, fields)) {
            return attachments;
        }
        return FilmLinks.of(fields)
                .or(() -> PictureFields.largest(fields, "image").map(NoteContents::picture))
                .or(() -> PictureFields.largest(fields, "icon").map(NoteContents::picture))
                .stream()
                .toList();
    }

    private static Attachment picture(PictureFields.Picture picture) {
        return new Attachment(
                "Image", picture.url(), picture.mediaType(), picture.description(), Attachment.Look.UNKNOWN);
    }

    /** Lemmy's language, the language of the context (Pleroma, Mobilizon), or inLanguage; und is none. */
    static Optional<String> language(Fields fields) {
        return fields.object("language")
                .flatMap(language -> language.text("identifier"))
                .or(() -> fields.objects("@context", 20).stream()
                        .flatMap(context -> context.text("@language").stream())
                        .findFirst())
                .or(() -> fields.text("inLanguage"))
                .filter(tag -> !tag.equals("und"));
    }
}
