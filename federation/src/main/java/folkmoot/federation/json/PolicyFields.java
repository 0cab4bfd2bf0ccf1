package folkmoot.federation.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import folkmoot.federation.vocabulary.Note;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who may quote (FEP-044f), answer, like or pass on a post (GoToSocial): its {@code interactionPolicy}. */
final class PolicyFields {

    private static final int MOST_APPROVED = 20;

    /** The second is the older word. */
    private static final List<String> AUTHORIZED = List.of("replyAuthorization", "approvedBy");

    private PolicyFields() {}

    /** {@code always} and {@code approvalRequired} are the older words. */
    static Optional<Note.Allowed> read(Fields fields, String act) {
        return fields.object("interactionPolicy")
                .flatMap(policy -> policy.object(act))
                .filter(policy -> !policy.node().isEmpty())
                .map(policy -> new Note.Allowed(
                        approved(policy, "automaticApproval", "always"),
                        approved(policy, "manualApproval", "approvalRequired")));
    }

    static Note.Interactions read(Fields fields) {
        return new Note.Interactions(
                read(fields, "canLike"),
                read(fields, "canReply"),
                read(fields, "canAnnounce"),
                AUTHORIZED.stream()
                        .flatMap(name -> fields.webUri(name).stream())
                        .findFirst());
    }

    private static List<URI> approved(Fields policy, String name, String older) {
        var uris = policy.uris(name, MOST_APPROVED);
        return uris.isEmpty() ? policy.uris(older, MOST_APPROVED) : uris;
    }

    static void write(ObjectNode json, Note note) {
        var told = told(note);
        if (!told.isEmpty()) {
            var policy = json.putObject("interactionPolicy");
            told.forEach((act, allowed) -> write(policy.putObject(act), allowed));
        }
        for (var name : AUTHORIZED) {
            ObjectWriter.put(json, name, note.interactions().replyAuthorization());
        }
    }

    private static void write(ObjectNode json, Note.Allowed allowed) {
        ObjectWriter.put(json, "automaticApproval", allowed.automatic());
        if (!allowed.manual().isEmpty()) {
            ObjectWriter.put(json, "manualApproval", allowed.manual());
        }
    }

    private static Map<String, Note.Allowed> told(Note note) {
        var told = new LinkedHashMap<String, Note.Allowed>();
        note.quoting().canQuote().ifPresent(allowed -> told.put("canQuote", allowed));
        note.interactions().canLike().ifPresent(allowed -> told.put("canLike", allowed));
        note.interactions().canReply().ifPresent(allowed -> told.put("canReply", allowed));
        note.interactions().canAnnounce().ifPresent(allowed -> told.put("canAnnounce", allowed));
        return told;
    }

    /** The terms that the properties above need. */
    static void terms(ObjectNode terms, Note note) {
        var told = told(note);
        if (told.isEmpty()) {
            return;
        }
        terms.put("gts", "https://gotosocial.org/ns#");
        link(terms, "interactionPolicy");
        told.keySet().forEach(act -> link(terms, act));
        link(terms, "automaticApproval");
        link(terms, "manualApproval");
        note.interactions().replyAuthorization().ifPresent(_ -> AUTHORIZED.forEach(name -> link(terms, name)));
    }

    private static void link(ObjectNode terms, String term) {
        terms.putObject(term).put("@id", "gts:" + term).put("@type", "@id");
    }
}
