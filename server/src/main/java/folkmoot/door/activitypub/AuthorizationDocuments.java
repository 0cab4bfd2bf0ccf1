package folkmoot.door.activitypub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import folkmoot.federation.json.Contexts;
import java.net.URI;

/** Documents by which authors allow what others do with their posts: stamps of quotes (FEP-044f) and GoToSocial's. */
final class AuthorizationDocuments {

    static final String QUOTE = "QuoteAuthorization";
    private static final String GOTOSOCIAL = "https://gotosocial.org/ns#";

    private AuthorizationDocuments() {}

    /**
     * The document.
     *
     * @param by the author
     * @param what does something with {@code of}, a post of that author's
     */
    static JsonNode write(URI id, String type, URI by, URI what, URI of) {
        var json = JsonNodeFactory.instance.objectNode();
        var context = json.putArray("@context");
        context.add(Contexts.ACTIVITY_STREAMS);
        var terms = context.addObject();
        terms.put("gts", GOTOSOCIAL);
        terms.put(type, type.equals(QUOTE) ? "https://w3id.org/fep/044f#" + type : "gts:" + type);
        terms.putObject("interactingObject").put("@id", "gts:interactingObject").put("@type", "@id");
        terms.putObject("interactionTarget").put("@id", "gts:interactionTarget").put("@type", "@id");
        json.put("id", id.toString());
        json.put("type", type);
        json.put("attributedTo", by.toString());
        json.put("interactingObject", what.toString());
        json.put("interactionTarget", of.toString());
        return json;
    }
}
