package folkmoot.door.web.sharing;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import folkmoot.civic.community.NewCommunity;
import folkmoot.civic.opendata.DataFile;
import folkmoot.door.House;
import folkmoot.platform.text.Table;
import folkmoot.testing.Browser;
import folkmoot.testing.Patience;
import folkmoot.testing.Person;
import folkmoot.testing.Stranger;
import folkmoot.testing.World;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What can be taken along of a community, by whom, and what cannot. */
class OpenDataTest {

    private static final String API = "/api/folkmoot/v1/";
    private static final String DATA = "/c/vale/data/";
    private static final List<String> COLUMNS = List.of("verified_local", "members", "known", "network", "in_person");
    private static final ObjectMapper JSON = new ObjectMapper();

    private static World world;
    private static Person mona;
    private static String booking;
    private static String formula;

    @BeforeAll
    static void open() {
        world = new World(Map.of("server.domain", "here.localhost"));
        mona = world.person("mona");
        House house = world.server().house();
        house.platform().database().write(tx -> {
            var communities = house.civic().registry().communities();
            var made = communities.create(tx, NewCommunity.of("vale", "The Vale"));
            communities.create(tx, NewCommunity.of("dale", "The Dale"));
            communities.addModerator(tx, made, house.people().accounts().require(tx, mona.id()));
        });
        ok(mona.post(API + "communities/vale/bodies/import", Map.of("text", """
            slug,name,domain
            records,Civil Records,records.example
            """)));
        booking =
                proposes("vale", "Tell all offices once when somebody dies", "So that nobody has to write ten letters");
        formula = proposes("vale", "=HYPERLINK(\"http://evil.example\")", "@SUM(1+1)*cmd|' /C calc'!A0");
        proposes("dale", "Something of another community altogether", "Elsewhere");
        for (var name : List.of("p1", "p2", "p3", "p4", "p5", "p6")) {
            ok(world.person(name).post(API + "proposals/" + booking + "/support"));
        }
        ok(world.bob().post(API + "proposals/" + formula + "/support"));
        Stranger.waitsForLog(world);
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static String proposes(String community, String title, String ask) {
        var wanted = Map.of(
                "community",
                community,
                "title",
                title,
                "ask",
                ask,
                "different_because",
                "it is tried here",
                "bodies",
                community.equals("vale") ? List.of("records") : List.of());
        return ok(world.alice().post(API + "proposals", wanted)).get("id").asText();
    }

    private static HttpResponse<String> get(String path, String... headers) {
        return world.visitor().get(path, headers);
    }

    private static List<Table.Row> csv(String path) {
        var answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        return Table.read(answer.body()).rows();
    }

    private static JsonNode json(String path) {
        var answer = get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        try {
            return JSON.readTree(answer.body());
        } catch (IOException broken) {
            throw new AssertionError(answer.body(), broken);
        }
    }

    private static JsonNode one(JsonNode rows, String field, String value) {
        return StreamSupport.stream(rows.spliterator(), false)
                .filter(row -> row.get(field).asText().equals(value))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void bothFormsSayTheSameAndOnlyOfThisCommunity() {
        for (var file : DataFile.values()) {
            var names = file.fields().stream().map(field -> field.name()).toList();
            var table = Table.read(get(DATA + file.word() + ".csv").body());
            var rows = json(DATA + file.word() + ".json");
            assertThat(table.columns()).isEqualTo(names);
            assertThat(table.rows()).as(file.word()).hasSize(rows.size());
            rows.forEach(row -> assertThat(row.fieldNames()).toIterable().isEqualTo(names));
        }
        assertThat(get(DATA + "proposals.csv").body()).doesNotContain("Something of another community");
        var proposal = one(json(DATA + "proposals.json"), "id", booking);
        assertThat(proposal.get("bodies").asText()).isEqualTo("records");
        assertThat(proposal.get("supports").asInt()).isEqualTo(6);
        assertThat(proposal.get("url").asText()).endsWith("/c/vale/proposals/" + booking);
        assertThat(json(DATA + "states.json").findValuesAsText("kind")).contains("published");
        assertThat(json(DATA + "versions.json").findValuesAsText("proposal_id")).contains(booking, formula);
    }

    @Test
    void aSpreadsheetIsNeverGivenAFormula() {
        var raw = get(DATA + "proposals.csv").body();
        assertThat(raw).contains("\"'=HYPERLINK(\"\"http://evil.example\"\")\"").contains("'@SUM(1+1)*cmd");
        for (var file : DataFile.values()) {
            for (var row : csv(DATA + file.word() + ".csv")) {
                assertThat(row.cells().values()).noneMatch(cell -> cell.matches("[=+@\\t\\r-].*[^0-9.].*"));
            }
        }
        assertThat(one(json(DATA + "proposals.json"), "id", formula)
                        .get("title")
                        .asText())
                .as("programs get it as it is")
                .startsWith("=HYPERLINK");
    }

    @Test
    void aColumnOfFewIsHeldBackAndOneOfManyIsNot() {
        var columns = json(DATA + "columns.json");
        var many = one(columns, "proposal_id", booking);
        assertThat(COLUMNS).extracting(column -> many.get(column).asInt()).containsOnlyOnce(6);
        assertThat(many.get("total").asInt()).isEqualTo(6);
        assertThat(one(columns, "proposal_id", booking).get("held_back").asBoolean())
                .isFalse();
        var few = one(columns, "proposal_id", formula);
        assertThat(few.get("held_back").asBoolean()).isTrue();
        assertThat(few.get("total").asInt()).isEqualTo(1);
        assertThat(COLUMNS).allMatch(column -> few.get(column).isNull());
    }

    @Test
    void nobodysNameStandsInIt() {
        for (var file : DataFile.values()) {
            for (var form : List.of(".csv", ".json")) {
                var body = get(DATA + file.word() + form).body();
                assertThat(body)
                        .doesNotContain(
                                "alice", "bob", "mona", world.alice().id().toString());
            }
        }
    }

    @Test
    void whatIsHiddenGoesAndWhoKeepsACopyIsTold() {
        var id = proposes("vale", "What should not have been proposed", "A secret of somebody");
        var before = Instant.now();
        ok(mona.post(API + "proposals/" + id + "/state", Map.of("state", "hidden", "reason", "personal-data")));
        for (var file : DataFile.values()) {
            assertThat(get(DATA + file.word() + ".json").body()).as(file.word()).doesNotContain(id);
        }
        var changed = get(DATA + "proposals.json?since=" + before).body();
        assertThat(changed).doesNotContain("What should not", "A secret");
        var told = one(json(DATA + "proposals.json?since=" + before), "id", id);
        assertThat(told.get("state").asText()).isEqualTo("hidden");
        assertThat(told.get("title").isNull()).isTrue();
        for (var file : List.of("versions", "states", "responses")) {
            assertThat(get(DATA + file + ".json?since=" + before).body()).doesNotContain(id);
        }
    }

    @Test
    void onlyWhatChangedSinceAMomentIsAskedForAndTheNextMomentIsSaid() {
        var later = Instant.now().plusSeconds(3600);
        assertThat(json(DATA + "proposals.json?since=" + later)).isEmpty();
        assertThat(json(DATA + "states.json?since=1969-01-01T00:00:00Z")).isNotEmpty();
        assertThat(get(DATA + "versions.csv").headers().firstValue("Link").orElse(""))
                .matches("<http.*/c/vale/data/versions\\.csv\\?since=[0-9T:Z-]+>; rel=\"monitor\"");
        assertThat(get(DATA + "states.json?since=yesterday").statusCode()).isEqualTo(400);
        assertThat(get(DATA + "columns.json?since=" + later).statusCode()).isEqualTo(400);
        assertThat(get("/c/nowhere/data/states.json").statusCode()).isEqualTo(404);
        assertThat(get(DATA + "supporters.json").statusCode()).isEqualTo(404);
    }

    @Test
    void whoHasItIsAnsweredShortlyUntilSomethingChanges() {
        // what the other tests proposed may still be told to bodies, which is a change
        Patience.until(() -> get(DATA + "states.csv", "If-None-Match", tag()).statusCode() == 304);
        var tag = tag();
        proposes("vale", "One more, so that something changes", "Anything");
        Patience.untilSettled(world);
        assertThat(get(DATA + "states.csv", "If-None-Match", tag).statusCode()).isEqualTo(200);
    }

    private static String tag() {
        return get(DATA + "states.csv").headers().firstValue("ETag").orElseThrow();
    }

    @Test
    void moreThanIsReadAtOnceComesWholeAndInOrder() {
        world.server().house().platform().database().write(tx -> tx.execute("""
            INSERT INTO proposal_event (id, proposal_id, kind, from_state, to_state, created_at)
            SELECT (1::bigint << 40) + n, ?, 'track', 'asked', 'acknowledged', now() FROM generate_series(1, 1700) n
            """, Long.parseLong(booking)));
        var ids = json(DATA + "states.json").findValuesAsText("id").stream()
                .map(Long::parseLong)
                .toList();
        assertThat(ids).hasSizeGreaterThan(1700).doesNotHaveDuplicates().isSorted();
        assertThat(csv(DATA + "states.csv")).hasSameSizeAs(ids);
    }

    @Test
    void moderatorsChooseTheLicenceInTheOpenAndNobodyElseDoes() {
        assertThat(json(DATA + "datapackage.json").has("licenses")).isFalse();
        assertThat(world.alice()
                        .put(API + "communities/vale", Map.of("data_licence", "CC0-1.0"))
                        .status())
                .isEqualTo(403);
        assertThat(mona.put(API + "communities/vale", Map.of("data_licence", "WTFPL"))
                        .status())
                .isEqualTo(422);
        ok(mona.put(API + "communities/vale", Map.of("data_licence", "CC-BY-4.0")));
        assertThat(json(DATA + "datapackage.json").at("/licenses/0/name").asText())
                .isEqualTo("CC-BY-4.0");
        Browser browser = world.signedIn(mona);
        var form = Browser.hidden(browser.get("/c/vale/moderation/data").body());
        form.put("data_licence", "ODbL-1.0");
        assertThat(browser.submit("/c/vale/moderation/data", form).statusCode()).isEqualTo(303);
        assertThat(get("/c/vale/data").body()).contains("Open Database License");
        assertThat(get("/data").body()).contains("/c/vale/data", "ODbL-1.0", "/c/dale/data");
        assertThat(ok(world.alice().visit(API + "communities/vale/log")).findValuesAsText("act"))
                .contains("data_licence");
        assertThat(world.signedIn(world.alice()).get("/c/vale/moderation/data").statusCode())
                .isEqualTo(403);
    }

    @Test
    void theDescriptionNamesEveryFileWithItsColumns() {
        var described = json(DATA + "datapackage.json");
        assertThat(described.get("$schema").asText()).endsWith("/datapackage.json");
        assertThat(described.get("resources")).hasSize(2 * DataFile.values().length);
        described.get("resources").forEach(resource -> {
            var path = resource.get("path").asText();
            var served = get(path.substring(path.indexOf("/c/")));
            assertThat(served.headers().firstValue("Content-Type").orElse(""))
                    .startsWith(resource.get("mediatype").asText());
            assertThat(resource.at("/schema/primaryKey")).isNotEmpty();
        });
    }
}
