package folkmoot.door.web;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.talk.profile.Moves;
import folkmoot.testing.Browser;
import folkmoot.testing.Person;
import folkmoot.testing.Town;
import folkmoot.testing.World;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Other accounts of one's own, moving, leaving. */
class AccountPagesTest {

    private static Town town;

    @BeforeAll
    static void start() {
        town = new Town();
    }

    @AfterAll
    static void stop() {
        town.close();
    }

    @Test
    void whoMovesHereBringsTheirFollowers() {
        var fan = town.world().person("fan");
        var newcomer = town.world().person("newcomer");
        town.carolFollows(fan);
        town.followsCarol(fan);
        moves().addAlias(newcomer.id(), town.carol().handle().toString());
        move("1", town.carol().id(), town.uriOf(newcomer));
        town.settle();

        assertThat(follows(fan, newcomer.id().toString())).isTrue();
        var carol =
                fan.get("/api/v1/accounts/lookup?acct=" + town.carol().handle()).json();
        assertThat(carol.at("/moved/username").asText()).isEqualTo("newcomer");
        assertThat(follows(fan, carol.get("id").asText())).isFalse();
    }

    @Test
    void nobodyIsMovedToAnAccountThatDoesNotNameThemNorBySomebodyElse() {
        var fan = town.world().person("doubter");
        var stranger = town.world().person("stranger");
        town.carolFollows(fan);
        move("2", town.carol().id(), town.uriOf(stranger));
        move("3", town.uriOf(town.alice()), town.uriOf(stranger));
        town.settle();

        assertThat(follows(fan, stranger.id().toString())).isFalse();
        assertThat(town.alice()
                        .get("/api/v1/accounts/" + town.alice().id())
                        .json()
                        .has("moved"))
                .isFalse();
    }

    @Test
    void whoMovesAwayTellsFollowersElsewhereAndShowsWhereTo() {
        var old = town.world().person("old");
        var next = town.world().person("next");
        town.carolFollows(old);
        var browser = signedIn("old");
        assertThat(send(browser, "move", "handle", "next", "password", World.PASSWORD)
                        .statusCode())
                .as("next does not name old yet")
                .isEqualTo(422);
        moves().addAlias(next.id(), "old");
        assertThat(send(browser, "move", "handle", "next", "password", "guess").statusCode())
                .isEqualTo(422);
        town.remote().forgetRequests();
        assertThat(send(browser, "move", "handle", "next", "password", World.PASSWORD)
                        .statusCode())
                .isEqualTo(303);
        town.settle();

        assertThat(town.remote().posted()).anySatisfy(sent -> {
            assertThat(sent.json().get("type").asText()).isEqualTo("Move");
            assertThat(sent.json().get("target").asText())
                    .isEqualTo(town.uriOf(next).toString());
        });
        assertThat(Person.ok(next.get("/api/v1/accounts/" + old.id()))
                        .at("/moved/username")
                        .asText())
                .isEqualTo("next");
    }

    @Test
    void whoMovedCanTakeThatBackAndBeFollowedAgain() {
        var wanderer = town.world().person("wanderer");
        var inn = town.world().person("inn");
        town.carolFollows(wanderer);
        var browser = signedIn("wanderer");
        moves().addAlias(inn.id(), "wanderer");
        send(browser, "move", "handle", "inn", "password", World.PASSWORD);
        town.settle();
        town.remote().forgetRequests();

        assertThat(send(browser, "stay").statusCode()).isEqualTo(303);
        town.settle();

        var me = Person.ok(wanderer.get("/api/v1/accounts/verify_credentials"));
        assertThat(me.path("moved").isMissingNode() || me.get("moved").isNull()).isTrue();
        assertThat(town.remote().posted()).anySatisfy(sent -> {
            assertThat(sent.json().get("type").asText()).isEqualTo("Update");
            assertThat(sent.json().get("object").has("movedTo")).isFalse();
        });
        Person.ok(inn.post("/api/v1/accounts/" + wanderer.id() + "/follow"));
        assertThat(Person.ok(inn.get("/api/v1/accounts/relationships?id[]=" + wanderer.id()))
                        .get(0)
                        .get("following")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void whoLeavesIsGoneHereAndTellsOthers() {
        var gone = town.world().person("gone");
        town.carolFollows(gone);
        var status = gone.posts("Farewell").get("id").asText();
        town.settle();
        town.remote().forgetRequests();
        var browser = signedIn("gone");
        assertThat(send(browser, "delete", "password", "guess").statusCode()).isEqualTo(422);
        assertThat(send(browser, "delete", "password", World.PASSWORD).statusCode())
                .isEqualTo(303);
        town.settle();

        assertThat(town.alice().get("/api/v1/statuses/" + status).status()).isEqualTo(404);
        assertThat(new Browser(origin())
                        .post("/sign-in", "login", "gone", "password", World.PASSWORD)
                        .statusCode())
                .isEqualTo(422);
        assertThat(town.remote().posted()).anySatisfy(sent -> {
            assertThat(sent.json().get("type").asText()).isEqualTo("Delete");
            assertThat(sent.json().toString()).contains(town.uriOf(gone).toString());
        });
    }

    @Test
    void thePageAndItsRefusalsAreInTheReadersLanguage() {
        town.world().person("polyglot");
        var browser = signedIn("polyglot");
        for (var language : Messages.LANGUAGES.keySet()) {
            var text = Messages.in(language);
            assertThat(browser.get("/settings/account?lang=" + language).body())
                    .contains(text.get("account.leave.intro"))
                    .contains(text.get("account.move"));
            assertThat(send(browser, "aliases", "handle", "polyglot").body()).contains(text.get("problem.ERR_SELF"));
            assertThat(send(browser, "move", "handle", "alice", "password", World.PASSWORD)
                            .body())
                    .contains(text.get("problem.ERR_NOT_NAMED"));
            assertThat(send(browser, "move", "handle", "alice", "password", "guess")
                            .body())
                    .contains(text.get("problem.password.ERR_WRONG"));
        }
    }

    @Test
    void aVisitorIsAskedToSignInAndAFormWithoutItsTokenIsRefused() {
        assertThat(new Browser(origin()).get("/settings/account").statusCode()).isEqualTo(303);
        town.world().person("safe");
        assertThat(signedIn("safe")
                        .post("/settings/account/delete", "password", World.PASSWORD)
                        .statusCode())
                .isEqualTo(403);
    }

    private static void move(String number, URI object, URI target) {
        town.carolSends(
                "{'id':'%s','type':'Move','actor':'%s','object':'%s','target':'%s'}",
                town.remote().uri("/moves/" + number), town.carol().id(), object, target);
    }

    private static boolean follows(Person person, String other) {
        return Person.ok(person.get("/api/v1/accounts/relationships?id[]=" + other))
                .at("/0/following")
                .asBoolean();
    }

    private static Browser signedIn(String name) {
        var browser = new Browser(origin());
        assertThat(browser.post("/sign-in", "login", name, "password", World.PASSWORD)
                        .statusCode())
                .isEqualTo(303);
        return browser;
    }

    private static HttpResponse<String> send(Browser browser, String form, String... pairs) {
        var fields = new HashMap<String, String>(Map.of(
                "csrf", Browser.hidden(browser.get("/settings/account").body()).get("csrf")));
        for (int i = 0; i < pairs.length; i += 2) {
            fields.put(pairs[i], pairs[i + 1]);
        }
        return browser.submit("/settings/account/" + form, fields);
    }

    private static Moves moves() {
        return town.house().talk().posts().moves();
    }

    private static URI origin() {
        return URI.create("http://localhost:" + town.world().server().port());
    }
}
