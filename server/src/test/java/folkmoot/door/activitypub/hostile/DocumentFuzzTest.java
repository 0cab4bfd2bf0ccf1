package folkmoot.door.activitypub.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import folkmoot.testing.Patience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Real documents, changed here and there, against a running inbox for some seconds. Never a fault: neither at the door nor
 * behind it, and the instance lives on. The seed is printed with every failure; {@code -Dfolkmoot.fuzz.seed} repeats one.
 */
class DocumentFuzzTest {

    private static final Duration TIME = Duration.ofSeconds(8);
    private static final long SEED = Long.getLong("folkmoot.fuzz.seed", 20_261_123L);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @Test
    void noChangedDocumentCausesAFault() throws JsonProcessingException {
        try (var scene = new Scene()) {
            var random = new Random(SEED);
            var mutations = new Mutations(random);
            var samples = samples(scene);
            var postponed = scene.town().federation().receive().counts().postponed();
            var end = System.nanoTime() + TIME.toNanos();
            int sent = 0;
            while (System.nanoTime() < end) {
                scene.next();
                var document = (ObjectNode) MAPPER.readTree(samples.get(random.nextInt(samples.size())));
                mutations.change(document);
                var status = random.nextBoolean() ? send(scene, document, random, mutations) : serve(scene, document);
                assertThat(status)
                        .as("number %d of the seed %d: %s", sent, SEED, document)
                        .isBetween(200, 499);
                sent++;
            }
            workOff(scene);

            var counts = scene.town().federation().receive().counts();
            assertThat(counts.postponed())
                    .as("faults behind the door, of the seed " + SEED)
                    .isEqualTo(postponed);
            assertThat(scene.town().federation().inbox().parked()).isZero();
            assertThat(scene.town().alice().get("/health").status()).isEqualTo(200);
            assertThat(sent).isGreaterThan(50);
        }
    }

    /** All that came in; what it leads to may be tried again for hours, because much of it leads nowhere. */
    private static void workOff(Scene scene) {
        Patience.until(() -> scene.town().federation().inbox().pending() == 0);
    }

    /** As an activity of carol's. */
    private static int send(Scene scene, ObjectNode document, Random random, Mutations mutations) {
        document.put("id", scene.text("$THERE/fuzz/$N"));
        document.put("actor", scene.text("$CAROL"));
        var body = Mutations.bytes(document);
        return scene.carolSends(random.nextInt(10) == 0 ? mutations.damage(body) : body);
    }

    /** As something that a boost of carol's makes us read. */
    private static int serve(Scene scene, ObjectNode document) {
        var served = document.get("object") instanceof ObjectNode object ? object : document;
        served.put("id", scene.text("$THERE/fuzz/$N"));
        scene.remote().serves(scene.text("/fuzz/$N"), Scene.TYPE, Mutations.bytes(served));
        return scene.carolSends(
                "{'id':'$THERE/boost/$N','type':'Announce','actor':'$CAROL','object':'$THERE/fuzz/$N','to':'$PUBLIC'}");
    }

    /** All on the server elsewhere, so that nothing is looked for on the real network. */
    private static List<String> samples(Scene scene) {
        var texts = new ArrayList<String>();
        texts.addAll(SampleDocuments.own().values());
        texts.addAll(SampleDocuments.ofOtherPrograms().values());
        assertThat(texts).isNotEmpty();
        return texts.stream()
                .filter(text -> text.stripLeading().startsWith("{"))
                .map(text -> text.replace("https://www.w3.org/", "W3://")
                        .replace("https://sample.example/users/ann", scene.text("$CAROL"))
                        .replace("https://other.example/n/1", scene.text("$POST"))
                        .replace("https://other.example/u/ben", scene.text("$ALICE"))
                        .replaceAll(
                                "https?://(?!elsewhere|here)[A-Za-z0-9.-]+(:[0-9]+)?(?=[/\"#])", scene.text("$THERE"))
                        .replace("W3://", "https://www.w3.org/"))
                .toList();
    }
}
