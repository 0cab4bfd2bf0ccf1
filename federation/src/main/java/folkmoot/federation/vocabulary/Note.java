package folkmoot.federation.vocabulary;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A post, or anything that is read as one: {@code type} keeps its word ({@code Note}, {@code Page}, {@code Article},
 * {@code Question}, …). {@code content} and {@code summary} are HTML as sent: clean before keeping. Counts are the
 * origin's claim.
 */
public record Note(
        URI id,
        String type,
        List<URI> attributedTo,
        Recipients recipients,
        Text text,
        Thread thread,
        Optional<Instant> published,
        Optional<Instant> updated,
        Optional<URI> url,
        List<Tag> tags,
        List<Attachment> attachments,
        Totals totals,
        Optional<Poll> poll,
        Quoting quoting,
        Interactions interactions,
        Optional<Place> location,
        Optional<CivicProposal> proposal,
        Optional<MatterBlock> matter,
        Optional<EventBlock> event)
        implements ActivityStreamsObject {

    public Note {
        attributedTo = List.copyOf(attributedTo);
        tags = List.copyOf(tags);
        attachments = List.copyOf(attachments);
        if (attributedTo.isEmpty()) {
            throw new IllegalArgumentException("a post has an author");
        }
    }

    /** What is said. {@code contentMap} has the language as its key; {@code source} is what the author typed. */
    public record Text(
            Optional<String> name,
            Optional<String> summary,
            String content,
            Map<String, String> contentMap,
            Optional<Source> source,
            boolean sensitive) {

        public Text {
            contentMap = Map.copyOf(contentMap);
        }

        /** The language whose entry of {@code contentMap} is the content, or the only one there is. */
        public Optional<String> language() {
            var same = contentMap.entrySet().stream()
                    .filter(entry -> entry.getValue().equals(content))
                    .map(Map.Entry::getKey)
                    .sorted()
                    .findFirst();
            return same.isPresent() || contentMap.size() != 1
                    ? same
                    : contentMap.keySet().stream().findFirst();
        }
    }

    /** What the author typed, and in which form ({@code text/plain}, {@code text/markdown}). */
    public record Source(String content, String mediaType) {}

    /**
     * Where it belongs: the post it answers, and the collection that holds the thread (FEP-7888).
     *
     * @param history what was done with the post, a collection of activities (FEP-bad1)
     */
    public record Thread(
            Optional<URI> inReplyTo, Optional<URI> context, Optional<URI> replies, Optional<URI> history) {}

    /** The origin's counts. */
    public record Totals(
            Optional<URI> likesId,
            OptionalLong likes,
            Optional<URI> sharesId,
            OptionalLong shares,
            OptionalLong replies) {

        public static Totals unknown() {
            return new Totals(
                    Optional.empty(),
                    OptionalLong.empty(),
                    Optional.empty(),
                    OptionalLong.empty(),
                    OptionalLong.empty());
        }
    }

    /**
     * The question of a {@code Question}.
     *
     * @param multiple {@code anyOf} rather than {@code oneOf}
     * @param closed when voting ended
     * @param voters how many voted, where the origin says so
     */
    public record Poll(
            List<Option> options,
            boolean multiple,
            Optional<Instant> endTime,
            Optional<Instant> closed,
            OptionalLong voters) {

        public Poll {
            options = List.copyOf(options);
        }

        /** One answer and the origin's count of it. */
        public record Option(String name, long votes) {}
    }

    /**
     * What it quotes, and who may quote it (FEP-044f).
     *
     * @param quote id of what is quoted
     * @param authorization id of the stamp by which the quoted author allows it
     */
    public record Quoting(Optional<URI> quote, Optional<URI> authorization, Optional<Allowed> canQuote) {

        public static Quoting none() {
            return new Quoting(Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    /**
     * Who may like it, answer it and pass it on, and by whose leave it answers another (GoToSocial).
     *
     * @param canLike empty where nothing is said of it, like the next two
     * @param replyAuthorization id of the document by which the author of the post answered allows it
     */
    public record Interactions(
            Optional<Allowed> canLike,
            Optional<Allowed> canReply,
            Optional<Allowed> canAnnounce,
            Optional<URI> replyAuthorization) {

        public static Interactions none() {
            return new Interactions(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    /**
     * One part of an {@code interactionPolicy}: the public address, followers collections, actors.
     *
     * @param automatic who may at once
     * @param manual who may after the author agreed
     */
    public record Allowed(List<URI> automatic, List<URI> manual) {

        public Allowed {
            automatic = List.copyOf(automatic);
            manual = List.copyOf(manual);
        }
    }

    /** The first author named; {@link #attributedTo} has them all. */
    public URI author() {
        return attributedTo.getFirst();
    }

    /** The content as sent. */
    public String content() {
        return text.content();
    }

    /** Whom the post mentions. */
    public List<Tag.Mention> mentions() {
        return tags.stream()
                .filter(Tag.Mention.class::isInstance)
                .map(Tag.Mention.class::cast)
                .toList();
    }

    /** A new post, by one author. */
    public static NoteBuilder by(URI author, URI id) {
        return new NoteBuilder(author, id);
    }
}
