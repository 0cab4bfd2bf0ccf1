package folkmoot.federation.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import folkmoot.federation.vocabulary.Attachment;
import folkmoot.federation.vocabulary.CivicProposal;
import folkmoot.federation.vocabulary.Note;
import folkmoot.federation.vocabulary.Tag;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/** Reads posts, of whatever type word. */
public final class NoteReader {

    /** What is read as a post. */
    static final Set<String> TYPES = Set.of(
            "Note", "Page", "Article", "Question", "Event", "Video", "Audio", "Image", "Document", "ChatMessage");

    private static final int MAX_TAGS = 100;
    private static final int MAX_ATTACHMENTS = 16;
    private static final int MAX_AUTHORS = 16;
    private static final int MAX_BODIES = 32;
    private static final int MAX_BLURHASH = 100;
    private static final int MAX_PIXELS = 100_000;

    private NoteReader() {}

    /** @throws MalformedDocument when the id or the author is missing */
    public static Note read(ObjectNode json) {
        return read(new Fields(json));
    }

    static Note read(Fields fields) {
        var authors = fields.uris("attributedTo", MAX_AUTHORS);
        var author = authors.isEmpty() ? fields.requiredUri("actor") : fields.requiredUri("attributedTo");
        return Note.by(author, fields.requiredId())
                .alsoBy(alsoBy(fields, authors, author))
                .type(fields.types().stream()
                        .filter(TYPES::contains)
                        .findFirst()
                        .orElse("Note"))
                .addressedTo(fields.recipients())
                .name(fields.text("name"))
                .summary(fields.text("summary"))
                .content(NoteContents.of(fields))
                .contentMap(contentMap(fields))
                .source(source(fields))
                .sensitive(fields.flag("sensitive"))
                .inReplyTo(fields.webUri("inReplyTo"))
                .context(fields.webUri("context"))
                .replies(fields.webUri("replies"))
                .history(fields.webUri("history"))
                .published(fields.instant("published"))
                .updated(fields.instant("updated"))
                .url(NoteContents.page(fields))
                .tags(tags(fields))
                .attachments(NoteContents.withFile(fields, attachments(fields)))
                .totals(totals(fields))
                .poll(PollFields.read(fields))
                .quoting(QuoteFields.read(fields))
                .interactions(PolicyFields.read(fields))
                .location(PlaceFields.read(fields))
                .proposal(fields.object("proposal").flatMap(NoteReader::proposal))
                .matter(MatterFields.read(fields))
                .event(MatterFields.event(fields))
                .build();
    }

    /** Mobilizon names in {@code actor} the member who wrote for the group in {@code attributedTo}. */
    private static List<URI> alsoBy(Fields fields, List<URI> authors, URI author) {
        return Stream.concat(authors.stream(), fields.webUri("actor").stream())
                .filter(other -> !other.equals(author))
                .distinct()
                .toList();
    }

    /** The tags of a post or of an actor's profile. */
    static List<Tag> tags(Fields fields) {
        return fields.objects("tag", MAX_TAGS).stream()
                .flatMap(tag -> tag(tag).stream())
                .toList();
    }

    private static Optional<Tag> tag(Fields fields) {
        var name = fields.text("name");
        return switch (fields.type()) {
            case "Mention" -> fields.webUri("href").map(href -> new Tag.Mention(href, name));
            case "Hashtag" -> name.map(word -> new Tag.Hashtag(fields.webUri("href"), word));
            case "Emoji" ->
                name.flatMap(word -> PictureFields.largest(fields, "icon")
                        .map(icon -> new Tag.Emoji(fields.id(), word, icon.url())));
            default -> Optional.empty();
        };
    }

    /** The content by language; of several whose texts are not the content, the one it was taken from. */
    private static Map<String, String> contentMap(Fields fields) {
        var map = fields.translations("content");
        var content = fields.text("content");
        if (content.isEmpty()) {
            return map;
        }
        return map.entrySet().stream()
                .filter(entry -> entry.getValue().equals(content.get()))
                .map(Map.Entry::getKey)
                .findFirst()
                .or(() -> map.isEmpty() ? NoteContents.language(fields) : Optional.empty())
                .map(language -> Map.of(language, content.get()))
                .orElse(map);
    }

    private static Optional<Note.Source> source(Fields fields) {
        return fields.object("source")
                .flatMap(source -> source.text("content")
                        .map(text ->
                                new Note.Source(text, source.text("mediaType").orElse("text/plain"))));
    }

    private static List<Attachment> attachments(Fields fields) {
        return fields.objects("attachment", MAX_ATTACHMENTS).stream()
                .filter(file -> !NoteContents.isLink(file)) // it stands in the text
                .flatMap(file -> PictureFields.address(file).stream()
                        .map(url -> new Attachment(
                                file.type(), url, file.text("mediaType"), PictureFields.description(file), look(file))))
                .toList();
    }

    private static Attachment.Look look(Fields file) {
        return new Attachment.Look(
                pixels(file, "width"),
                pixels(file, "height"),
                file.text("blurhash").filter(hash -> hash.length() <= MAX_BLURHASH),
                focalPoint(file.values("focalPoint")));
    }

    private static OptionalInt pixels(Fields file, String name) {
        var number = file.number(name);
        return number.isPresent() && number.getAsLong() > 0 && number.getAsLong() <= MAX_PIXELS
                ? OptionalInt.of((int) number.getAsLong())
                : OptionalInt.empty();
    }

    private static Optional<Attachment.FocalPoint> focalPoint(List<JsonNode> pair) {
        boolean valid = pair.size() == 2
                && pair.stream().allMatch(JsonNode::isNumber)
                && pair.stream().allMatch(number -> Math.abs(number.doubleValue()) <= 1);
        return valid
                ? Optional.of(new Attachment.FocalPoint(
                        pair.getFirst().doubleValue(), pair.getLast().doubleValue()))
                : Optional.empty();
    }

    private static Note.Totals totals(Fields fields) {
        return new Note.Totals(
                fields.webUri("likes"),
                total(fields, "likes"),
                fields.webUri("shares"),
                total(fields, "shares"),
                total(fields, "replies"));
    }

    private static OptionalLong total(Fields fields, String name) {
        var total = fields.object(name)
                .map(collection -> collection.number("totalItems"))
                .orElse(OptionalLong.empty());
        return total.isPresent() && total.getAsLong() >= 0 ? total : OptionalLong.empty();
    }

    private static Optional<CivicProposal> proposal(Fields block) {
        var name = block.text("name").filter(text -> !text.isBlank());
        if (name.isEmpty()) {
            return Optional.empty(); // an ordinary post then
        }
        return Optional.of(new CivicProposal(
                name.get(),
                block.text("problem"),
                block.text("ask").orElse(""), // a proposal made by mention has none apart from its text
                block.text("category"),
                block.text("locality"),
                block.text("lifeEvent"),
                block.text("language"),
                block.text("state"),
                block.values("responsibleBody").stream()
                        .filter(JsonNode::isTextual)
                        .flatMap(body -> Fields.toUri(body.textValue()).stream())
                        .limit(MAX_BODIES)
                        .toList(),
                block.webUri("record")));
    }
}
