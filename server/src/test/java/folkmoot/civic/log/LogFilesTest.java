package folkmoot.civic.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.federation.json.Json;
import folkmoot.federation.log.Checkpoint;
import folkmoot.federation.log.ConsistencyProof;
import folkmoot.federation.log.EntryBundle;
import folkmoot.federation.log.HashTile;
import folkmoot.federation.log.InclusionProof;
import folkmoot.federation.log.LogPaths;
import folkmoot.federation.log.NoteSignatures;
import folkmoot.federation.log.SignedNote;
import folkmoot.federation.log.TileTree;
import folkmoot.federation.log.TreeHashes;
import folkmoot.federation.signature.Multikey;
import folkmoot.testing.SettableClock;
import folkmoot.testing.World;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What anybody can read of the log, over HTTP. */
class LogFilesTest {

    private static final String API = "/api/folkmoot/v1/log/";

    private final SettableClock clock = SettableClock.atNoon();
    private final World world = new World(Map.of("server.domain", "town.localhost"), clock);
    private final LogOfTests log = new LogOfTests(world);

    /** The server signs by itself when it starts, sooner or later: the empty tree is signed before a test begins. */
    @BeforeEach
    void begin() {
        log.text("/log/checkpoint");
        clock.advance(Duration.ofMinutes(1));
    }

    @AfterEach
    void close() {
        world.close();
    }

    private Checkpoint checkpoint() {
        return Checkpoint.read(SignedNote.read(log.text("/log/checkpoint")).text());
    }

    private JsonNode json(String path) {
        return Json.read(("{\"it\":" + log.text(path) + "}").getBytes(StandardCharsets.UTF_8))
                .get("it");
    }

    @Test
    void theCheckpointIsSignedWithTheKeyThatTheInstanceActorLists() {
        log.grows(3);

        var note = SignedNote.read(log.text("/log/checkpoint"));

        var host = world.server().house().platform().uris().host();
        assertThat(Checkpoint.read(note.text()).origin()).isEqualTo(host + "/log");
        assertThat(Checkpoint.read(note.text()).size()).isEqualTo(3);
        assertThat(NoteSignatures.isSigned(note, log.key())).isTrue();
        assertThat(log.get("/log/checkpoint").headers().firstValue("content-type"))
                .contains("text/plain; charset=utf-8");
        assertThat(json(API + "head").get("key").asText()).isEqualTo(log.key().encoded());
        var actor = world.alice().visit("/").status();
        assertThat(actor).isEqualTo(200);
        assertThat(Multikey.encode(log.key().key())).startsWith("z6Mk");
    }

    @Test
    void theTreeIsRebuiltFromTilesAndEntries() {
        log.grows(600);
        var checkpoint = checkpoint();

        var tree = new TileTree(600, (address, width) -> {
            var answer = log.get("/log/" + LogPaths.tile(address, width));
            assertThat(answer.headers().firstValue("cache-control").orElse("")).contains("immutable");
            return new HashTile(address, answer.body());
        });
        assertThat(tree.root()).isEqualTo(checkpoint.root());

        var leaves = new ArrayList<byte[]>();
        for (var path : List.of("000", "001", "002.p/88")) {
            EntryBundle.read(log.get("/log/tile/entries/" + path).body())
                    .forEach(entry -> leaves.add(TreeHashes.leaf(entry)));
        }
        assertThat(leaves).hasSize(600);
        for (int position : List.of(0, 255, 256, 599)) {
            assertThat(tree.inclusion(position).verifies(leaves.get(position), checkpoint.root()))
                    .isTrue();
        }
    }

    @Test
    void narrowerTilesOfEarlierTimesStay() {
        log.grows(300);

        assertThat(log.get("/log/tile/1/000.p/1").body()).hasSize(32);
        assertThat(log.get("/log/tile/0/001.p/3").body()).hasSize(96);
        assertThat(EntryBundle.read(log.get("/log/tile/entries/001.p/3").body()))
                .hasSize(3);
    }

    @Test
    void whatIsNotThereYetOrNeverIsNotFound() {
        log.grows(300);
        for (var path : List.of(
                "tile/0/001",
                "tile/0/001.p/45",
                "tile/0/002",
                "tile/1/000",
                "tile/2/000.p/1",
                "tile/entries/001",
                "tile/entries/001.p/45",
                "tile/entries/x999/x999/x999/x999/999",
                "tile/63/x999/x999/x999/x999/999",
                "tile/0/0",
                "tile/..%2f..%2fetc",
                "tile/%00",
                "tile/",
                "checkpoint/7",
                "checkpoint/junk",
                "checkpoint/-1")) {
            assertThat(log.get("/log/" + path).statusCode()).as(path).isEqualTo(404);
        }
    }

    @Test
    void proofsHoldForEverySizeThatTheLogHad() {
        log.grows(70);
        var root = json(API + "consistency?from=0&to=70").get("to_root_hash").asText();
        for (int size : List.of(1, 7, 64, 69, 70)) {
            var consistency = json(API + "consistency?from=" + size + "&to=70");
            assertThat(new ConsistencyProof(size, 70, path(consistency))
                            .verifies(
                                    bytes(consistency.get("from_root_hash")),
                                    HexFormat.of().parseHex(root)))
                    .isTrue();
            var inclusion = json(API + "inclusion?position=" + (size - 1) + "&size=" + size);
            assertThat(new InclusionProof(size - 1, size, path(inclusion))
                            .verifies(bytes(inclusion.get("leaf_hash")), bytes(inclusion.get("root_hash"))))
                    .isTrue();
            assertThat(inclusion.get("root_hash")).isEqualTo(consistency.get("from_root_hash"));
        }
        assertThat(log.get(API + "inclusion?position=70").statusCode()).isEqualTo(404);
        assertThat(log.get(API + "inclusion").statusCode()).isEqualTo(404);
        assertThat(log.get(API + "inclusion?position=0&size=71").statusCode()).isEqualTo(404);
        assertThat(log.get(API + "consistency?from=71&to=70").statusCode()).isEqualTo(404);
        assertThat(log.get(API + "consistency?from=1&to=71").statusCode()).isEqualTo(404);
        assertThat(log.get(API + "consistency?from=-1").statusCode()).isEqualTo(400);
        assertThat(log.get(API + "consistency?from=9999999999999999999").statusCode())
                .isEqualTo(400);
    }

