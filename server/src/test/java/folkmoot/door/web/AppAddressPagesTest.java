package folkmoot.door.web;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.testing.Browser;
import folkmoot.testing.World;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Addresses that apps open in a browser. */
class AppAddressPagesTest {

    private static final World WORLD = new World();

    @AfterAll
    static void close() {
        WORLD.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/auth/sign_in, /sign-in",
        "/auth/sign_up, /sign-up",
        "/auth/edit, /settings/security",
        "/auth/password/new, /forgot-password",
        "/auth/confirmation/new, /confirm/again",
        "/about/more, /about",
        "/terms, /about",
        "/settings/delete, /settings/account",
        "/settings/preferences/notifications, /settings/account",
        "/settings/preferences/other, /settings/account",
        "/web, /",
        "/web/, /",
        "/web/home, /",
        "/web/timelines/public, /",
        "/web/@alice, /@alice",
        "/web/tags/bridges, /tags/bridges",
        "/web/statuses/1, /"
    })
    void eachLeadsToThePageThatDoesIt(String address, String page) {
        WORLD.alice();
        var answer = browser().get(address);
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(Browser.location(answer).getPath()).isEqualTo(page);
        assertThat(browser().get(page).statusCode()).isIn(200, 303);
    }

    @Test
    void postsAndPeopleAreFoundByTheirNumbers() {
        var status = WORLD.alice().posts("Here").get("id").asText();
        assertThat(Browser.location(browser().get("/web/statuses/" + status)).getPath())
                .isEqualTo("/@alice/" + status);
        assertThat(Browser.location(
                                browser().get("/web/accounts/" + WORLD.alice().id()))
                        .getPath())
                .isEqualTo("/@alice");
        var hidden = ok(WORLD.alice().post("/api/v1/statuses", Map.of("status", "x", "visibility", "private")));
        assertThat(Browser.location(browser()
                                .get("/web/statuses/" + hidden.get("id").asText()))
                        .getPath())
                .isEqualTo("/");
    }

    @Test
    void aReportIsForModeratorsAndAWarningForWhomItConcerns() {
        var moderator = WORLD.moderator("mo");
        var report = ok(WORLD.bob()
                        .post(
                                "/api/v1/reports",
                                Map.of("account_id", WORLD.alice().id().toString())))
                .get("id")
                .asText();
        ok(moderator.post("/api/v1/admin/accounts/" + WORLD.alice().id() + "/action", Map.of("type", "none")));
        var warning = ok(WORLD.alice().get("/api/v1/notifications?types[]=moderation_warning"))
                .at("/0/moderation_warning/id")
                .asText();

        assertThat(Browser.location(browser().get("/admin/reports/" + report)).getPath())
                .isEqualTo("/sign-in");
        assertThat(signedIn("bob").get("/admin/reports/" + report).statusCode()).isEqualTo(403);
        assertThat(Browser.location(signedIn("mo").get("/admin/reports/" + report))
                        .getPath())
                .isEqualTo("/moderation/reports/" + WORLD.alice().id());
        assertThat(signedIn("mo").get("/admin/reports/1").statusCode()).isEqualTo(404);

        assertThat(Browser.location(browser().get("/disputes/strikes/" + warning))
                        .getPath())
                .isEqualTo("/sign-in");
        assertThat(signedIn("bob").get("/disputes/strikes/" + warning).statusCode())
                .isEqualTo(404);
        assertThat(Browser.location(signedIn("alice").get("/disputes/strikes/" + warning))
                        .getPath())
                .isEqualTo("/settings/decisions");
    }

    private static Browser browser() {
        return new Browser(URI.create("http://localhost:" + WORLD.server().port()));
    }

    private static Browser signedIn(String name) {
        var browser = browser();
        browser.post("/sign-in", "login", name, "password", World.PASSWORD);
        return browser;
    }
}
