package folkmoot.federation.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import folkmoot.federation.vocabulary.Accept;
import folkmoot.federation.vocabulary.Activity;
import folkmoot.federation.vocabulary.ActivityStreamsObject;
import folkmoot.federation.vocabulary.Add;
import folkmoot.federation.vocabulary.Announce;
import folkmoot.federation.vocabulary.Block;
import folkmoot.federation.vocabulary.Create;
import folkmoot.federation.vocabulary.Delete;
import folkmoot.federation.vocabulary.Dislike;
import folkmoot.federation.vocabulary.FeatureRequest;
import folkmoot.federation.vocabulary.Flag;
import folkmoot.federation.vocabulary.Follow;
import folkmoot.federation.vocabulary.InteractionRequest;
import folkmoot.federation.vocabulary.Invite;
import folkmoot.federation.vocabulary.Join;
import folkmoot.federation.vocabulary.Leave;
import folkmoot.federation.vocabulary.Like;
import folkmoot.federation.vocabulary.Lock;
import folkmoot.federation.vocabulary.Move;
import folkmoot.federation.vocabulary.Note;
import folkmoot.federation.vocabulary.QuoteRequest;
import folkmoot.federation.vocabulary.Ref;
import folkmoot.federation.vocabulary.Reject;
import folkmoot.federation.vocabulary.Remove;
import folkmoot.federation.vocabulary.Undo;
import folkmoot.federation.vocabulary.Unrecognized;
import folkmoot.federation.vocabulary.Update;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/** Turns the JSON of an activity into an {@link Activity}. */
public final class ActivityReader {

    /** How deep activities may be embedded in activities: Announce, Undo, Like. Deeper ones are read as ids. */
    private static final int MAX_EMBEDDED = 3;

    /** What a report may name. */
    private static final int MOST_REPORTED = 200;

    private static final Set<String> KNOWN = Set.of(
            "Follow",
            "Accept",
            "Reject",
            "Undo",
            "Create",
            "Update",
            "Delete",
            "Like",
            "EmojiReact",
            "EmojiReaction",
            "Dislike",
            "Lock",
            "Join",
            "Leave",
            "Invite",
            "FeatureRequest",
            "Announce",
            "Add",
            "Remove",
            "QuoteRequest",
            "LikeRequest",
            "ReplyRequest",
            "AnnounceRequest",
            "Block",
            "Flag",
            "Move");

    private ActivityReader() {}

    /**
     * Reads an activity from the bytes of a request.
     *
     * @throws MalformedDocument when it is not JSON, or lacks an id, an actor or an object
     */
    public static Activity read(byte[] body) {
        return read(Json.read(body));
    }

    /** @throws MalformedDocument when it lacks an id, an actor or an object */
    public static Activity read(ObjectNode json) {
        return read(new Fields(json), MAX_EMBEDDED);
    }

    private static Activity read(Fields fields, int levels) {
        return read(fields, fields.requiredId(), fields.requiredUri("actor"), levels);
    }

    private static Activity read(Fields fields, URI id, URI actor, int levels) {
        var to = fields.recipients();
        var published = fields.instant("published");
        return switch (word(fields)) {
            case "Follow" -> new Follow(id, actor, fields.requiredUri("object"), to);
            case "Accept" -> new Accept(id, actor, activity(fields, id, actor, levels), to, fields.webUri("result"));
            case "Reject" -> new Reject(id, actor, activity(fields, id, actor, levels), to);
            case "Undo" -> new Undo(id, actor, activity(fields, id, actor, levels), to);
            case "Create" ->
                note(fields, id)
                        .<Activity>map(note -> new Create(id, actor, note, to, published))
                        .orElseGet(() -> new Unrecognized(id, actor, "Create"));
            case "Update" -> new Update(id, actor, object(fields, id, levels), to, published);
            case "Delete" ->
                new Delete(
                        id,
                        actor,
                        fields.requiredUri("object"),
                        fields.text("summary"),
                        fields.decision("removeData"),
                        to);
            case "Dislike" -> new Dislike(id, actor, fields.requiredUri("object"), to);
            case "Lock" -> new Lock(id, actor, fields.requiredUri("object"), fields.text("summary"), to);
            case "Join" -> new Join(id, actor, fields.requiredUri("object"), to);
            case "Leave" -> new Leave(id, actor, fields.requiredUri("object"), to);
            case "Invite" -> new Invite(id, actor, fields.requiredUri("object"), to);
            case "FeatureRequest" -> new FeatureRequest(id, actor, fields.requiredUri("object"), to);
            case "Like", "EmojiReact", "EmojiReaction" ->
                new Like(id, actor, fields.requiredUri("object"), reaction(fields), to);
            case "Announce" -> new Announce(id, actor, object(fields, id, levels), to, published);
            case "Add" -> new Add(id, actor, fields.requiredUri("object"), fields.requiredUri("target"), to);
            case "Remove" -> new Remove(id, actor, fields.requiredUri("object"), fields.requiredUri("target"), to);
            case "Block" -> new Block(id, actor, fields.requiredUri("object"), ban(fields), to);
            case "Move" -> new Move(id, actor, fields.requiredUri("object"), fields.requiredUri("target"), to);
            case "Flag" ->
                new Flag(
                        id,
                        actor,
                        fields.uris("object", MOST_REPORTED),
                        fields.text("content").or(() -> fields.text("summary")).orElse(""),
                        to);
            case "QuoteRequest" -> new QuoteRequest(id, actor, fields.requiredUri("object"), instrument(fields), to);
            case "LikeRequest" -> asking(fields, id, actor, InteractionRequest.Kind.LIKE, levels);
            case "ReplyRequest" -> asking(fields, id, actor, InteractionRequest.Kind.REPLY, levels);
            case "AnnounceRequest" -> asking(fields, id, actor, InteractionRequest.Kind.ANNOUNCE, levels);
            default -> new Unrecognized(id, actor, fields.type());
        };
    }

