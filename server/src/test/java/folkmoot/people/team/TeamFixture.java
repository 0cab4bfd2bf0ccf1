package folkmoot.people.team;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.people.account.Account;
import folkmoot.people.user.TeamRole;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.UserId;
import folkmoot.platform.json.JsonBodies;
import folkmoot.testing.Browser;
import folkmoot.testing.Person;
import folkmoot.testing.World;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** A team with a manager, and those who try to act as it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class TeamFixture {

    final World world = new World();
    private static final String REDIRECT = "https://app.example/back";
    int made;

    Person manager;
    Person clerk;
    Person stranger;
    String works;

    @AfterAll
    void close() {
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

    Teams teams() {
        return world.server().house().people().members().teams();
    }

    <T> T write(Function<Transaction, T> work) {
        return world.server().house().platform().database().transaction(work);
    }

    Account account(Transaction tx, String name) {
        return world.server().house().people().accounts().local(tx, name).orElseThrow();
    }

    UserId user(Transaction tx, Person person) {
        return world.server()
                .house()
                .people()
                .members()
                .users()
                .byAccount(tx, person.id())
                .orElseThrow()
                .id();
    }

    void joins(Person person, TeamRole role) {
        write(tx -> {
            teams().put(tx, team(tx), account(tx, person.name()), role, user(tx, manager));
            return null;
        });
    }

    Team team(Transaction tx) {
        return teams().find(tx, account(tx, works).id()).orElseThrow();
    }

    Browser signedIn(String login) {
        var browser = new Browser(
                URI.create(world.server().house().platform().uris().origin().toString()));
        browser.post("/sign-in", "login", login, "password", World.PASSWORD);
        return browser;
    }

    /** Lets a program in to act as the team, or answers with what the page said instead. */
    HttpResponse<String> consents(Person person, JsonNode app, String as) {
        var browser = signedIn(person.name());
        var page = browser.get("/oauth/authorize?response_type=code&client_id="
                + app.get("client_id").asText() + "&scope=read+write&redirect_uri="
                + URLEncoder.encode(REDIRECT, StandardCharsets.UTF_8));
        var fields = new HashMap<>(Browser.hidden(page.body()));
        fields.put("act_as", as);
        return browser.submit("/oauth/authorize", fields);
    }

    JsonNode app() {
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

    Browser browserOfNobody() {
        return new Browser(
                URI.create(world.server().house().platform().uris().origin().toString()));
    }

    String tokenAsTeam(Person person) {
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

    int status(String token, String path) {
        return browserOfNobody().get(path, "Authorization", "Bearer " + token).statusCode();
    }

    HttpResponse<String> posts(String token, String text) {
        return browserOfNobody().submit("/api/v1/statuses", Map.of("status", text), "Authorization", "Bearer " + token);
    }
}
