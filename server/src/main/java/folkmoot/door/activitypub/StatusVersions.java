package folkmoot.door.activitypub;

import com.fasterxml.jackson.databind.node.ObjectNode;
import folkmoot.federation.json.ObjectWriter;
import folkmoot.federation.vocabulary.CollectionPage;
import folkmoot.federation.vocabulary.Create;
import folkmoot.federation.vocabulary.Verbatim;
import folkmoot.platform.uri.LocalUris;
import folkmoot.talk.status.StatusHistory.Version;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The activities by which a post became what it is, written from what it says now and said before. */
final class StatusVersions {

    private StatusVersions() {}

    /**
     * A Create with the first version, and an Update for each later one, whose last is what the post says now. Newest first, as
     * ActivityPub 5 asks of every OrderedCollection and FEP-bad1 repeats.
     */
    static List<CollectionPage.Item> activities(Create now, List<Version> before, LocalUris uris) {
        var items = new ArrayList<CollectionPage.Item>();
        for (int i = 0; i <= before.size(); i++) {
            var document = ObjectWriter.document(now);
            document.remove("@context");
            if (i > 0) {
                document.put("type", "Update");
                document.put(
                        "id", uris.below(now.object().uri(), "history/" + i).toString());
            }
            if (i < before.size() && document.get("object") instanceof ObjectNode note) {
                say(note, before.get(i), i == 0);
            }
            var id = URI.create(document.get("id").asText());
            items.add(new CollectionPage.Item(id, Optional.of(new Verbatim(id, "", document))));
        }
        return items.reversed();
    }

    private static void say(ObjectNode note, Version version, boolean first) {
        note.put("content", version.content()).put("sensitive", version.sensitive());
        note.remove(List.of("contentMap", "source", "summary", "updated", "proposal", "oneOf", "anyOf"));
        if (!version.spoiler().isEmpty()) {
            note.put("summary", version.spoiler());
        }
        if (!first) {
            note.put("updated", time(version.since()));
        }
    }

    private static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