    /** Lemmy's ban; {@code expires} is its older word for {@code endTime}. */
    private static Optional<Block.Ban> ban(Fields fields) {
        return fields.webUri("target")
                .map(target -> new Block.Ban(
                        target,
                        fields.text("summary"),
                        fields.flag("removeData"),
                        fields.instant("endTime").or(() -> fields.instant("expires"))));
    }

    private static String word(Fields fields) {
        return fields.types().stream().filter(KNOWN::contains).findFirst().orElse("");
    }

    /** Misskey has its own word for the emoji beside {@code content}. */
    private static Optional<String> reaction(Fields fields) {
        var content = fields.text("content").filter(text -> !text.isBlank());
        return content.isPresent() ? content : fields.text("_misskey_reaction").filter(text -> !text.isBlank());
    }

    /**
     * What an activity is about that is about another one. Peers leave out the id of the inner one, send one that is no address, or
     * leave out who did it where they take it back themselves; such a one is known by its actor and its object, and has an id
     * below that of the outer one, so that nobody else's is meant.
     */
    private static Ref<Activity> activity(Fields fields, URI outer, URI by, int levels) {
        var inner = fields.object("object").filter(object -> levels > 0 && KNOWN.contains(word(object)));
        if (inner.isEmpty()) {
            return switch (object(fields, outer, levels)) {
                case Ref.Embedded<ActivityStreamsObject>(Activity activity) -> Ref.of(activity);
                case Ref<ActivityStreamsObject> other -> Ref.to(other.uri());
            };
        }
        var own = ownId(inner.get());
        var actor = inner.get().webUri("actor");
        try {
            return Ref.of(read(
                    inner.get(),
                    own.orElseGet(() -> below(outer)),
                    actor.or(() -> word(fields).equals("Undo") ? Optional.of(by) : Optional.empty())
                            .orElseThrow(() -> new MalformedDocument("The inner activity has no actor")),
                    levels - 1));
        } catch (MalformedDocument incomplete) {
            return own.<Ref<Activity>>map(Ref::to).orElseThrow(() -> incomplete); // named by its id alone
        }
    }

    private static Optional<URI> ownId(Fields inner) {
        return inner.id().filter(Fields::isWeb);
    }

    private static URI below(URI outer) {
        return outer.getRawFragment() == null ? URI.create(outer + "#object") : URI.create(outer + "/object");
    }

    private static Ref<Note> instrument(Fields fields) {
        return fields.object("instrument")
                .filter(object -> object.types().stream().anyMatch(NoteReader.TYPES::contains))
                .map(object -> Ref.of(NoteReader.read(object)))
                .orElseGet(() -> Ref.to(fields.requiredUri("instrument")));
    }

    private static Activity asking(Fields fields, URI id, URI actor, InteractionRequest.Kind kind, int levels) {
        return new InteractionRequest(
                id,
                actor,
                kind,
                fields.requiredUri("object"),
                embedded(fields, "instrument", id, levels),
                fields.recipients());
    }

    private static Optional<Ref<Note>> note(Fields fields, URI outer) {
        return switch (object(fields, outer, 1)) {
            case Ref.Link<ActivityStreamsObject>(var uri) -> Optional.of(Ref.to(uri));
            case Ref.Embedded<ActivityStreamsObject>(Note note) -> Optional.of(Ref.of(note));
            case Ref.Embedded<ActivityStreamsObject> _ -> Optional.empty();
        };
    }

    private static Ref<ActivityStreamsObject> object(Fields fields, URI outer, int levels) {
        return embedded(fields, "object", outer, levels);
    }

    private static Ref<ActivityStreamsObject> embedded(Fields fields, String name, URI outer, int levels) {
        var embedded = fields.object(name).filter(object -> !object.type().isEmpty());
        if (embedded.isEmpty() || levels == 0) {
            return Ref.to(fields.requiredUri(name));
        }
        var inner = embedded.get();
        return KNOWN.contains(word(inner)) || inner.node().has("actor") && !ObjectReader.knows(inner)
                ? Ref.of(
                        read(inner, ownId(inner).orElseGet(() -> below(outer)), inner.requiredUri("actor"), levels - 1))
                : Ref.of(ObjectReader.read(inner));
    }
}
