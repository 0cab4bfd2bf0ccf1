package folkmoot.people.team;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.people.account.Account;
import folkmoot.people.user.TeamRole;
import folkmoot.people.user.UserLinks.Purpose;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.UserId;
import folkmoot.platform.json.JsonBodies;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.testing.Browser;
import folkmoot.testing.Person;
import folkmoot.testing.World;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several people act as one account: who may, how they come to it, what is seen of it, and when it ends. */
class TeamsTest {

    private static final World world = new World();
    private static final String REDIRECT = "https://app.example/back";
    private static int made;

    private Person manager;
    private Person clerk;
    private Person stranger;
    private String works;

    @AfterAll
    static void close() {
        world.close();
    }

    @BeforeEach
    void found() {
        made++;
        works = "works" + made;
        manager = world.person("mary" + made);
        clerk = world.person("colin" + made);
        stranger = world.person("sam" + made);
        world.person(works);
        write(tx -> teams().found(tx, account(tx, works), account(tx, manager.name())));
    }

    private static Teams teams() {
        return world.server().house().people().members().teams();
    }

    private static <T> T write(Function<Transaction, T> work) {
        return world.server().house().platform().database().transaction(work);
    }

    private static Account account(Transaction tx, String name) {
        return world.server().house().people().accounts().local(tx, name).orElseThrow();
    }

    private static UserId user(Transaction tx, Person person) {
        return world.server()
                .house()
                .people()
                .members()
                .users()
                .byAccount(tx, person.id())
                .orElseThrow()
                .id();
    }

    private void joins(Person person, TeamRole role) {
        write(tx -> {
            teams().put(tx, team(tx), account(tx, person.name()), role, user(tx, manager));
            return null;
        });
    }

    private Team team(Transaction tx) {
        return teams().find(tx, account(tx, works).id()).orElseThrow();
    }

    private static Browser signedIn(String login) {
        var browser = new Browser(
                URI.create(world.server().house().platform().uris().origin().toString()));
        browser.post("/sign-in", "login", login, "password", World.PASSWORD);
        return browser;
    }

    /** Lets a program in to act as the team, or answers with what the page said instead. */
    private HttpResponse<String> consents(Person person, JsonNode app, String as) {
        var browser = signedIn(person.name());
        var page = browser.get("/oauth/authorize?response_type=code&client_id="
                + app.get("client_id").asText() + "&scope=read+write&redirect_uri="
                + URLEncoder.encode(REDIRECT, StandardCharsets.UTF_8));
        var fields = new HashMap<>(Browser.hidden(page.body()));
        fields.put("act_as", as);
        return browser.submit("/oauth/authorize", fields);
    }

    private JsonNode app() {
        return JsonBodies.read(browserOfNobody()
                .post(
                        "/api/v1/apps",
                        "client_name",
                        "Tusk",
                        "redirect_uris",
                        REDIRECT,
                        "scopes",
                        "read write follow push")
                .body()
                .getBytes(StandardCharsets.UTF_8));
    }

    private static Browser browserOfNobody() {
        return new Browser(
                URI.create(world.server().house().platform().uris().origin().toString()));
    }

    private String tokenAsTeam(Person person) {
        var app = app();
        var code = Browser.parameter(consents(person, app, works), "code");
        var answer = browserOfNobody()
                .post(
                        "/oauth/token",
                        "grant_type",
                        "authorization_code",
                        "client_id",
                        app.get("client_id").asText(),
                        "client_secret",
                        app.get("client_secret").asText(),
                        "redirect_uri",
                        REDIRECT,
                        "code",
                        code);
        return JsonBodies.read(answer.body().getBytes(StandardCharsets.UTF_8))
                .get("access_token")
                .asText();
    }

    private static int status(String token, String path) {
        return browserOfNobody().get(path, "Authorization", "Bearer " + token).statusCode();
    }

    private static HttpResponse<String> posts(String token, String text) {
        return browserOfNobody().submit("/api/v1/statuses", Map.of("status", text), "Authorization", "Bearer " + token);
    }

    @Test
    void aMemberActsAsTheTeamFromAnyAppAndOthersSeeOnlyTheTeam() {
        joins(clerk, TeamRole.RESPONDER);
        var token = tokenAsTeam(clerk);

        var posted = posts(token, "The gritter is out tonight");

        assertThat(posted.statusCode()).as(posted.body()).isEqualTo(200);
        var status = JsonBodies.read(posted.body().getBytes(StandardCharsets.UTF_8));
        assertThat(status.at("/account/username").asText()).isEqualTo(works);
        assertThat(ok(stranger.get("/api/v1/statuses/" + status.get("id").asText()))
                        .toString())
                .doesNotContain(clerk.name());
        var acts = write(tx -> teams().acts(tx, team(tx), user(tx, manager), Optional.empty(), 10));
        assertThat(acts.getFirst().username()).contains(clerk.name());
        assertThat(acts.getFirst().method() + " " + acts.getFirst().path()).isEqualTo("POST /api/v1/statuses");
    }

