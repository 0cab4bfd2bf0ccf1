package folkmoot.civic.near;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.civic.community.NewCommunity;
import folkmoot.testing.Browser;
import folkmoot.testing.Patience;
import folkmoot.testing.SettableClock;
import folkmoot.testing.World;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two running instances: what is written here is compared with what is published there, and stays here. */
class NearElsewhereTest {

    private static final String BASE = "/api/folkmoot/v1/proposals";
    private static final String TITLE = "Interviews for a national insurance number within a week";
    private static final String PROBLEM =
            "Newcomers wait half an hour on the phone for an interview and then some weeks until there is one";

    private static SettableClock clock;
    private static World town;
    private static World village;

    @BeforeAll
    static void open() {
        clock = SettableClock.atNoon();
        town = new World(Map.of("server.domain", "town.localhost"), clock);
        village = new World(Map.of("server.domain", "village.localhost"), clock);
        community(town, "newcomers", "Newcomers' Table");
        community(village, "commons", "Village Commons");
        var found = ok(village.alice()
                        .get("/api/v2/search?resolve=true&q=@newcomers@"
                                + town.server().house().platform().uris().host()))
                .at("/accounts/0/id")
                .asText();
        ok(village.alice().post("/api/v1/accounts/" + found + "/follow"));
        Patience.untilSettled(town, village);
    }

    @AfterAll
    static void close() {
        village.close();
        town.close();
    }

    private static void community(World world, String name, String title) {
        var house = world.server().house();
        house.platform()
                .database()
                .write(tx -> house.civic().registry().communities().create(tx, NewCommunity.of(name, title)));
    }

    private static String proposes(String title, String problem) {
        return ok(town.alice()
                        .post(
                                BASE,
                                Map.of(
                                        "community",
                                        "newcomers",
                                        "title",
                                        title,
                                        "ask",
                                        "Offer one within a week.",
                                        "problem",
                                        problem)))
                .get("id")
                .asText();
    }

    private static void reads() {
        clock.advance(Duration.ofMinutes(1));
        village.server().house().civic().near().reading().readAll();
    }

    private static JsonNode near(String title, String problem) {
        return ok(village.bob()
                        .get(BASE + "/similar?community=commons&title=" + encoded(title) + "&problem="
                                + encoded(problem)))
                .get("elsewhere");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void whoWritesTheSameHereIsShownTheOneThereAndNothingOfTheDraftLeaves() {
        var id = proposes(TITLE, PROBLEM);
        reads();

        var found = near("Interviews for a national insurance number in days", PROBLEM);
        assertThat(found).hasSize(1);
        assertThat(found.get(0).get("title").asText()).isEqualTo(TITLE);
        assertThat(found.get(0).get("url").asText()).endsWith("/c/newcomers/proposals/" + id);
        assertThat(found.get(0).get("host").asText()).startsWith("town.localhost");
        assertThat(near("Benches along the river Mere", "There is nowhere to sit"))
                .isEmpty();

        var browser =
                new Browser(URI.create("http://localhost:" + village.server().port()));
        browser.post("/sign-in", "login", "bob", "password", World.PASSWORD);
        var typed = browser.get(
                "/c/commons/proposals/similar?language=en&title=" + encoded(TITLE) + "&problem=" + encoded(PROBLEM));
        assertThat(typed.body()).contains(TITLE, "town.localhost");
        var form = new HashMap<>(
                Browser.hidden(browser.get("/c/commons/proposals/new").body()));
        form.put("title", TITLE);
        form.put("problem", PROBLEM);
        form.put("ask", "Please.");
        form.put("language", "en");
        var near = Browser.location(browser.submit("/c/commons/proposals", form));
        assertThat(browser.get(near.toString()).body()).as("before it is sent").contains("town.localhost");
    }

    @Test
    void whatIsChangedOrWithdrawnThereIsHereTooAfterTheNextReading() {
        var problem = "Lorries thunder along the high street all night and wake the children up each time";
        var id = proposes("Keep lorries out of the high street at night", problem);
        reads();
        assertThat(near("Lorries at night", problem)).hasSize(1);

        ok(town.alice().delete(BASE + "/" + id));
        Patience.untilSettled(town, village);
        reads();

        assertThat(near("Lorries at night", problem)).isEmpty();
    }

    @Test
    void aDraftIsNotTold() {
        ok(town.alice()
                .post(
                        BASE,
                        Map.of(
                                "community",
                                "newcomers",
                                "title",
                                "Secret so far, zanzibar",
                                "ask",
                                "Wait.",
                                "draft",
                                true)));
        assertThat(town.alice().visit(BASE + "/sketches").response().body()).doesNotContain("zanzibar");
    }

    @Test
    void whatIsToldIsPagedAndOpenToAnybody() {
        for (int i = 0; i < 3; i++) {
            proposes("A page of sketches, number " + i, "Number " + i + " of those that fill a page");
        }
        var first = ok(town.alice().visit(BASE + "/sketches?limit=2"));
        assertThat(first.get("method").asText()).isEqualTo("minhash-128/fnv-1a-64/words-3");
        assertThat(first.get("proposals")).hasSize(2);
        var last = first.at("/proposals/1/id").asText();
        var next = ok(town.alice().visit(BASE + "/sketches?limit=2&after=" + last));
        assertThat(Long.parseLong(next.at("/proposals/0/id").asText())).isGreaterThan(Long.parseLong(last));
        assertThat(town.alice().visit(BASE + "/sketches?after=junk").status()).isEqualTo(400);
    }
}
