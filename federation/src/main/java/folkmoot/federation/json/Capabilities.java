package folkmoot.federation.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import folkmoot.federation.vocabulary.Actor;
import folkmoot.federation.vocabulary.ActorType;
import java.util.List;

/** What the program behind an actor can do (FEP-844e): in the instance actor itself, and in the others' generator. */
final class Capabilities {

    private static final String TERM = "https://w3id.org/fep/844e/implements";
    private static final List<String[]> IMPLEMENTED = List.of(
            new String[] {"https://datatracker.ietf.org/doc/html/rfc9421", "RFC-9421: HTTP Message Signatures"},
            new String[] {
                "https://datatracker.ietf.org/doc/html/rfc9421#name-eddsa-using-curve-edwards25",
                "RFC-9421 signatures using the Ed25519 algorithm"
            },
            new String[] {"https://w3id.org/fep/1b12", "FEP-1b12: Group federation"},
            new String[] {"https://w3id.org/fep/044f", "FEP-044f: Consent-respecting quote posts"},
            new String[] {"https://w3id.org/fep/7888", "FEP-7888: Demystifying the context property"},
            new String[] {"https://w3id.org/fep/8b32", "FEP-8b32: Object integrity proofs"},
            new String[] {Contexts.FOLKMOOT, "Folkmoot: proposals, supports, official responses"});

    private Capabilities() {}

    static void put(ObjectNode json, Actor actor) {
        actor.identity().generator().ifPresent(instance -> {
            if (actor.type() == ActorType.APPLICATION && instance.equals(actor.id())) {
                list(json);
            } else {
                list(json.putObject("generator")
                        .put("id", instance.toString())
                        .put("type", "Application")
                        .put("name", "Folkmoot"));
            }
        });
    }

    private static void list(ObjectNode program) {
        var list = program.putArray("implements");
        IMPLEMENTED.forEach(one -> list.addObject().put("href", one[0]).put("name", one[1]));
    }

    static void term(ObjectNode terms) {
        terms.putObject("implements").put("@id", TERM).put("@type", "@id");
    }
}
