package folkmoot.door.web;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.testing.Browser;
import folkmoot.testing.World;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What others try with the form by which one signs in. */
class SignInGuardsTest {

    private static final World world =
            new World(Map.of("limits.enabled", "true", "server.trusted-proxies", "127.0.0.1"));
    private static final List<String> FORMS = List.of(
            "/sign-in", "/sign-up", "/confirm", "/forgot-password", "/reset-password", "/oauth/authorize", "/sign-out");

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void anotherSiteCannotSignABrowserIn() {
        world.alice();
        for (var header : List.of(
                List.of("Sec-Fetch-Site", "cross-site"),
                List.of("Sec-Fetch-Site", "same-site"),
                List.of("Origin", "https://evil.example"),
                List.of("Origin", "null"))) {
            var answer = signIn("198.51.100.1", World.PASSWORD, header.getFirst(), header.getLast());
            assertThat(answer.statusCode()).as(header.toString()).isEqualTo(403);
            assertThat(answer.headers().firstValue("set-cookie")).isEmpty();
            for (var form : FORMS) {
                assertThat(browser()
                                .submit(form, Map.of("a", "b"), header.getFirst(), header.getLast())
                                .statusCode())
                        .as(form)
                        .isEqualTo(403);
            }
        }
        assertThat(signIn("198.51.100.1", World.PASSWORD, "Sec-Fetch-Site", "same-origin")
                        .statusCode())
                .isEqualTo(303);
        assertThat(signIn("198.51.100.1", World.PASSWORD, "Origin", origin()).statusCode())
                .isEqualTo(303);
    }

    @Test
    void anAppInABrowserMayRegisterAndAskForTokensFromItsOwnSite() {
        var registered = browser()
                .submit(
                        "/api/v1/apps",
                        Map.of("client_name", "App", "redirect_uris", "https://app.example/"),
                        "Origin",
                        "https://app.example",
                        "Sec-Fetch-Site",
                        "cross-site");
        assertThat(registered.statusCode()).isEqualTo(200);
        var token = browser().submit("/oauth/token", Map.of("grant_type", "nonsense"), "Origin", "https://app.example");
        assertThat(token.statusCode()).isIn(400, 401);
    }

    @Test
    void whoGuessesAPasswordKeepsNobodyOutWhoComesFromElsewhere() {
        world.bob();
        HttpResponse<String> last = null;
        for (int i = 0; i < 30; i++) {
            last = signIn("bob", "203.0.113.7", "wrong");
        }
        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(last.headers().firstValue("retry-after")).isPresent();
        assertThat(signIn("bob", "203.0.113.7", World.PASSWORD).statusCode()).isEqualTo(429);
        assertThat(signIn("bob", "192.0.2.9", World.PASSWORD).statusCode()).isEqualTo(303);
    }

    @Test
    void theAddressesOfOneNetworkCountTogether() {
        world.person("dafydd");
        HttpResponse<String> last = null;
        for (int i = 1; i <= 30; i++) {
            last = signIn("dafydd", "2001:db8:1:2::" + i, "wrong");
        }
        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(signIn("dafydd", "2001:db8:1:3::1", World.PASSWORD).statusCode())
                .isEqualTo(303);
    }

    private static HttpResponse<String> signIn(String login, String from, String password) {
        return browser().submit("/sign-in", Map.of("login", login, "password", password), "X-Forwarded-For", from);
    }

    private static HttpResponse<String> signIn(String from, String password, String header, String value) {
        return browser()
                .submit(
                        "/sign-in",
                        Map.of("login", "alice", "password", password),
                        "X-Forwarded-For",
                        from,
                        header,
                        value);
    }

    private static Browser browser() {
        return new Browser(URI.create("http://localhost:" + world.server().port()));
    }

    private static String origin() {
        return world.server().house().platform().address().origin().toString();
    }
}
