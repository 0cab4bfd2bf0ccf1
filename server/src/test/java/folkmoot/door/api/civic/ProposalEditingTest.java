package folkmoot.door.api.civic;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.civic.body.NewBody;
import folkmoot.civic.community.NewCommunity;
import folkmoot.civic.community.SupportColumn;
import folkmoot.civic.community.ThresholdRule;
import folkmoot.testing.Browser;
import folkmoot.testing.Person;
import folkmoot.testing.Town;
import folkmoot.testing.World;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The text of a proposal, changed through each door by who may and by who may not. */
class ProposalEditingTest {

    private static final String BASE = "/api/folkmoot/v1/proposals";

    private static Town town;
    private static World world;
    private static Person alice;
    private static Person bob;
    private static Person mona;
    private static int made;

    @BeforeAll
    static void open() {
        town = new Town();
        world = town.world();
        alice = world.alice();
        bob = world.bob();
        mona = world.person("mona");
        var house = world.server().house();
        house.platform().database().write(tx -> {
            var rule = new ThresholdRule(100, Set.of(SupportColumn.MEMBERS));
            var registry = house.civic().registry();
            var commons = registry.communities()
                    .create(tx, NewCommunity.of("commons", "Harrowmere Commons").withThreshold(rule));
            registry.communities()
                    .addModerator(tx, commons, house.people().accounts().require(tx, mona.id()));
            registry.bodies()
                    .register(
                            tx,
                            commons.id(),
                            NewBody.of("works", "Works Department", "works.example", "works@works.example"));
            registry.bodies()
                    .register(
                            tx,
                            commons.id(),
                            NewBody.of(
                                    "desk",
                                    "Desk",
                                    house.platform().uris().domain(),
                                    "desk@" + house.platform().uris().domain()));
        });
    }

    @AfterAll
    static void close() {
        town.close();
    }

    private static String proposes() {
        return ok(alice.post(
                        BASE,
                        Map.of(
                                "community",
                                "commons",
                                "title",
                                "Safer crossing on Mill Road, part " + ++made,
                                "ask",
                                "Build a zebra crossing.",
                                "problem",
                                "Two people were hurt.\n\nAsk @bob, who saw it.",
                                "bodies",
                                List.of("works"))))
                .get("id")
                .asText();
    }

    private static JsonNode proposal(String id) {
        return ok(alice.get(BASE + "/" + id));
    }

    private static String source(String id) {
        return ok(alice.get("/api/v1/statuses/" + id + "/source")).get("text").asText();
    }

    private static Person.Answer edits(Person by, String id, String text) {
        return by.put("/api/v1/statuses/" + id, Map.of("status", text));
    }

    private static String content(String id) {
        return ok(alice.get("/api/v1/statuses/" + id)).get("content").asText();
    }

    @Test
    void anAppFindsTheFieldsAndPutsThemBackUnchanged() {
        var id = proposes();
        var before = content(id);
        assertThat(source(id)).endsWith("What should happen: Build a zebra crossing.\n\n@commons #proposal");

        ok(edits(alice, id, source(id)));

        assertThat(content(id)).isEqualTo(before);
        assertThat(proposal(id).get("problem").asText()).isEqualTo("Two people were hurt.\n\nAsk @bob, who saw it.");
        assertThat(ok(alice.get(BASE + "/" + id + "/versions"))).hasSize(1);
    }

    @Test
    void whatIsChangedInAnAppComesIntoItsField() {
        var id = proposes();
        ok(bob.post(BASE + "/" + id + "/support"));

        ok(edits(alice, id, source(id).replace("zebra crossing", "tunnel").replace("#proposal", "")));

        var now = proposal(id);
        assertThat(now.get("ask").asText()).isEqualTo("Build a tunnel.");
        assertThat(now.get("problem").asText()).isEqualTo("Two people were hurt.\n\nAsk @bob, who saw it.");
        assertThat(now.get("version").asInt()).isEqualTo(2);
        assertThat(content(id))
                .contains("Build a tunnel.")
                .contains("#<span>proposal</span>")
                .contains("favourite, like");
        var versions = ok(alice.get(BASE + "/" + id + "/versions"));
        assertThat(versions).hasSize(2);
        assertThat(versions.at("/1/changes/0/field").asText()).isEqualTo("ask");
        assertThat(versions.at("/1/changes/0/parts").findValuesAsText("kind"))
                .containsExactly("same", "removed", "added");
        assertThat(versions.at("/1/digest").asText()).matches("[0-9a-f]{64}");
    }

    @Test
    void whatIsNoProposalIsRefusedAndThePostStays() {
        var id = proposes();
        var before = content(id);
        assertThat(edits(alice, id, "No").status()).isEqualTo(422);
        assertThat(edits(alice, id, "Safer crossing on Mill Road\n\n" + "x".repeat(2_500))
                        .status())
                .isEqualTo(422);
        assertThat(alice.put(BASE + "/" + id, Map.of("title", "No")).status()).isEqualTo(422);
        assertThat(alice.put(BASE + "/" + id, Map.of("problem", "y".repeat(5_000)))
                        .status())
                .isEqualTo(422);
        assertThat(content(id)).isEqualTo(before);
    }

