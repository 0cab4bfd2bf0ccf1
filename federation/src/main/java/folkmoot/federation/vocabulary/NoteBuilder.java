package folkmoot.federation.vocabulary;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Puts a {@link Note} together step by step; what is not said stays absent. */
public final class NoteBuilder {

    private final URI id;
    private final List<URI> attributedTo = new ArrayList<>();
    private String type = "Note";
    private Recipients recipients = Recipients.none();
    private Optional<String> name = Optional.empty();
    private Optional<String> summary = Optional.empty();
    private String content = "";
    private Map<String, String> contentMap = Map.of();
    private Optional<Note.Source> source = Optional.empty();
    private boolean sensitive;
    private Optional<URI> inReplyTo = Optional.empty();
    private Optional<URI> context = Optional.empty();
    private Optional<URI> replies = Optional.empty();
    private Optional<URI> history = Optional.empty();
    private Optional<Instant> published = Optional.empty();
    private Optional<Instant> updated = Optional.empty();
    private Optional<URI> url = Optional.empty();
    private List<Tag> tags = List.of();
    private List<Attachment> attachments = List.of();
    private Note.Totals totals = Note.Totals.unknown();
    private Optional<Note.Poll> poll = Optional.empty();
    private Note.Quoting quoting = Note.Quoting.none();
    private Note.Interactions interactions = Note.Interactions.none();
    private Optional<Place> location = Optional.empty();
    private Optional<CivicProposal> proposal = Optional.empty();
    private Optional<MatterBlock> matter = Optional.empty();
    private Optional<EventBlock> event = Optional.empty();

    NoteBuilder(URI author, URI id) {
        this.id = id;
        attributedTo.add(author);
    }

    public NoteBuilder type(String word) {
        this.type = word;
        return this;
    }

    /** Further authors, as PeerTube names them. */
    public NoteBuilder alsoBy(List<URI> others) {
        attributedTo.addAll(others);
        return this;
    }

    public NoteBuilder addressedTo(Recipients whom) {
        this.recipients = whom;
        return this;
    }

    public NoteBuilder name(Optional<String> title) {
        this.name = title;
        return this;
    }

    /** A content warning, on a {@code Note}. */
    public NoteBuilder summary(Optional<String> html) {
        this.summary = html;
        return this;
    }

    public NoteBuilder content(String html) {
        this.content = html;
        return this;
    }

    /** The content with its language, which also fills {@code contentMap}. */
    public NoteBuilder content(String html, Optional<String> language) {
        this.content = html;
        this.contentMap = language.map(tag -> Map.of(tag, html)).orElse(Map.of());
        return this;
    }

    public NoteBuilder contentMap(Map<String, String> byLanguage) {
        this.contentMap = byLanguage;
        return this;
    }

    public NoteBuilder source(Optional<Note.Source> typed) {
        this.source = typed;
        return this;
    }

    public NoteBuilder sensitive(boolean hidden) {
        this.sensitive = hidden;
        return this;
    }

    public NoteBuilder inReplyTo(Optional<URI> parent) {
        this.inReplyTo = parent;
        return this;
    }

    public NoteBuilder context(Optional<URI> thread) {
        this.context = thread;
        return this;
    }

    /** The collection of what was done with it (FEP-bad1). */
    public NoteBuilder history(Optional<URI> history) {
        this.history = history;
        return this;
    }

    public NoteBuilder replies(Optional<URI> collection) {
        this.replies = collection;
        return this;
    }

    public NoteBuilder published(Instant when) {
        this.published = Optional.of(when);
        return this;
    }

    public NoteBuilder published(Optional<Instant> when) {
        this.published = when;
        return this;
    }

    public NoteBuilder updated(Optional<Instant> when) {
        this.updated = when;
        return this;
    }

    /** The page for people. */
    public NoteBuilder url(Optional<URI> page) {
        this.url = page;
        return this;
    }

    public NoteBuilder tags(List<Tag> all) {
        this.tags = all;
        return this;
    }

    /** These beside those it has. */
    public NoteBuilder andTags(List<Tag> more) {
        var all = new ArrayList<>(tags);
        all.addAll(more);
        this.tags = all;
        return this;
    }

    public NoteBuilder attachments(List<Attachment> all) {
        this.attachments = all;
        return this;
    }

    public NoteBuilder totals(Note.Totals counts) {
        this.totals = counts;
        return this;
    }

    /** Shows counts of likes and shares at these collections, without their items. */
    public NoteBuilder totals(URI likesId, long likes, URI sharesId, long shares) {
        return totals(new Note.Totals(
                Optional.of(likesId),
                OptionalLong.of(likes),
                Optional.of(sharesId),
                OptionalLong.of(shares),
                OptionalLong.empty()));
    }

    public NoteBuilder poll(Optional<Note.Poll> question) {
        this.poll = question;
        return this;
    }

    public NoteBuilder quoting(Note.Quoting what) {
        this.quoting = what;
        return this;
    }

    public NoteBuilder interactions(Note.Interactions how) {
        this.interactions = how;
        return this;
    }

    /** Where it is about. */
    public NoteBuilder location(Optional<Place> where) {
        this.location = where;
        return this;
    }

    public NoteBuilder proposal(Optional<CivicProposal> block) {
        this.proposal = block;
        return this;
    }

    /** What it says besides its text, where it is a post of a kind. */
    public NoteBuilder matter(Optional<MatterBlock> block) {
        this.matter = block;
        return this;
    }

    /** When it is, where it is an {@code Event}. */
    public NoteBuilder event(Optional<EventBlock> times) {
        this.event = times;
        return this;
    }

    public Note build() {
        return new Note(
                id,
                type,
                attributedTo,
                recipients,
                new Note.Text(name, summary, content, contentMap, source, sensitive),
                new Note.Thread(inReplyTo, context, replies, history),
                published,
                updated,
                url,
                tags,
                attachments,
                totals,
                poll,
                quoting,
                interactions,
                location,
                proposal,
                matter,
                event);
    }
}
