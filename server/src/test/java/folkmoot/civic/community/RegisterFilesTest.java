package folkmoot.civic.community;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.testing.Browser;
import folkmoot.testing.Person;
import folkmoot.testing.World;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A register goes out as a file and comes in as one: all of it, or nothing with every fault named. */
class RegisterFilesTest {

    private static final String API = "/api/folkmoot/v1/communities/";

    private static World world;
    private static Person mona;

    @BeforeAll
    static void open() {
        world = new World(Map.of("server.domain", "here.localhost"));
        mona = world.person("mona");
        for (var name : List.of("vale", "dale", "hill", "fell", "moor")) {
            community(name);
        }
    }

    private static void community(String name) {
        var house = world.server().house();
        house.platform().database().write(tx -> {
            var communities = house.civic().registry().communities();
            var made = communities.create(tx, NewCommunity.of(name, "The " + name));
            communities.addModerator(tx, made, house.people().accounts().require(tx, mona.id()));
        });
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static Person.Answer takes(String community, String text) {
        return mona.post(API + community + "/bodies/import", Map.of("text", text));
    }

    private static JsonNode register(String community) {
        return ok(mona.visit(API + community + "/bodies"));
    }

    @Test
    void whatIsExportedIsImportedAsTheSame() {
        ok(takes("vale", """
            slug,name,name_cy,domain,handle,mail,remit,holidays,gss,wikidata,parent,answer_days
            council,"Vale, Council",Cyngor y Fro,vale.example,desk@vale.example,desk@vale.example,roads; waste,2026-12-25,X06000001,Q84,,15
            parks,Parks,,parks.vale.example,,,"parks
            and playgrounds",,,,council,
            """));
        var visitor =
                new Browser(URI.create("http://localhost:" + world.server().port()));
        var table = visitor.get("/c/vale/register.csv").body();
        var json = visitor.get("/c/vale/register.json").body();

        ok(takes("dale", table));
        assertThat(fields(register("dale"))).isEqualTo(fields(register("vale")));
        assertThat(ok(takes("dale", json)).get("same")).hasSize(2);
        assertThat(ok(takes("vale", table)).get("same")).hasSize(2);
        assertThat(register("dale").get(0).get("parent").asText()
                        + register("dale").get(1).get("parent").asText())
                .contains("council");
    }

    private static List<String> fields(JsonNode register) {
        return StreamSupport.stream(register.spliterator(), false)
                .map(body ->
                        List.of("slug", "name", "names", "domain", "handle", "mail", "remit", "codes", "parent")
                                        .stream()
                                        .map(body::get)
                                        .toList()
                                        .toString()
                                + body.at("/working_time"))
                .toList();
    }

    @Test
    void everyFaultIsNamedWithItsLineAndNothingIsHalfDone() {
        var refused = takes("hill", """
            slug,name,domain,mail,parent,answer_days
            good,Good,good.example,,,
            Bad Slug,,gmail.com,nowhere,,soon
            good,Twice,twice.example,,,
            child,Child,child.example,,nobody,
            """);

        assertThat(refused.status()).isEqualTo(422);
        var details = refused.json().get("details");
        assertThat(details.properties().stream().map(Map.Entry::getKey))
                .containsExactlyInAnyOrder("line 3", "line 4", "line 5");
        assertThat(details.toString()).contains("soon is no number of days", "line 2 already", "nobody is not in the");
        assertThat(register("hill")).isEmpty();
        assertThat(ok(mona.visit(API + "hill/log"))).isEmpty();
    }

    @Test
    void aTableInAnotherScriptIsReadOrSaysWhatIsWrong() {
        var unknown = takes("fell", "slug,nazwa,domena\nrada,Rada,rada.example\ndruga,Druga,druga.example\n");
        assertThat(unknown.status()).isEqualTo(422);
        assertThat(unknown.json().get("error").asText()).contains("Line 2", "nazwa", "domena", "valid_until");

        var broken = takes("fell", "slug,name,domain\nrada,Urz\ufffdd,rada.example\n");
        assertThat(broken.json().get("error").asText()).contains("Line 2", "UTF-8");

        var cyrillic = takes("fell", "slug,name,domain\nрада,Рада,rada.example\n");
        assertThat(cyrillic.json().get("error").asText()).contains("Line 2", "from a to z");

        ok(takes("fell", "slug;name;name_ar;domain;answer_days\nrada;Urząd;المجلس;rada.example;٢٠\n"));
        assertThat(register("fell").get(0).get("answer_days").asInt()).isEqualTo(20);
        assertThat(register("fell").at("/0/names/ar").asText()).isEqualTo("المجلس");
    }

    @Test
    void listsThatNameTheirFieldsOtherwiseAreReadAndClaimNothing() {
        ok(takes("moor", """
            {"id":"loans","name":"Equipment Loans","name_alt":{"cy":"Benthyciadau"},"actor":"@equipment@loans.moor-health.example",\
            "domain":"loans.moor-health.example","parent":"health","remit":["assistive-equipment"],"area":"X54000001",\
            "ack_target_days":3,"response_target_days":20,"verification":{"level":4,"methods":["attestation"]},"duty_accounts":2}
            {"id":"health","name":"Moor Health","kind":"health","domain":"moor-health.example","ack_target_days":2}
            """));

        var loans = ok(mona.visit(API + "moor/bodies/loans"));
        assertThat(loans.get("parent").asText()).isEqualTo("health");
        assertThat(loans.get("acknowledge_days").asInt()).isEqualTo(3);
        assertThat(loans.at("/names/cy").asText()).isEqualTo("Benthyciadau");
        assertThat(loans.get("evidence")).isEmpty();
    }

    @Test
    void whatIsNoFileOfBodiesIsRefusedWithASentence() {
        for (var text : List.of("{\"slug\": \"x\"", "[1, 2]", "hello", "slug,name\n", "{}")) {
            assertThat(takes("hill", text).status()).as(text).isEqualTo(422);
        }
        assertThat(takes("hill", "[\n{\"slug\": \"x\",}]").json().get("error").asText())
                .contains("Line 2");
        var rows = new StringBuilder("slug,name,domain\n");
        for (int i = 0; i <= RegisterImport.MOST_LINES; i++) {
            rows.append("b").append(i).append(",B,b.example\n");
        }
        assertThat(takes("hill", rows.toString()).status()).isEqualTo(422);
        assertThat(register("hill")).isEmpty();
    }

    @Test
    void onlyModeratorsTakeAFileIn() {
        var refused =
                world.alice().post(API + "hill/bodies/import", Map.of("text", "slug,name,domain\nx,X,x.example\n"));

        assertThat(refused.status()).isEqualTo(403);
    }

    @Test
    void theRegistersPageEntersFromAKindOfBodyAndTakesFiles() {
        var browser =
                new Browser(URI.create("http://localhost:" + world.server().port()));
        assertThat(browser.get("/c/hill/register").body()).doesNotContain("register/import");
        browser.post("/sign-in", "login", "mona", "password", World.PASSWORD);
        var page = browser.get("/c/hill/register?template=council").body();
        assertThat(page).contains("roads; waste").contains("register/import");
        var csrf = Browser.hidden(page).get("csrf");

        var refused = browser.submit(
                "/c/hill/register", Map.of("csrf", csrf, "slug", "upper", "body-name", "Upper Hill", "domain", "com"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).as("nothing typed is lost").contains("value=\"Upper Hill\"");
        browser.submit(
                "/c/hill/register",
                Map.of("csrf", csrf, "slug", "upper", "body-name", "Upper Hill", "domain", "upper.example"));
        assertThat(browser.get("/c/hill/register").body()).contains("/c/hill/bodies/upper");
        ok(mona.delete(API + "hill/bodies/upper"));
    }
}