    @Test
    void entriesAreReadByRangeAThousandAtMost() {
        log.grows(1_100);

        assertThat(json(API + "entries")).hasSize(1_000);
        assertThat(json(API + "entries?from=0&to=5000")).hasSize(1_000);
        assertThat(json(API + "entries?from=1099&to=1200")).hasSize(1);
        assertThat(json(API + "entries?from=1100")).isEmpty();
        assertThat(json(API + "entries?from=999999999999999999")).isEmpty();
        assertThat(log.get(API + "entries?from=5&to=4").statusCode()).isEqualTo(400);
        var entry = json(API + "entries?from=7&to=8").get(0);
        assertThat(entry.at("/entry/n").asInt()).isEqualTo(7);
        assertThat(entry.get("position").asInt()).isEqualTo(7);
        assertThat(bytes(entry.get("leaf_hash")))
                .isEqualTo(TreeHashes.leaf("{\"n\":7}".getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aTreeThatGrowsIsSignedOnceInFiveSecondsAtMost() {
        log.grows(1);
        assertThat(checkpoint().size()).isEqualTo(1);

        log.grows(1);
        assertThat(checkpoint().size()).isEqualTo(1);

        clock.advance(Duration.ofSeconds(6));
        assertThat(checkpoint().size()).isEqualTo(2);
        assertThat(log.get("/log/checkpoint/1").statusCode()).isEqualTo(200);
        assertThat(log.get("/log/checkpoint/2").statusCode()).isEqualTo(200);
    }

    @Test
    void aTreeThatIsSmallerOrOtherThanOneThatWasSignedIsNeverSigned() {
        log.grows(10);
        var signed = checkpoint();
        var database = world.server().house().platform().database();

        clock.advance(Duration.ofMinutes(1));
        database.write(tx -> tx.execute("UPDATE log_head SET size = 9"));
        assertThat(checkpoint().text()).isEqualTo(signed.text());
        assertThat(json(API + "head").get("sound").asBoolean()).isFalse();

        clock.advance(Duration.ofMinutes(1));
        database.write(tx -> {
            tx.execute("DELETE FROM log_entry");
            tx.execute("DELETE FROM log_tile");
            tx.execute("UPDATE log_head SET size = 0");
        });
        log.grows("other", 20);
        assertThat(checkpoint().text()).isEqualTo(signed.text());
        assertThat(json(API + "head").get("sound").asBoolean()).isFalse();
    }

    @Test
    void aNoteThatProvesALieIsTakenFromAnybodyAndNoOther() {
        log.grows(10);
        var honest = checkpoint();
        var otherRoot = log.signs(new Checkpoint(honest.origin(), 5, honest.root()).text());
        var larger = log.signs(new Checkpoint(honest.origin(), 11, honest.root()).text());
        var elsewhere = log.signs(new Checkpoint("else.localhost/log", 5, honest.root()).text());

        assertThat(fork(log.text("/log/checkpoint"))).isEqualTo(422);
        assertThat(fork(elsewhere.written())).isEqualTo(422);
        assertThat(fork(otherRoot.written().replace("\n5\n", "\n6\n"))).isEqualTo(422);
        assertThat(fork("junk")).isEqualTo(400);
        assertThat(log.post("/log/forks", "{}")).isEqualTo(400);
        assertThat(json(API + "head").get("forks")).isEmpty();

        assertThat(fork(otherRoot.written())).isEqualTo(202);
        assertThat(fork(otherRoot.written())).isEqualTo(202);
        assertThat(fork(larger.written())).isEqualTo(202);
        assertThat(json(API + "head").get("forks"))
                .extracting(fork -> fork.get("reason").asText())
                .containsExactly("cut-back", "other-root");
    }

    @Test
    void theSignatureOfAServerThatFollowsNobodyHereIsRefused() {
        log.grows(10);
        var note = Json.object()
                .put("note", log.text("/log/checkpoint"))
                .put("key", "http://stranger.localhost:9/#ed25519-key");

        assertThat(log.post("/log/cosignatures", note.toString())).isEqualTo(403);
        assertThat(log.post("/log/cosignatures", note.put("key", "junk").toString()))
                .isEqualTo(400);
        assertThat(log.post("/log/cosignatures", "{\"note\":\"junk\",\"key\":\"http://a.localhost/\"}"))
                .isEqualTo(400);
        assertThat(log.post("/log/cosignatures", "{\"note\":\"" + "x".repeat(70_000) + "\"}"))
                .isEqualTo(413);
    }

    private int fork(String note) {
        return log.post("/log/forks", Json.object().put("note", note).toString());
    }

    private static List<byte[]> path(JsonNode proof) {
        var path = new ArrayList<byte[]>();
        proof.get("path").forEach(hash -> path.add(bytes(hash)));
        return path;
    }

    private static byte[] bytes(JsonNode hex) {
        return HexFormat.of().parseHex(hex.asText());
    }
}
