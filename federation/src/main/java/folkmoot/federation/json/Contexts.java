package folkmoot.federation.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import folkmoot.federation.vocabulary.Accept;
import folkmoot.federation.vocabulary.Activity;
import folkmoot.federation.vocabulary.ActivityStreamsObject;
import folkmoot.federation.vocabulary.Actor;
import folkmoot.federation.vocabulary.Announce;
import folkmoot.federation.vocabulary.Block;
import folkmoot.federation.vocabulary.CivicRecord;
import folkmoot.federation.vocabulary.Create;
import folkmoot.federation.vocabulary.Delete;
import folkmoot.federation.vocabulary.InteractionRequest;
import folkmoot.federation.vocabulary.Lock;
import folkmoot.federation.vocabulary.Note;
import folkmoot.federation.vocabulary.QuoteRequest;
import folkmoot.federation.vocabulary.Received;
import folkmoot.federation.vocabulary.Ref;
import folkmoot.federation.vocabulary.Reject;
import folkmoot.federation.vocabulary.Tag;
import folkmoot.federation.vocabulary.Tombstone;
import folkmoot.federation.vocabulary.Update;
import folkmoot.federation.vocabulary.Verbatim;

/** The {@code @context} of what we send: no more terms than the document uses, so that nothing of ours gets in the way. */
public final class Contexts {

    /** The vocabulary's own context; peers check for this very string. */
    public static final String ACTIVITY_STREAMS = "https://www.w3.org/ns/activitystreams";

    /** Our namespace; its terms are described in FEDERATION.md. */
    public static final String FOLKMOOT = "https://w3id.org/folkmoot/ns#";

    private static final String TOOT = "http://joinmastodon.org/ns#";
    private static final String LEMMY = "https://join-lemmy.org/ns#";
    private static final String GOTOSOCIAL = "https://gotosocial.org/ns#";
    private static final String SECURITY = "https://w3id.org/security/v1";
    private static final String WEBFINGER = "https://purl.archive.org/socialweb/webfinger";
    private static final String MULTIKEY = "https://w3id.org/security/multikey/v1";
    private static final String DATA_INTEGRITY = "https://w3id.org/security/data-integrity/v2";

    private Contexts() {}

    /** Puts the context in front of the document's properties. */
    static ObjectNode put(ObjectNode document, ActivityStreamsObject object) {
        var result = Json.object();
        var context = result.putArray("@context");
        fill(context, object);
        if (context.size() == 1) {
            result.put("@context", ACTIVITY_STREAMS);
        }
        document.remove("@context");
        result.setAll(document);
        return result;
    }

    private static void fill(ArrayNode context, ActivityStreamsObject object) {
        context.add(ACTIVITY_STREAMS);
        switch (subject(object)) {
            case Actor actor -> actor(context, actor);
            case Note note -> {
                note(context, note);
                if (object instanceof InteractionRequest request) {
                    context.addObject().put(request.type(), GOTOSOCIAL + request.type());
                }
                if (object instanceof QuoteRequest) {
                    context.addObject().put("QuoteRequest", "https://w3id.org/fep/044f#QuoteRequest");
                }
            }
            case CivicRecord _ -> {
                context.add(DATA_INTEGRITY);
                record(context.addObject());
            }
            case Verbatim verbatim -> carried(context, verbatim);
            case Lock _ -> context.addObject().put("Lock", LEMMY + "Lock");
            case Block block when block.ban().isPresent() -> lemmy(context);
            case Delete delete when delete.removeData().isPresent() -> lemmy(context);
            case Accept accept -> asked(context, accept.object());
            case Reject reject -> asked(context, reject.object());
            case Tombstone _, Received _, Activity _ -> {
                // the vocabulary alone says it
            }
        }
    }

    /** The parts of the support count have no prefix: the context says which terms they are. */
    private static void record(ObjectNode terms) {
        terms.put("fm", FOLKMOOT);
        for (var term : new String[] {
            "total",
            "eligible",
            "verifiedLocal",
            "membersHere",
            "knownInstances",
            "widerNetwork",
            "inPerson",
            "forEarlierText",
            "logSize",
            "asOf",
            "method"
        }) {
            terms.put(term, "fm:" + term);
        }
    }

    /** An answer repeats what was asked. */
    private static void asked(ArrayNode context, Ref<Activity> answered) {
        if (answered instanceof Ref.Embedded<Activity>(var request) && request instanceof InteractionRequest) {
            context.addObject().put(request.type(), GOTOSOCIAL + request.type());
        }
    }

    /** The terms of a ban or removal with everything. */
    private static void lemmy(ArrayNode context) {
        context.addObject()
                .put("lemmy", LEMMY)
                .put("removeData", "lemmy:removeData")
                .put("expires", "lemmy:expires");
    }

