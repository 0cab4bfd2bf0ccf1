package folkmoot.door.web.settings;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.door.web.Messages;
import folkmoot.testing.Browser;
import folkmoot.testing.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What somebody says in the browser holds in their app, and by the same rules. */
class SettingsPagesTest {

    private static World world;

    @BeforeAll
    static void start() {
        world = new World();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    private static SettingsRoom room(String name) {
        return new SettingsRoom(world.signedIn(world.person(name)));
    }

    @Test
    void everySubjectHasItsPageInEveryLanguageAndAVisitorSignsInFirst() {
        var browser = world.signedIn(world.person("reader"));
        for (var subject : Subject.values()) {
            assertThat(Browser.location(world.visitor().get(subject.path())).toString())
                    .startsWith("/sign-in?return_to=%2Fsettings%2F");
            for (var language : Messages.LANGUAGES.keySet()) {
                var page = browser.get(subject.path() + "?lang=" + language);
                assertThat(page.statusCode()).as(subject + " " + language).isEqualTo(200);
                assertThat(page.body())
                        .contains("<h1>" + escaped(Messages.in(language).get(subject.title())) + "</h1>")
                        .contains("aria-current=\"page\"");
                assertThat(page.headers().firstValue("Cache-Control")).contains("private, no-store");
            }
        }
        assertThat(Browser.location(browser.get("/settings")).getPath()).isEqualTo("/settings/profile");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    @Test
    void aProfileIsWhatTheAppShows() {
        var room = room("profiled");
        room.does(
                "/settings/profile",
                "display_name",
                "Pro <b>Filed</b>",
                "note",
                "I mend benches\nand lamps",
                "field_name_0",
                "Website",
                "field_value_0",
                "https://bench.example",
                "locked",
                "true",
                "discoverable",
                "true");
        var account = ok(world.person("profiled").get("/api/v1/accounts/verify_credentials"));
        assertThat(account.get("display_name").asText()).isEqualTo("Pro <b>Filed</b>");
        assertThat(account.at("/source/note").asText()).isEqualTo("I mend benches\nand lamps");
        assertThat(account.at("/source/fields/0/name").asText()).isEqualTo("Website");
        assertThat(account.get("locked").asBoolean()).isTrue();
        assertThat(account.get("bot").asBoolean()).isFalse();
        assertThat(room.page("/settings/profile"))
                .contains("value=\"Pro &lt;b>Filed&lt;/b>\"")
                .doesNotContain("<b>Filed");
        room.does("/settings/profile", "display_name", "", "note", "");
        assertThat(ok(world.person("profiled").get("/api/v1/accounts/verify_credentials"))
                        .get("locked")
                        .asBoolean())
                .isFalse();
    }

    @Test
    void whatIsTooLongComesBackWithItsFaultAtTheField() {
        var name = "Ł".repeat(31);
        var page = room("wordy")
                .refused(422, "/settings/profile", "display_name", name, "note", "kept", "field_value_1", "no label");
        assertThat(page)
                .contains("value=\"" + name + "\"")
                .contains("kept")
                .contains("no label")
                .contains("<a href=\"#profile-display-name\">")
                .contains("aria-describedby=\"profile-display-name-fault\"")
                .contains("aria-invalid=\"true\"")
                .contains(Messages.in("en").get("problem.ERR_TOO_LONG"))
                .contains(Messages.in("en").get("problem.field_name_0.ERR_BLANK"));
    }

    @Test
    void howPostsAreByDefaultIsSaidByTheSameRules() {
        var room = room("shy");
        room.does(
                "/settings/privacy",
                "visibility",
                "private",
                "quotes",
                "nobody",
                "language",
                "cy",
                "hide_collections",
                "true");
        var source = ok(world.person("shy").get("/api/v1/accounts/verify_credentials"))
                .get("source");
        assertThat(source.get("privacy").asText()).isEqualTo("private");
        assertThat(source.get("quote_policy").asText()).isEqualTo("nobody");
        assertThat(source.get("language").asText()).isEqualTo("cy");
        assertThat(source.get("hide_collections").asBoolean()).isTrue();
        assertThat(room.refused(
                        422, "/settings/privacy", "visibility", "everybody", "quotes", "public", "language", "!!"))
                .contains("id=\"privacy-visibility-fault\"")
                .contains("id=\"privacy-language-fault\"");
    }

    @Test
    void aFilterIsMadeChangedAndDeletedAndAppsSeeIt() {
        var room = room("sieve");
        var person = world.person("sieve");
        room.does(
                "/settings/filters",
                "title",
                "Noise",
                "words",
                "leaf\nblower",
                "whole",
                "true",
                "context[]",
                "home",
                "action",
                "hide",
                "days",
                "");
        var filter = ok(person.get("/api/v2/filters")).get(0);
        assertThat(filter.get("title").asText()).isEqualTo("Noise");
        assertThat(filter.get("filter_action").asText()).isEqualTo("hide");
        assertThat(filter.get("keywords")).hasSize(2);
        var path = "/settings/filters/" + filter.get("id").asText();
        assertThat(room.page(path)).contains("leaf\nblower");
        room.does(
                path, "title", "Noise", "words", "blower\nhorn", "context[]", "public", "action", "warn", "days", "7");
        var changed = ok(person.get("/api/v2/filters")).get(0);
        assertThat(changed.get("keywords").findValuesAsText("keyword")).containsExactlyInAnyOrder("blower", "horn");
        assertThat(changed.get("expires_at").isNull()).isFalse();
        assertThat(room.page(path + "/delete")).contains("Noise");
        assertThat(world.signedIn(world.person("other")).get(path).statusCode()).isEqualTo(404);
        room.does(path + "/delete");
        assertThat(ok(person.get("/api/v2/filters"))).isEmpty();
    }

    @Test
    void aFilterWithoutNameOrPlaceComesBack() {
        assertThat(room("unnamed")
                        .refused(
                                422,
                                "/settings/filters",
                                "title",
                                "",
                                "words",
                                "typed words",
                                "action",
                                "warn",
                                "days",
                                ""))
                .contains("typed words")
                .contains("id=\"new-title-fault\"");
        assertThat(room("unplaced")
                        .refused(
                                422,
                                "/settings/filters",
                                "title",
                                "A name",
                                "words",
                                "x".repeat(600),
                                "action",
                                "warn",
                                "days",
                                ""))
                .contains("value=\"A name\"")
                .contains("id=\"new-context-fault\"");
    }

    @Test
    void whomSomebodyHidesStandsOnAPageFromWhichTheyAreTakenBack() {
        var me = world.person("hider");
        var other = world.person("hidden_one");
        ok(me.post("/api/v1/accounts/" + other.id() + "/block"));
        ok(me.post("/api/v1/accounts/" + world.person("muted_one").id() + "/mute"));
        var room = room("hider");
        assertThat(room.page("/settings/people")).contains("hidden_one").contains("muted_one");
        room.does("/settings/people/unblock", "account", other.id().toString());
        room.does(
                "/settings/people/unmute",
                "account",
                world.person("muted_one").id().toString());
        room.does("/settings/people/servers", "domain", "farm.example");
        assertThat(ok(me.get("/api/v1/blocks"))).isEmpty();
        assertThat(ok(me.get("/api/v1/mutes"))).isEmpty();
        assertThat(ok(me.get("/api/v1/domain_blocks")).get(0).asText()).isEqualTo("farm.example");
        room.does("/settings/people/servers/remove", "domain", "farm.example");
        assertThat(room.refused(422, "/settings/people/servers", "domain", "not a domain"))
                .contains("not a domain");
    }

    @Test
    void whatIsToldIsWhatThePolicyOfAppsSays() {
        var room = room("told");
        room.does("/settings/notifications", "for_not_following", "filter", "for_bots", "drop");
        var policy = ok(world.person("told").get("/api/v2/notifications/policy"));
        assertThat(policy.get("for_not_following").asText()).isEqualTo("filter");
        assertThat(policy.get("for_bots").asText()).isEqualTo("drop");
        assertThat(policy.get("for_not_followers").asText()).isEqualTo("accept");
        room.refused(422, "/settings/notifications", "for_bots", "shout");
        room.does("/settings/news", "news", "mail");
        assertThat(room.page("/settings/news")).contains("value=\"mail\" selected");
        room.refused(422, "/settings/news", "news", "pigeon");
    }

    @Test
    void theLanguageIsThatOfPagesFromNowOn() {
        var browser = world.signedIn(world.person("cymro"));
        new SettingsRoom(browser).does("/settings/language", "locale", "cy");
        assertThat(browser.get("/settings/language").body()).contains("<html lang=\"cy\"");
        new SettingsRoom(browser).refused(422, "/settings/language", "locale", "xx");
    }

    @Test
    void everyFormRefusesWhatComesFromElsewhereAndWithoutItsToken() {
        var browser = world.signedIn(world.person("careful"));
        var token = new SettingsRoom(browser).token();
        for (var path : posts()) {
            assertThat(browser.submit(path, Map.of()).statusCode())
                    .as("without a token " + path)
                    .isEqualTo(403);
            assertThat(browser.submit(path, Map.of("csrf", token), "Sec-Fetch-Site", "cross-site")
                            .statusCode())
                    .as("from elsewhere " + path)
                    .isEqualTo(403);
            assertThat(world.visitor().submit(path, Map.of("csrf", token)).statusCode())
                    .as("of a visitor " + path)
                    .isEqualTo(403);
        }
    }

    private static List<String> posts() {
        return world.server().routes().stream()
                .filter(route -> route.startsWith("POST /settings/"))
                .filter(route -> !route.equals("POST /settings/security/email/confirm"))
                .filter(route -> !route.contains("/teams/"))
                .map(route -> route.substring("POST ".length()).replace(":id", "1"))
                .toList();
    }

    @Test
    void whatWasTypedIntoAnOldFormComesBackToBeSentAgain() {
        var browser = world.signedIn(world.person("slow"));
        var old = browser.submit(
                "/settings/profile",
                Map.of("csrf", "of a session that is over", "display_name", "Slow & \"Steady\"", "note", "a\nb"));
        assertThat(old.statusCode()).isEqualTo(403);
        var fields = Browser.hidden(old.body());
        assertThat(fields).containsEntry("display_name", "Slow & \"Steady\"");
        assertThat(browser.submit("/settings/profile", fields).statusCode()).isEqualTo(303);
        assertThat(ok(world.person("slow").get("/api/v1/accounts/verify_credentials"))
                        .get("display_name")
                        .asText())
                .isEqualTo("Slow & \"Steady\"");
    }

    @Test
    void whoIsSignedOutMeanwhileSignsInAndSendsWhatTheyTyped() {
        var person = world.person("dozed");
        var browser = world.visitor();
        var out = browser.submit(
                "/settings/profile", Map.of("csrf", "gone", "display_name", "Awake", "password", "secret"));
        assertThat(out.statusCode()).isEqualTo(403);
        assertThat(out.body()).contains("Awake").doesNotContain("secret");
        var kept = new HashMap<>(Browser.hidden(out.body()));
        kept.put("login", person.name());
        kept.put("password", World.PASSWORD);
        var again = browser.submit("/sign-in", kept);
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(browser.submit("/settings/profile", Browser.hidden(again.body()))
                        .statusCode())
                .isEqualTo(303);
        assertThat(ok(person.get("/api/v1/accounts/verify_credentials"))
                        .get("display_name")
                        .asText())
                .isEqualTo("Awake");
    }

    @Test
    void everyCodeOfAProblemHasASentence() throws IOException {
        try (var files = Files.walk(Path.of("src/main/java/folkmoot"))) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Pattern.compile("\"(ERR_[A-Z_]+)\"")
                        .matcher(Files.readString(file))
                        .results()
                        .forEach(code -> assertThat(Messages.in("en").find("problem." + code.group(1)))
                                .as(code.group(1))
                                .isPresent());
            }
        }
    }

    @Test
    void takingBackAProgramShutsItOut() {
        var person = world.person("unplugged");
        ok(person.get("/api/v1/accounts/verify_credentials"));
        var room = room("unplugged");
        var page = room.page("/settings/access");
        assertThat(page).contains(Messages.in("en").get("access.this"));
        var token = Arrays.stream(page.split("name=\"token\" value=\""))
                .skip(1)
                .findFirst()
                .orElseThrow()
                .split("\"")[0];
        room.does("/settings/access/revoke", "token", token);
        assertThat(person.get("/api/v1/accounts/verify_credentials").status()).isEqualTo(401);
        var second = world.signedIn(person);
        room.does("/settings/access/close-others");
        assertThat(second.get("/settings/profile").statusCode()).isEqualTo(303);
    }
}
