package folkmoot.civic.proposal;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.civic.community.NewCommunity;
import folkmoot.testing.Browser;
import folkmoot.testing.Person;
import folkmoot.testing.Town;
import folkmoot.testing.World;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A proposal that its community hid, and its post, tried at every door. */
class HiddenProposalTest {

    private static final String BASE = "/api/folkmoot/v1/proposals";

    private static Town town;
    private static Person grace;

    @BeforeAll
    static void open() {
        town = new Town();
        grace = town.world().person("grace");
        var house = town.world().server().house();
        house.platform().database().write(tx -> {
            var community =
                    house.civic().registry().communities().create(tx, NewCommunity.of("commons", "Harrowmere Commons"));
            house.civic()
                    .registry()
                    .communities()
                    .addModerator(tx, community, house.people().accounts().require(tx, grace.id()));
        });
        town.bob().follows(town.alice().id());
        follow(town.bob(), "commons");
        follow(town.world().person("fred"), "commons");
        town.carolSends(
                "{'id':'%s','type':'Follow','actor':'%s','object':'%s'}",
                town.remote().uri("/follows/commons"), town.carol().id(), town.uri("/c/commons"));
        town.settle();
    }

    @AfterAll
    static void close() {
        town.close();
    }

    private static void follow(Person person, String name) {
        var account = ok(person.get("/api/v1/accounts/lookup?acct=" + name));
        ok(person.post("/api/v1/accounts/" + account.get("id").asText() + "/follow"));
    }

    private static String proposes(String title) {
        var id = ok(town.alice()
                        .post(
                                BASE,
                                Map.of("community", "commons", "title", title, "ask", "Name the culprit, zanzibar.")))
                .get("id")
                .asText();
        town.settle();
        return id;
    }

    private static void moves(String id, String state) {
        assertThat(grace.post(BASE + "/" + id + "/state", Map.of("state", state, "reason", "abusive"))
                        .status())
                .isEqualTo(200);
        town.settle();
    }

    /** What a fetch without signature gets. */
    private static String served(String path) {
        var answer = visitor().get(path, "Accept", "application/activity+json");
        return answer.statusCode() == 200 ? answer.body() : "";
    }

    private static String body(Person.Answer answer) {
        return answer.response().body();
    }

    /** Where the post is seen, by door. */
    private static Map<String, Boolean> seen(String id, String reply) {
        var bob = town.bob();
        var alice = town.alice().id();
        var answers = new LinkedHashMap<String, String>();
        answers.put("home", body(bob.get("/api/v1/timelines/home")));
        answers.put(
                "home of the community's members",
                body(town.world().person("fred").get("/api/v1/timelines/home")));
        answers.put("home, read backwards", body(bob.get("/api/v1/timelines/home?min_id=1")));
        answers.put("public", body(bob.get("/api/v1/timelines/public")));
        answers.put("local, for visitors", body(bob.visit("/api/v1/timelines/public?local=true")));
        answers.put("tag", body(bob.get("/api/v1/timelines/tag/proposal")));
        answers.put("search", body(bob.get("/api/v2/search?q=zanzibar&type=statuses")));
        answers.put("context", body(bob.get("/api/v1/statuses/" + reply + "/context")));
        answers.put("status", body(bob.get("/api/v1/statuses/" + id)));
        answers.put("status, for visitors", body(bob.visit("/api/v1/statuses/" + id)));
        answers.put("profile", body(bob.get("/api/v1/accounts/" + alice + "/statuses")));
        answers.put("favourites", body(bob.get("/api/v1/favourites")));
        answers.put("object", served("/users/alice/statuses/" + id));
        answers.put("outbox", served("/users/alice/outbox?page=true"));
        answers.put("page of the profile", body(bob.visit("/@alice")));
        var found = new LinkedHashMap<String, Boolean>();
        answers.forEach((door, answer) -> found.put(door, answer.contains("zanzibar")));
        found.put("outbox of the community", served("/c/commons/outbox").contains("/statuses/" + id));
        return found;
    }

    @Test
    void itsPostIsSeenAtNoDoorUntilItIsShownAgain() {
        var id = proposes("Who broke the lamp");
        town.bob().post("/api/v1/statuses/" + id + "/favourite");
        town.bob().post("/api/v1/statuses/" + id + "/reblog");
        var reply = ok(town.bob().post("/api/v1/statuses", Map.of("status", "I wonder", "in_reply_to_id", id)))
                .get("id")
                .asText();
        assertThat(seen(id, reply)).doesNotContainValue(false);

        town.remote().forgetRequests();
        moves(id, "hidden");

        assertThat(seen(id, reply)).doesNotContainValue(true);
        assertThat(town.alice().get("/api/v1/statuses/" + id).status())
                .as("its author may still read and remove it")
                .isEqualTo(200);
        assertThat(town.bob().post("/api/v1/statuses/" + id + "/favourite").status())
                .isEqualTo(404);
        assertThat(town.bob().post("/api/v1/statuses/" + id + "/reblog").status())
                .isEqualTo(404);
        assertThat(town.remote().posted()).anySatisfy(sent -> {
            assertThat(sent.json().get("type").asText()).isEqualTo("Undo");
            assertThat(sent.json().at("/object/type").asText()).isEqualTo("Announce");
        });

        town.remote().forgetRequests();
        moves(id, "gathering");

        assertThat(seen(id, reply)).doesNotContainValue(false);
        assertThat(town.remote().posted())
                .anySatisfy(sent -> assertThat(sent.json().get("type").asText()).isEqualTo("Announce"));
    }

    @Test
    void onlyTheCommunitysModeratorsFindItAndShowItAgain() {
        var id = proposes("Who broke the bench");
        moves(id, "hidden");
        var page = "/c/commons/proposals/" + id;

        assertThat(signedIn("grace").get(page).statusCode()).isEqualTo(200);
        for (var name : List.of("alice", "bob")) {
            assertThat(signedIn(name).get(page).statusCode()).as(name).isEqualTo(404);
            var person = town.world().person(name);
            assertThat(person.post(BASE + "/" + id + "/state", Map.of("state", "gathering"))
                            .status())
                    .as(name)
                    .isEqualTo(404);
            assertThat(person.get(BASE + "/" + id).status()).as(name).isEqualTo(404);
        }
        var browser = signedIn("grace");
        var csrf = Browser.hidden(browser.get(page).body()).get("csrf");
        assertThat(browser.post(page + "/moderate", "csrf", csrf, "state", "gathering")
                        .statusCode())
                .isEqualTo(303);
        assertThat(signedIn("bob").get(page).statusCode()).isEqualTo(200);
    }

    @Test
    void whatItsAuthorRemovedMeanwhileStaysGone() {
        var id = proposes("Who broke the fence");
        moves(id, "hidden");
        ok(town.alice().delete("/api/v1/statuses/" + id));
        var state = grace.post(BASE + "/" + id + "/state", Map.of("state", "gathering"));

        assertThat(state.status()).isLessThan(500);
        assertThat(town.bob().get("/api/v1/statuses/" + id).status()).isEqualTo(404);
    }

    private static Browser visitor() {
        return new Browser(
                URI.create("http://localhost:" + town.world().server().port()));
    }

    private static Browser signedIn(String name) {
        var browser = visitor();
        browser.post("/sign-in", "login", name, "password", World.PASSWORD);
        return browser;
    }
}
