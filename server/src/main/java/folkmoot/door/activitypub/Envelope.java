package folkmoot.door.activitypub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import folkmoot.federation.json.Fields;
import folkmoot.federation.json.Json;
import folkmoot.federation.json.MalformedDocument;
import java.net.URI;
import java.util.Optional;

/** What must be known of an activity before it is stored: id, actor, type, and what it is about. */
record Envelope(URI id, URI actor, String type, Optional<URI> object, ObjectNode json) {

    /** @throws MalformedDocument when it cannot be read or lacks one of them */
    static Envelope read(byte[] body) {
        var json = Json.read(body);
        var fields = new Fields(json);
        var id = fields.requiredId();
        var actor = fields.requiredUri("actor");
        if (fields.type().isEmpty()) {
            throw new MalformedDocument("The activity has no type");
        }
        return new Envelope(id, actor, fields.type(), fields.uri("object"), json);
    }

    /** Somebody removes or changes themselves. */
    boolean isAboutItsActor() {
        return object.filter(actor::equals).isPresent();
    }
}
