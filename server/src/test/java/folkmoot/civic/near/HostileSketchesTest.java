package folkmoot.civic.near;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import folkmoot.federation.fetch.FetchBudget;
import folkmoot.federation.json.Json;
import folkmoot.federation.vocabulary.ActorType;
import folkmoot.testing.SettableClock;
import folkmoot.testing.Town;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server that tells sketches which are not as they should be. */
class HostileSketchesTest {

    private static final String PATH = "/api/folkmoot/v1/proposals/sketches";

    private static final SettableClock CLOCK = SettableClock.atNoon();
    private static Town town;

    @BeforeAll
    static void open() {
        town = new Town(Map.of(), CLOCK);
        var group = town.remote().actor("commons", ActorType.GROUP);
        var account = town.house()
                .people()
                .elsewhere()
                .accounts()
                .find(group.id(), FetchBudget.perActivity())
                .orElseThrow();
        var alice = town.alice().id();
        town.house()
                .platform()
                .database()
                .write(tx -> tx.execute(
                        "INSERT INTO follow (id, account_id, target_id, uri, accepted_at, created_at) VALUES (1, ?, ?,"
                                + " 'x', ?, ?)",
                        alice.value(),
                        account.id().value(),
                        CLOCK.instant(),
                        CLOCK.instant()));
    }

    @AfterAll
    static void close() {
        town.close();
    }

    @BeforeEach
    void forget() {
        tells(Sketches.METHOD, List.of()); // the server reads by itself, too: nothing of the test before
        CLOCK.advance(Duration.ofDays(2)); // an address that failed rests
        assertThat(read()).isEmpty();
        town.house().platform().database().write(tx -> tx.execute("DELETE FROM sketch_source"));
        town.remote().forgetRequests();
    }

    private static ObjectNode row(int number, Consumer<ObjectNode> lie) {
        var row = Json.object()
                .put("id", Integer.toString(number))
                .put("record", town.remote().uri("/records/" + number).toString())
                .put("url", town.remote().uri("/pages/" + number).toString())
                .put("title", "A proposal elsewhere, number " + number)
                .put("language", "en")
                .put(
                        "sketch",
                        Base64.getEncoder()
                                .encodeToString(Sketch.of("A proposal elsewhere number " + number)
                                        .bytes()));
        lie.accept(row);
        return row;
    }

    private static void tells(String method, List<ObjectNode> rows) {
        var answer = Json.object().put("method", method);
        var all = answer.putArray("proposals");
        rows.forEach(all::add);
        town.remote().serves(PATH, "application/json", Json.write(answer));
    }

    private static List<String> read() {
        town.house().civic().near().reading().readAll();
        return town.house()
                .platform()
                .database()
                .read(tx ->
                        tx.fetch("SELECT title FROM sketch_elsewhere ORDER BY record_uri", row -> row.getString(1)));
    }

    @Test
    void onlyWhatIsItsOwnAndCompleteIsKept() {
        tells(
                Sketches.METHOD,
                List.of(
                        row(1, row -> {}),
                        row(2, row -> row.put("record", "https://other.example/records/2")),
                        row(3, row -> row.put("url", "javascript:alert(1)")),
                        row(4, row -> row.put("url", "https://other.example/pages/4")),
                        row(5, row -> row.put("sketch", "AAAA")),
                        row(6, row -> row.put("sketch", "no base64 !")),
                        row(
                                7,
                                row -> row.put(
                                        "sketch",
                                        Base64.getEncoder()
                                                .encodeToString(Sketch.of("").bytes()))),
                        row(8, row -> row.put("language", "<script>")),
                        row(9, row -> row.put("title", "")),
                        row(10, row -> row.putArray("record")),
                        Json.object()));
        assertThat(read()).containsExactly("A proposal elsewhere, number 1");
    }

    @Test
    void aTitleIsCutAndCleaned() {
        tells(Sketches.METHOD, List.of(row(1, row -> row.put("title", "x\u0000\u202e" + "y".repeat(5_000)))));
        assertThat(read()).singleElement().satisfies(title -> {
            assertThat(title.length()).isLessThanOrEqualTo(121);
            assertThat(title).doesNotContain("\u0000").doesNotContain("\u202e");
        });
    }

    @Test
    void anotherWayOfReckoningJunkAndTooMuchAreLeft() {
        tells("minhash-64", List.of(row(1, row -> {})));
        assertThat(read()).isEmpty();
        town.remote().serves(PATH, "application/json", "[1,2".getBytes(StandardCharsets.UTF_8));
        assertThat(read()).isEmpty();
        town.remote().serves(PATH, "application/json", "\"text\"".getBytes(StandardCharsets.UTF_8));
        assertThat(read()).isEmpty();
        town.remote().serves(PATH, "application/json", new byte[2 * 1024 * 1024]);
        assertThat(read()).isEmpty();
        town.remote().answers(PATH, 404);
        assertThat(read()).isEmpty();
    }

    @Test
    void pagesWithoutEndAreLeftForTheNextTime() {
        var rows = IntStream.range(0, 500)
                .mapToObj(i -> row(i, row -> row.put("id", "7")))
                .toList();
        tells(Sketches.METHOD, rows);
        assertThat(read()).hasSize(500);
        assertThat(town.remote().received().stream()
                        .filter(request -> request.target().startsWith(PATH)))
                .as("ten a reading; the server reads by itself, too")
                .hasSizeBetween(10, 30);
    }
}
