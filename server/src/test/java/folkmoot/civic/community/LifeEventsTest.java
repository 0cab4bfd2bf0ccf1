package folkmoot.civic.community;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.door.House;
import folkmoot.testing.Browser;
import folkmoot.testing.Person;
import folkmoot.testing.Proposing;
import folkmoot.testing.World;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whom a matter concerns: bodies suggested with their reasons, and life events across them. */
class LifeEventsTest {

    private static final String API = "/api/folkmoot/v1/";

    private static World world;
    private static House house;
    private static Person mona;

    @BeforeAll
    static void open() {
        world = new World(Map.of("server.domain", "here.localhost"));
        house = world.server().house();
        mona = world.person("mona");
        house.platform().database().write(tx -> {
            var communities = house.civic().registry().communities();
            var made = communities.create(tx, NewCommunity.of("vale", "The Vale"));
            communities.addModerator(tx, made, house.people().accounts().require(tx, mona.id()));
            communities.putLocality(tx, made.id(), new Locality("gss:X06000001", "The Vale", Optional.empty()));
            communities.putLocality(
                    tx, made.id(), new Locality("gss:X05000011", "Upper Vale", Optional.of("gss:X06000001")));
            communities.putLocality(tx, made.id(), new Locality("gss:X06000002", "The Dale", Optional.empty()));
        });
        ok(mona.post(API + "communities/vale/bodies/import", Map.of("text", """
            slug,name,domain,categories,life_events,area,valid_from,valid_until,mail
            council,Vale Council,vale.example,roads-and-streets,bereavement,X06000001,,,desk@vale.example
            dale,Dale Council,dale.example,roads-and-streets,bereavement,X06000002,,,
            records,Civil Records,records.example,,bereavement,K02000001,,,
            pensions,Pensions Office,pensions.example,,bereavement,,,,
            vehicles,Vehicle Office,vehicles.example,,bereavement,K02000001,,,
            old,Old Roads Board,old.example,roads-and-streets,,X06000001,2020-01-01,2021-01-01,
            soon,New Roads Board,soon.example,roads-and-streets,,X06000001,2199-01-01,,
            """)));
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static List<String> suggested(String query) {
        return StreamSupport.stream(
                        ok(world.alice().visit(API + "communities/vale/suggested_bodies?" + query))
                                .spliterator(),
                        false)
                .map(one -> one.get("slug").asText() + " " + one.get("reasons"))
                .toList();
    }

    private static String proposes(String title, String event, List<String> bodies) {
        return ok(world.alice()
                        .post(
                                API + "proposals",
                                Map.of(
                                        "community", "vale",
                                        "title", title,
                                        "ask", "Please do it.",
                                        "life_event", event,
                                        "bodies", bodies)))
                .get("id")
                .asText();
    }

    private static List<String> titles(JsonNode list) {
        return list.findValuesAsText("title");
    }

    @Test
    void bodiesAreSuggestedByMatterAndPlaceWithTheReasons() {
        assertThat(suggested("category=roads-and-streets&locality=gss:X05000011"))
                .as("the place lies in one council's area and outside of the other's; boards that are no more or"
                        + " not yet are left out")
                .containsExactly("council [\"category\",\"area\"]");
        assertThat(suggested("life_event=bereavement&locality=gss:X06000002"))
                .as("at most three, those of the area first")
                .hasSize(3)
                .startsWith("dale [\"life-event\",\"area\"]")
                .noneMatch(one -> one.startsWith("council"));
        assertThat(suggested("locality=gss:X05000011"))
                .as("a place alone says nothing")
                .isEmpty();
        assertThat(suggested("category=health")).isEmpty();
    }

    @Test
    void c7TheFormOffersBodiesWithTheReasonsWhereNoneIsNamed() {
        var browser =
                new Browser(URI.create("http://localhost:" + world.server().port()));
        browser.post("/sign-in", "login", "alice", "password", World.PASSWORD);
        var form = browser.get("/c/vale/proposals/new").body();
        var typed = new HashMap<>(Map.of(
                "csrf", Browser.hidden(form).get("csrf"),
                "key", "suggestions",
                "title", "Mend the bridge over the mill race",
                "ask", "Mend it.",
                "category", "roads-and-streets",
                "locality", "gss:X05000011",
                "language", "en"));

        var written = browser.submit("/c/vale/proposals", typed);
        var offered = browser.get(Browser.location(written).getPath());

        assertThat(offered.statusCode()).isEqualTo(200);
        assertThat(offered.body())
                .contains("These could be asked", "Vale Council", "the place lies in its area")
                .contains("name=\"bodies[]\" value=\"council\"");
        var published = Proposing.onwards(browser, written);
        assertThat(published.statusCode()).as(published.body()).isEqualTo(303);
        assertThat(browser.get(Browser.location(published).getPath()).body())
                .as("and the author decides")
                .contains("addresses no public body yet");
    }

    @Test
    void c8ALifeEventSaysHowManyOfFourAnsweredWhoIsBehindAndWhomToAsk() {
        var id = proposes(
                "Tell all offices once when somebody dies",
                "bereavement",
                List.of("council", "records", "pensions", "vehicles"));
        house.platform()
                .database()
                .write(tx -> tx.sql()
                        .execute(
                                "UPDATE proposal_track SET state = CASE position WHEN 2 THEN 'acknowledged' ELSE"
                                        + " 'accepted' END, answered_at = now() WHERE proposal_id = ? AND position < 3",
                                Long.parseLong(id)));

        var event = ok(world.alice().visit(API + "communities/vale/life_events/bereavement"));
        assertThat(event.at("/proposals/0/bodies").asInt()).isEqualTo(4);
        assertThat(event.at("/proposals/0/answered").asInt()).isEqualTo(2);
        assertThat(event.at("/proposals/0/least_advanced").asText()).isEqualTo("not-asked");
        assertThat(event.at("/life_event/bodies").toString()).contains("council", "records", "pensions");

        var page = new Browser(URI.create("http://localhost:" + world.server().port()))
                .get("/c/vale/life-events/bereavement")
                .body();
        assertThat(page)
                .contains("2 of 4 bodies have answered", "Least advanced: not asked yet")
                .contains("A checklist to print", "desk@vale.example", "Pensions Office");
    }

    @Test
    void c9ListsAreFilteredByTheKindOfInteractionInEveryLanguage() {
        proposes("One form for a new home", "moving-home", List.of());
        proposes("A letter before the child starts school", "starting-school", List.of());
        proposes("Offer help when a job is lost", "losing-a-job", List.of());

        var proactive = ok(world.alice().visit(API + "proposals?community=vale&interaction=proactive"));
        var visitor =
                new Browser(URI.create("http://localhost:" + world.server().port()));

        assertThat(titles(proactive))
                .contains("Offer help when a job is lost")
                .doesNotContain("One form for a new home");
        for (var language : List.of("en", "cy", "pl", "ur", "ar")) {
            assertThat(visitor.get("/c/vale?interaction=discretionary&lang=" + language)
                            .body())
                    .contains("One form for a new home")
                    .doesNotContain("Offer help when a job is lost");
        }
        assertThat(ok(world.alice().visit(API + "communities/vale/life_events?interaction=regulatory"))
                        .findValuesAsText("interaction"))
                .containsOnly("regulatory");
    }

    /** Enters what a community's moderator knows of an area. */
    private static void area(String code, String name, Map<String, String> more) {
        var fields = new HashMap<>(more);
        fields.put("code", code);
        fields.put("name", name);
        ok(mona.put(API + "communities/vale/localities", fields));
    }

    @Test
    void c7APlaceWhoseCodeHasEndedIsWhatItBecameAndTheReasonSaysSo() {
        area("gss:X07000026", "Allerwick", Map.of("valid_until", "2023-03-31", "successor", "gss:X06000063"));
        area("gss:X07000028", "Carlow", Map.of("valid_until", "2023-03-31", "successor", "gss:X06000063"));
        area("gss:X05000900", "Allerwick Harbour Ward", Map.of("parent", "gss:X07000026"));
        area("gss:X06000063", "Cumbermere", Map.of("valid_from", "2023-04-01", "parent", "gss:X06000001"));
        area("gss:X06000099", "Greater Vale", Map.of("valid_from", "2199-04-01"));
        area("gss:X07000050", "Lower Fold", Map.of("valid_until", "2199-03-31", "successor", "gss:X06000099"));
        area("gss:X07000051", "Round", Map.of("valid_until", "2020-03-31", "successor", "gss:X07000052"));
        area("gss:X07000052", "About", Map.of("valid_until", "2021-03-31", "successor", "gss:X07000051"));
        ok(mona.post(API + "communities/vale/bodies/import", Map.of("text", """
            slug,name,domain,categories,area
            cumbermere,Cumbermere Council,cumbermere.example,noise,X06000063
            allerwick,Allerwick Council,allerwick.example,noise,X07000026
            greater,Greater Vale Council,greater.example,noise,X06000099
            """)));

        assertThat(suggested("category=noise&locality=gss:X06000063"))
                .as("the successor itself; of the council of the part that is gone nobody knows")
                .contains("cumbermere [\"category\",\"area\"]", "allerwick [\"category\"]");
        assertThat(suggested("category=noise&locality=gss:X07000028"))
                .as("a district that has ended is part of it now, and never was of its neighbour")
                .startsWith("cumbermere [\"category\",\"succeeded-area\"]")
                .noneMatch(one -> one.startsWith("allerwick") && one.contains("area\""));
        assertThat(suggested("category=noise&locality=gss:X05000900"))
                .as("a ward of a district that has ended lies in both")
                .contains("cumbermere [\"category\",\"succeeded-area\"]", "allerwick [\"category\",\"area\"]");
        assertThat(suggested("category=noise&locality=gss:X07000050"))
                .as("what will become something is nothing of it yet")
                .noneMatch(one -> one.startsWith("greater") && one.contains("area\""));
        assertThat(suggested("category=noise&locality=gss:X07000051"))
                .as("codes that lead in circles lead nowhere")
                .allMatch(one -> !one.contains("area\""));
    }

    @Test
    void anAreaThatHasEndedIsNotOfferedAndItsDaysAreInOrder() {
        area("gss:X07000070", "Bygone", Map.of("valid_until", "2020-03-31"));
        area("gss:X07000071", "Present", Map.of());
        var browser =
                new Browser(URI.create("http://localhost:" + world.server().port()));
        browser.post("/sign-in", "login", world.bob().name(), "password", World.PASSWORD);
        assertThat(browser.get("/c/vale/proposals/new?lang=en").body())
                .contains("Present")
                .doesNotContain("Bygone");
        for (var wrong : List.of(
                Map.of("code", "", "name", "x"),
                Map.of("code", "gss:X07000072", "name", " "),
                Map.of("code", "gss:X07000072", "name", "x", "valid_from", "someday"),
                Map.of(
                        "code", "gss:X07000072",
                        "name", "x",
                        "valid_from", "2024-01-02",
                        "valid_until", "2024-01-01"))) {
            assertThat(mona.put(API + "communities/vale/localities", wrong).status())
                    .as(wrong.toString())
                    .isEqualTo(422);
        }
        assertThat(world.alice()
                        .put(API + "communities/vale/localities", Map.of("code", "gss:X1", "name", "Mine"))
                        .status())
                .isEqualTo(403);
    }
}