    /** What the document is about: the post in a Create, the record in an Update. */
    private static ActivityStreamsObject subject(ActivityStreamsObject object) {
        return switch (object) {
            case Create create -> create.object() instanceof Ref.Embedded<Note>(var note) ? note : create;
            case QuoteRequest request -> request.instrument() instanceof Ref.Embedded<Note>(var note) ? note : request;
            case InteractionRequest request -> embedded(request.instrument(), request);
            case Update update -> embedded(update.object(), update);
            case Announce announce -> embedded(announce.object(), announce);
            default -> object;
        };
    }

    private static ActivityStreamsObject embedded(Ref<ActivityStreamsObject> ref, Activity in) {
        return ref instanceof Ref.Embedded<ActivityStreamsObject>(var value) ? subject(value) : in;
    }

    private static void actor(ArrayNode context, Actor actor) {
        context.add(SECURITY);
        context.add(MULTIKEY);
        context.add(WEBFINGER);
        var terms = context.addObject();
        terms.put("manuallyApprovesFollowers", "as:manuallyApprovesFollowers");
        terms.put("Hashtag", "as:Hashtag");
        terms.put("toot", TOOT);
        terms.put("Emoji", "toot:Emoji");
        terms.putObject("featured").put("@id", "toot:featured").put("@type", "@id");
        terms.putObject("featuredTags").put("@id", "toot:featuredTags").put("@type", "@id");
        terms.put("discoverable", "toot:discoverable");
        terms.put("indexable", "toot:indexable");
        terms.put("memorial", "toot:memorial");
        terms.putObject("attributionDomains")
                .put("@id", "toot:attributionDomains")
                .put("@type", "@id");
        terms.putObject("alsoKnownAs").put("@id", "as:alsoKnownAs").put("@type", "@id");
        terms.putObject("movedTo").put("@id", "as:movedTo").put("@type", "@id");
        Capabilities.term(terms);
        terms.put("schema", "http://schema.org#");
        terms.put("PropertyValue", "schema:PropertyValue");
        terms.put("value", "schema:value");
        if (actor.profile().fields().stream()
                .anyMatch(field -> field.attestation().isPresent())) {
            terms.put("fm", FOLKMOOT);
            terms.putObject("attestation").put("@id", "fm:attestation").put("@type", "@id");
        }
    }

    private static void note(ArrayNode context, Note note) {
        var terms = Json.object();
        terms.put("Hashtag", "as:Hashtag");
        terms.put("sensitive", "as:sensitive");
        boolean emojis = note.tags().stream().anyMatch(Tag.Emoji.class::isInstance);
        if (emojis || !note.attachments().isEmpty() || note.poll().isPresent()) {
            terms.put("toot", TOOT);
        }
        if (emojis) {
            terms.put("Emoji", "toot:Emoji");
        }
        if (!note.attachments().isEmpty()) {
            terms.put("blurhash", "toot:blurhash");
            terms.putObject("focalPoint").put("@id", "toot:focalPoint").put("@container", "@list");
        }
        if (note.poll().isPresent()) {
            terms.put("votersCount", "toot:votersCount");
        }
        if (note.thread().history().isPresent()) {
            terms.putObject("history")
                    .put("@id", "https://w3id.org/fep/bad1/history")
                    .put("@type", "@id");
        }
        if (!QuoteFields.isEmpty(note.quoting())) {
            QuoteFields.terms(terms);
        }
        PolicyFields.terms(terms, note);
        if (note.proposal().isPresent()) {
            terms.put("fm", FOLKMOOT);
            terms.put("proposal", "fm:proposal");
            for (var term : new String[] {"problem", "ask", "state", "category", "locality", "lifeEvent", "language"}) {
                terms.put(term, "fm:" + term);
            }
            terms.putObject("responsibleBody").put("@id", "fm:responsibleBody").put("@type", "@id");
            terms.putObject("record").put("@id", "fm:record").put("@type", "@id");
        }
        if (note.matter().isPresent()) {
            MatterFields.terms(terms);
        }
        if (note.event().isPresent()) {
            MatterFields.eventTerms(terms);
        }
        context.add(terms);
    }

    /** An announced activity keeps its own context, which then stands inside; its terms are needed outside too. */
    private static void carried(ArrayNode context, Verbatim verbatim) {
        var own = verbatim.json().get("@context");
        if (own != null && own.isArray()) {
            own.forEach(entry -> {
                if (!entry.isTextual() || !entry.textValue().equals(ACTIVITY_STREAMS)) {
                    context.add(entry);
                }
            });
        }
    }
}