    @Test
    void aMembersOwnPostIsEditedAsItIs() {
        var id = alice.posts("@commons #proposal\nMend the lamp at the bus stop\n\nIt is dark.")
                .get("id")
                .asText();
        ok(bob.post(BASE + "/" + id + "/support"));

        ok(edits(alice, id, "@commons #proposal\nMend the lamp at the bus stop\n\nIt is very dark."));
        assertThat(proposal(id).get("version").asInt()).isEqualTo(2);
        assertThat(content(id)).doesNotContain("press favourite");

        ok(alice.put(BASE + "/" + id, Map.of("ask", "A new bulb.", "category", "", "bodies", List.of("works"))));
        assertThat(proposal(id).get("version").asInt()).isEqualTo(3);
        assertThat(content(id))
                .contains("It is very dark.")
                .contains("A new bulb.")
                .contains("press favourite");
        ok(edits(alice, id, source(id).replace("A new bulb", "Two new bulbs")));
        assertThat(proposal(id).get("ask").asText()).isEqualTo("Two new bulbs.");
    }

    @Test
    void aTextThatBodiesHaveStaysAtEveryDoor() {
        var id = proposes();
        ok(mona.post(BASE + "/" + id + "/send"));
        var before = content(id);

        var refused = alice.put(BASE + "/" + id, Map.of("problem", "Nobody was hurt."));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().get("error").asText()).contains("Make a new proposal that follows from this one");
        assertThat(edits(alice, id, source(id).replace("Two people", "Ten people"))
                        .status())
                .isEqualTo(422);
        var browser = signedIn("alice");
        var page = "/c/commons/proposals/" + id;
        var html = browser.get(page).body();
        assertThat(html).contains("/c/commons/proposals/new?follows=" + id).doesNotContain(page + "/edit");
        assertThat(browser.post(
                                page + "/edit",
                                "csrf",
                                Browser.hidden(html).get("csrf"),
                                "title",
                                "Close the road",
                                "ask",
                                "Now.")
                        .statusCode())
                .isEqualTo(422);
        assertThat(content(id)).isEqualTo(before);
        assertThat(browser.get("/c/commons/proposals/new?follows=" + id).body()).contains("Two people were hurt.");
    }

    @Test
    void theFormShowsTheTextAndKeepsWhatWasTyped() {
        var id = proposes();
        ok(bob.post(BASE + "/" + id + "/support"));
        var page = "/c/commons/proposals/" + id;
        var browser = signedIn("alice");
        var form = browser.get(page + "/edit").body();
        assertThat(form).contains("Two people were hurt.").contains("value=\"works\" checked");
        var csrf = Browser.hidden(form).get("csrf");

        assertThat(browser.post(page + "/edit", "csrf", csrf, "title", "Short", "ask", "Keep <this>")
                        .body())
                .contains("Keep &lt;this&gt;");
        assertThat(browser.post(
                                page + "/edit",
                                "csrf",
                                csrf,
                                "title",
                                "Safer crossing on Mill Lane",
                                "ask",
                                "Build a zebra crossing.",
                                "problem",
                                "Two people were hurt.",
                                "bodies[]",
                                "works")
                        .statusCode())
                .isEqualTo(303);
        assertThat(browser.get(page).body())
                .contains("Versions of the text")
                .contains("<del><span class=\"sr\" lang=\"en\">Removed: </span>")
                .contains("Added: ");
    }

    @Test
    void nobodyElseChangesItAtAnyDoor() {
        var id = proposes();
        var desk = world.person("desk");
        var banned = world.person("banned");
        for (var who : List.of(bob, mona, desk, banned)) {
            assertThat(who.put(BASE + "/" + id, Map.of("problem", "Other")).status())
                    .as(who.name())
                    .isEqualTo(403);
            assertThat(edits(who, id, "Close the road for ever\n\nNow").status())
                    .as(who.name())
                    .isEqualTo(404);
            var browser = signedIn(who.name());
            var page = "/c/commons/proposals/" + id;
            var csrf = Browser.hidden(browser.get(page).body()).get("csrf");
            assertThat(browser.get(page + "/edit").statusCode()).as(who.name()).isEqualTo(403);
            assertThat(browser.post(page + "/edit", "csrf", csrf, "title", "Close the road for ever", "ask", "Now")
                            .statusCode())
                    .as(who.name())
                    .isEqualTo(403);
        }
        assertThat(alice.visit(BASE + "/" + id + "/versions").status()).isEqualTo(200);
        assertThat(ok(alice.get(BASE + "/" + id + "/versions"))).hasSize(1);
    }

    private static Browser signedIn(String name) {
        var browser =
                new Browser(URI.create("http://localhost:" + world.server().port()));
        browser.post("/sign-in", "login", name, "password", World.PASSWORD);
        return browser;
    }
}
