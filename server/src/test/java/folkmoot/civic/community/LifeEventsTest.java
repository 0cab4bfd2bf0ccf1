package folkmoot.civic.community;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.door.House;
import folkmoot.testing.Browser;
import folkmoot.testing.Person;
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
            communities.addLocality(tx, made.id(), new Locality("gss:X06000001", "The Vale", Optional.empty()));
            communities.addLocality(
                    tx, made.id(), new Locality("gss:X05000011", "Upper Vale", Optional.of("gss:X06000001")));
            communities.addLocality(tx, made.id(), new Locality("gss:X06000002", "The Dale", Optional.empty()));
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

        var offered = browser.submit("/c/vale/proposals", typed);

        assertThat(offered.statusCode()).isEqualTo(200);
        assertThat(offered.body())
                .contains("These could be asked", "Vale Council", "the place lies in its area")
                .contains("name=\"bodies[]\" value=\"council\"");
        typed.put("seen_near", "true");
        assertThat(browser.submit("/c/vale/proposals", typed).statusCode())
                .as("and the author decides")
                .isEqualTo(303);
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
}
