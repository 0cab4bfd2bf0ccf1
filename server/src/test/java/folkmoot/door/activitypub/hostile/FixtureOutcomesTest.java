package folkmoot.door.activitypub.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.node.ObjectNode;
import folkmoot.federation.fetch.FetchBudget;
import folkmoot.federation.json.ActivityReader;
import folkmoot.federation.json.CollectionReader;
import folkmoot.federation.json.Json;
import folkmoot.federation.json.MalformedDocument;
import folkmoot.federation.json.ObjectReader;
import folkmoot.federation.vocabulary.Unrecognized;
import folkmoot.federation.vocabulary.Verbatim;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Documents of fourteen other programs: given to the readers, and to a running instance in a network that is played for
 * them. Activities come into the inbox, signed by their actor; everything else is looked up. The list of what became of
 * each is {@code docs/federation/fixtures.md}. Skipped where the documents are not there.
 */
class FixtureOutcomesTest {

    private static final Path PAGE = Path.of("../docs/federation/fixtures.md");
    private static final Map<String, String> DOCUMENTS = SampleDocuments.ofOtherPrograms();
    private static final String HEADER = """
        # What becomes of other programs' documents

        The sample documents of Lemmy's repository (`crates/apub/apub/assets`, commit 439734dd6), read by Folkmoot. Activities were put
        into the inbox of a running instance, signed by their actor; everything else was looked up by its id, in a network played for
        the purpose. Nobody here follows or is named by anybody there, so what concerns nobody is not kept. Written by
        `FixtureOutcomesTest` (`make documents`).

        | document | read as | answer | requests | what became of it |
        |---|---|---|---|---|
        """;

    @Test
    void everyDocumentIsReadOrRefusedWithASentence() {
        assumeFalse(DOCUMENTS.isEmpty(), "the documents are not here");

        DOCUMENTS.forEach((name, text) -> assertThat(readAs(text)).as(name).isNotBlank());
    }

    @Test
    void everyDocumentIsTakenWithoutAFaultAndWithinItsBudget() throws IOException {
        assumeFalse(DOCUMENTS.isEmpty(), "the documents are not here");
        var lines = new TreeMap<String, String>();
        try (var scene = new Scene()) {
            var network = new PlayedNetwork(scene.remote(), DOCUMENTS.values());
            DOCUMENTS.forEach((name, text) -> lines.put(name, outcome(scene, network, name, text)));
            assertThat(scene.town().federation().receive().counts().postponed()).isZero();
            assertThat(scene.town().federation().inbox().parked()).isZero();
        }
        var page = HEADER + lines.values().stream().collect(Collectors.joining("\n", "", "\n"));
        if (Boolean.getBoolean("folkmoot.documents")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).as("run make documents").isEqualTo(page);
    }

    private static String outcome(Scene scene, PlayedNetwork network, String name, String text) {
        scene.next();
        scene.remote().forgetRequests();
        var before = scene.rows();
        var document = network.read(network.moved(text));
        var isActivity =
                document.filter(json -> json.has("actor") && json.has("type")).isPresent();
        var answer = document.isEmpty()
                ? "not a document"
                : isActivity ? send(scene, network, document.get()) : find(scene, document.get());
        scene.settle();
        var requests = scene.remote().received().stream()
                .filter(request -> request.method().equals("GET"))
                .count();
        assertThat(requests).as(name).isLessThanOrEqualTo(FetchBudget.PER_ACTIVITY + 10L);
        return "| `%s` | %s | %s | %d | %s |"
                .formatted(name, readAs(text), answer, requests, grown(before, scene.rows()));
    }

    private static String send(Scene scene, PlayedNetwork network, ObjectNode document) {
        var actor = document.get("actor").isTextual()
                ? document.get("actor").asText()
                : document.path("actor").path("id").asText();
        var body = document.toString().getBytes(StandardCharsets.UTF_8);
        var status = scene.town().carol().sends(scene.inbox(), body, network.keyOf(actor), Instant.now());
        assertThat(status).isBetween(200, 499);
        return String.valueOf(status);
    }

    private static String find(Scene scene, ObjectNode document) {
        var id = document.path("id").asText("");
        if (!id.startsWith("http")) {
            return "no id";
        }
        var uri = URI.create(id.replaceFirst("#.*", ""));
        var house = scene.town().house();
        var isActor = document.has("inbox");
        var found = isActor
                ? house.people().elsewhere().accounts().byUri(uri).isPresent()
                : house.talk().posts().remote().byUri(uri).isPresent();
        return found ? "found" : "not found";
    }

    private static String readAs(String text) {
        try {
            var json = Json.read(text.getBytes(StandardCharsets.UTF_8));
            var type = json.path("type").asText("");
            if (json.has("actor")) {
                var activity = ActivityReader.read(json);
                return activity instanceof Unrecognized ? type + ", not known" : activity.type();
            }
            if (type.contains("Collection")) {
                return type + " of " + CollectionReader.read(json).items().size();
            }
            var object = ObjectReader.read(json);
            return object instanceof Verbatim
                    ? type + ", as it is"
                    : object.getClass().getSimpleName() + " (" + type + ")";
        } catch (MalformedDocument refused) {
            return "refused: " + refused.getMessage();
        }
    }

    private static String grown(Map<String, Long> before, Map<String, Long> after) {
        var grown = after.entrySet().stream()
                .filter(table -> !table.getValue().equals(before.get(table.getKey())))
                .map(table -> "%s %+d".formatted(table.getKey(), table.getValue() - before.get(table.getKey())))
                .collect(Collectors.joining(", "));
        return grown.isEmpty() ? "nothing kept" : grown;
    }
}