    @Test
    void aTokenForTheTeamReachesNothingOfTheMemberAndTheMembersNothingOfTheTeam() {
        joins(clerk, TeamRole.RESPONDER);
        var token = tokenAsTeam(clerk);
        var own = ok(clerk.get("/api/v1/accounts/verify_credentials"));

        assertThat(browserOfNobody()
                        .get("/api/v1/accounts/verify_credentials", "Authorization", "Bearer " + token)
                        .body())
                .contains(works)
                .doesNotContain(clerk.name());
        assertThat(own.get("username").asText()).isEqualTo(clerk.name());
        assertThat(ok(clerk.get("/api/v1/accounts/verify_credentials"))
                        .get("username")
                        .asText())
                .isEqualTo(clerk.name());
    }

    @Test
    void whoDoesNotBelongToTheTeamCannotActAsItByAnyDoor() {
        assertThat(consents(stranger, app(), works).statusCode()).isEqualTo(404);
        var browser = signedIn(stranger.name());
        var csrf = Browser.hidden(browser.get("/settings/access").body()).get("csrf");
        assertThat(browser.post("/settings/access/act-as", "csrf", csrf, "team", works)
                        .statusCode())
                .isEqualTo(404);
        for (var path : new String[] {"", "/members", "/members/remove", "/two-person", "/revoke"}) {
            var answer = path.isEmpty()
                    ? browser.get("/settings/teams/" + works)
                    : browser.post(
                            "/settings/teams/" + works + path,
                            "csrf",
                            csrf,
                            "username",
                            stranger.name(),
                            "role",
                            "manager",
                            "token",
                            "1",
                            "user",
                            "1");
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
        }
        write(tx -> {
            var team = team(tx);
            var user = user(tx, stranger);
            assertThatThrownBy(() -> teams().put(tx, team, account(tx, stranger.name()), TeamRole.MANAGER, user))
                    .isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> teams().acts(tx, team, user, Optional.empty(), 10))
                    .isInstanceOf(NotFound.class);
            return null;
        });
    }

    @Test
    void nobodySignsInAsTheTeamWhateverTheyKnow() {
        assertThat(signedIn(works).get("/settings/access").statusCode()).isEqualTo(303);
        var house = world.server().house();
        var members = house.people().members();
        var cookie = write(tx -> members.sessions().open(tx, team(tx).user()));
        assertThat(members.sessions().find(cookie)).as("however it came to be").isEmpty();
        var reset = write(tx -> members.links().create(tx, Purpose.RESET_PASSWORD, team(tx).user()));
        browserOfNobody().post("/reset-password", "token", reset, "password", World.PASSWORD);
        assertThat(members.users().signIn(works, World.PASSWORD)).isEmpty();
    }

    @Test
    void whoHadTheAccountBeforeIsSignedOutWithEveryProgram() {
        var old = world.person("depot" + made);
        var browser = signedIn(old.name());
        assertThat(old.get("/api/v1/accounts/verify_credentials").status()).isEqualTo(200);

        write(tx -> teams().found(tx, account(tx, old.name()), account(tx, manager.name())));

        assertThat(old.get("/api/v1/accounts/verify_credentials").status()).isEqualTo(401);
        assertThat(browser.get("/settings/access").statusCode()).isEqualTo(303);
        assertThat(write(tx -> {
                            teams().dissolve(tx, teams().require(tx, old.id()));
                            return world.server().house().people().members().users();
                        })
                        .signIn(old.name(), World.PASSWORD))
                .as("nor with the password that everybody knew, once it is no team")
                .isEmpty();
    }

    @Test
    void whoIsRemovedActsAsTheTeamNoLongerFromThatMoment() {
        joins(clerk, TeamRole.RESPONDER);
        var token = tokenAsTeam(clerk);
        var browser = signedIn(clerk.name());
        var csrf = Browser.hidden(browser.get("/settings/access").body()).get("csrf");
        assertThat(browser.post("/settings/access/act-as", "csrf", csrf, "team", works)
                        .statusCode())
                .isEqualTo(303);
        assertThat(browser.get("/settings/access").body()).contains("acts as the team @" + works);
        assertThat(status(token, "/api/v1/accounts/verify_credentials")).isEqualTo(200);

        write(tx -> {
            teams().remove(tx, team(tx), user(tx, clerk), user(tx, manager));
            return null;
        });

        assertThat(status(token, "/api/v1/accounts/verify_credentials")).isEqualTo(401);
        assertThat(posts(token, "still here?").statusCode()).isEqualTo(401);
        assertThat(browser.get("/settings/teams/" + works).statusCode()).isEqualTo(404);
        assertThat(browser.get("/settings/account").body()).contains("@" + clerk.name());
    }

    @Test
    void whoIsShutOutOfTheInstanceActsAsNoTeam() {
        joins(clerk, TeamRole.RESPONDER);
        var token = tokenAsTeam(clerk);
        var users = world.server().house().people().members().users();

        write(tx -> {
            users.disable(tx, user(tx, clerk), true);
            return null;
        });
        world.server().house().people().events().revoked().tell(Runnable::run);

        assertThat(status(token, "/api/v1/accounts/verify_credentials")).isEqualTo(401);
    }

    @Test
    void aDrafterReadsAndDoesNotActByAnyDoor() {
        joins(clerk, TeamRole.DRAFTER);
        var token = tokenAsTeam(clerk);

        assertThat(status(token, "/api/v1/timelines/home")).isEqualTo(200);
        assertThat(posts(token, "I speak for all of us").statusCode()).isEqualTo(403);
        var browser = signedIn(clerk.name());
        var csrf = Browser.hidden(browser.get("/settings/access").body()).get("csrf");
        browser.post("/settings/access/act-as", "csrf", csrf, "team", works);
        assertThat(browser.post("/settings/account/aliases", "csrf", csrf, "handle", "ana@example.org")
                        .statusCode())
                .isEqualTo(403);
        var acts = write(tx -> teams().acts(tx, team(tx), user(tx, clerk), Optional.empty(), 10));
        assertThat(acts).as("what was refused is written down too").hasSize(2);
    }

    @Test
    void onlyAManagerSaysWhoBelongsAndTheLastOneStays() {
        joins(clerk, TeamRole.PUBLISHER);
        write(tx -> {
            var team = team(tx);
            var publisher = user(tx, clerk);
            var boss = user(tx, manager);
            assertThatThrownBy(() -> teams().put(tx, team, account(tx, stranger.name()), TeamRole.RESPONDER, publisher))
                    .isInstanceOf(Forbidden.class);
            assertThatThrownBy(() -> teams().remove(tx, team, boss, publisher)).isInstanceOf(Forbidden.class);
            assertThatThrownBy(() -> teams().requireTwo(tx, team, true, publisher))
                    .isInstanceOf(Forbidden.class);
            assertThatThrownBy(() -> teams().revoke(tx, team, "1", publisher)).isInstanceOf(Forbidden.class);
            assertThatThrownBy(() -> teams().remove(tx, team, boss, boss)).isInstanceOf(Invalid.class);
            assertThatThrownBy(() -> teams().put(tx, team, account(tx, manager.name()), TeamRole.DRAFTER, boss))
                    .as("nor by giving oneself less")
                    .isInstanceOf(Invalid.class);
            return null;
        });
        write(tx -> {
            teams().put(tx, team(tx), account(tx, clerk.name()), TeamRole.MANAGER, user(tx, manager));
            teams().remove(tx, team(tx), user(tx, manager), user(tx, manager));
            return null;
        });
        var members = write(tx -> teams().members(tx, team(tx)));
        assertThat(members).extracting(TeamMember::username).containsExactly(clerk.name());
    }

    @Test
    void aTeamBelongsToNoTeamAndNobodyWithARoleBecomesOne() {
        var grace = world.moderator("grace" + made);
        var other = world.person("parks" + made);
        write(tx -> {
            assertThatThrownBy(() -> teams().found(tx, account(tx, grace.name()), account(tx, manager.name())))
                    .hasMessageContaining("role");
            assertThatThrownBy(() -> teams().found(tx, account(tx, works), account(tx, manager.name())))
                    .hasMessageContaining("already");
            assertThatThrownBy(() -> teams().found(tx, account(tx, manager.name()), account(tx, clerk.name())))
                    .hasMessageContaining("belongs to a team");
            assertThatThrownBy(() -> teams().found(tx, account(tx, other.name()), account(tx, works)))
                    .hasMessageContaining("cannot belong");
            return null;
        });
        assertThatThrownBy(() -> joins(world.person(works), TeamRole.MANAGER)).hasMessageContaining("cannot belong");
    }

    @Test
    void everyGrantIsSeenByItsPersonAndTheTeamAndCanBeTakenBackByEither() {
        joins(clerk, TeamRole.RESPONDER);
        var first = tokenAsTeam(clerk);
        var second = tokenAsTeam(clerk);
        var members = world.server().house().people().members();
        var browser = signedIn(clerk.name());
        var page = browser.get("/settings/access").body();
        assertThat(page).contains("Tusk").contains("@" + works);
        var csrf = Browser.hidden(page).get("csrf");
        var grants = write(tx -> members.tokens().grants(tx, user(tx, clerk)));

        assertThat(browser.post("/settings/access/revoke", "csrf", csrf, "token", "12345")
                        .statusCode())
                .isEqualTo(404);
        browser.post(
                "/settings/access/revoke",
                "csrf",
                csrf,
                "token",
                grants.getFirst().token().toString());
        assertThat(status(second, "/api/v1/accounts/verify_credentials")).isEqualTo(401);
        assertThat(status(first, "/api/v1/accounts/verify_credentials")).isEqualTo(200);

        var boss = signedIn(manager.name());
        var team = boss.get("/settings/teams/" + works).body();
        assertThat(team).contains("Tusk").contains("@" + clerk.name());
        var left = write(tx -> members.tokens().teamGrants(tx, team(tx).user())).getFirst();
        assertThat(left.by()).contains(clerk.name());
        boss.post(
                "/settings/teams/" + works + "/revoke",
                "csrf",
                Browser.hidden(team).get("csrf"),
                "token",
                left.token().toString());
        assertThat(status(first, "/api/v1/accounts/verify_credentials")).isEqualTo(401);
    }
}
