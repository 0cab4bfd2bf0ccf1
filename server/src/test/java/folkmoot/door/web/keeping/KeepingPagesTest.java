package folkmoot.door.web.keeping;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.civic.CivicTown;
import folkmoot.door.web.Messages;
import folkmoot.testing.Browser;
import folkmoot.testing.Person;
import folkmoot.testing.World;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The desk of a community's moderators in the browser, and everybody who has no business there. */
class KeepingPagesTest {

    private static final String DESK = "/c/commons/moderation";

    private static CivicTown town;
    private static Browser grace;

    @BeforeAll
    static void start() {
        town = new CivicTown();
        town.community("commons", "Harrowmere Commons", 1_000);
        grace = signedIn(town.grace);
    }

    @AfterAll
    static void stop() {
        town.close();
    }

    private static Browser visitor() {
        return new Browser(URI.create("http://localhost:" + town.world.server().port()));
    }

    private static Browser signedIn(Person person) {
        var browser = visitor();
        browser.post("/sign-in", "login", person.name(), "password", World.PASSWORD);
        return browser;
    }

    private static HttpResponse<String> sends(Browser browser, String path, String... pairs) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(
                "csrf", Browser.hidden(browser.get("/settings/language").body()).get("csrf"));
        for (int i = 0; i < pairs.length; i += 2) {
            fields.put(pairs[i], pairs[i + 1]);
        }
        return browser.submit(path, fields);
    }

    private static void does(String path, String... pairs) {
        var answer = sends(grace, path, pairs);
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(303);
        assertThat(page(grace, Browser.location(answer).toString())).contains("role=\"status\"");
    }

    private static String refused(String path, String... pairs) {
        var answer = sends(grace, path, pairs);
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(422);
        assertThat(answer.body()).contains("id=\"problems\"");
        return answer.body();
    }

    private static String page(Browser browser, String path) {
        var answer = browser.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private static String en(String key, Object... values) {
        return Messages.in("en").get(key, values);
    }

    private static List<String> told(Person person) {
        town.settle();
        return ok(person.get("/api/v1/conversations")).findValuesAsText("content");
    }

    @Test
    void nobodyButItsModeratorsSeesOrDoesAnything() {
        var others = Map.of(
                "member", signedIn(town.town.bob()),
                "administrator of the instance", signedIn(town.world.administrator("root_admin")));
        for (var route : town.world.server().routes()) {
            if (!route.matches("(GET|POST) /c/:name/moderation.*")) {
                continue;
            }
            var path = route.split(" ")[1]
                    .replace(":name", "commons")
                    .replace(":role", "moderator")
                    .replaceAll(":[a-z]+", "1");
            if (route.startsWith("GET")) {
                assertThat(visitor().get(path).statusCode()).as(route).isEqualTo(303);
                for (var language : Messages.LANGUAGES.keySet()) {
                    assertThat(page(grace, path + "?lang=" + language)).contains("<html lang=\"" + language + "\"");
                }
            } else {
                assertThat(visitor().submit(path, Map.of()).statusCode())
                        .as(route)
                        .isEqualTo(403);
                assertThat(grace.submit(path, Map.of("reason", "x")).statusCode())
                        .as("without a token " + route)
                        .isEqualTo(403);
            }
            others.forEach((who, browser) -> {
                var answer = route.startsWith("GET") ? browser.get(path) : sends(browser, path, "reason", "x");
                assertThat(answer.statusCode()).as(who + " " + route).isEqualTo(403);
                assertThat(answer.body()).doesNotContain("class=\"room\"");
            });
        }
        grace.get(DESK + "?lang=en");
        assertThat(grace.get("/c/nowhere/moderation").statusCode()).isEqualTo(404);
    }

    @Test
    void heldSupportsOfAllProposalsAreDecidedAfterALookAtWhatThatDoes() {
        var lamp = town.proposes(town.town.alice(), "commons", "A lamp at the old weir");
        var bench = town.proposes(town.town.alice(), "commons", "A bench by the chapel gate");
        var young = town.world.person("young_one");
        town.house().platform().database().write(tx -> {
            var users = town.house().people().members().users();
            users.cameUnseen(tx, users.byAccount(tx, young.id()).orElseThrow().id());
        });
        for (var proposal : List.of(lamp, bench)) {
            ok(young.post(CivicTown.PROPOSALS + "/" + proposal + "/support"));
        }
        town.settle();
        assertThat(town.total(lamp)).isZero();
        var shown = page(grace, DESK + "/held");
        assertThat(shown)
                .contains("A lamp at the old weir")
                .contains("A bench by the chapel gate")
                .doesNotContain("young_one");
        assertThat(page(grace, DESK)).contains(en("keeping.title.held"));

        var preview = sends(
                grace,
                DESK + "/held/preview",
                "proposal",
                lamp,
                "source",
                "few",
                "decision",
                "release",
                "note",
                "Seen");
        assertThat(preview.statusCode()).isEqualTo(200);
        assertThat(town.total(lamp)).as("a look changes nothing").isZero();
        assertThat(grace.submit(DESK + "/held", Browser.hidden(preview.body())).statusCode())
                .isEqualTo(303);
        town.settle();
        assertThat(town.total(lamp)).isEqualTo(1);
        assertThat(grace.submit(DESK + "/held", Browser.hidden(preview.body())).statusCode())
                .as("twice changes nothing")
                .isEqualTo(303);
        town.settle();
        assertThat(town.total(lamp)).isEqualTo(1);

        does(DESK + "/held", "proposal", bench, "source", "few", "decision", "automated", "note", "A <b>robot");
        assertThat(town.total(bench)).isZero();
        assertThat(visitor().get("/c/commons/proposals/" + bench).body())
                .contains("A &lt;b&gt;robot")
                .doesNotContain("A <b>robot");
        assertThat(page(grace, DESK + "/held")).contains(en("keeping.held.none"));
        assertThat(sends(grace, DESK + "/held", "proposal", lamp, "decision", "perhaps")
                        .statusCode())
                .isEqualTo(422);
        assertThat(sends(grace, DESK + "/held", "proposal", "1", "decision", "release")
                        .statusCode())
                .isEqualTo(404);
        assertThat(town.verify()).isEmpty();
    }

    @Test
    void somebodyIsBannedForATimeWithAReasonThatTheyReadAndTheBanIsLifted() {
        var rude = town.world.person("rude");
        refused(DESK + "/bans", "handle", "", "reason", "Rude", "sure", "true");
        refused(DESK + "/bans", "handle", "nobody_here", "reason", "Rude", "sure", "true");
        refused(DESK + "/bans", "handle", "commons", "reason", "Rude", "sure", "true");
        refused(DESK + "/bans", "handle", "rude", "reason", " ", "sure", "true");
        refused(DESK + "/bans", "handle", "rude", "reason", "x".repeat(501), "sure", "true");
        refused(DESK + "/bans", "handle", "rude", "reason", "Rude", "days", "-1", "sure", "true");
        assertThat(refused(DESK + "/bans", "handle", "@rude", "reason", "Called people <i>fools</i>"))
                .as("what was typed comes back")
                .contains("&lt;i&gt;fools")
                .contains("id=\"ban-sure-fault\"");
        assertThat(sends(grace, DESK + "/bans", "handle", "grace", "reason", "x", "sure", "true")
                        .statusCode())
                .as("a moderator")
                .isEqualTo(403);
        does(DESK + "/bans", "handle", "@rude", "reason", "Called people fools", "days", "7", "sure", "true");
        assertThat(page(grace, DESK + "/bans")).contains("@rude").contains("Called people fools");
        assertThat(told(rude))
                .anySatisfy(text -> assertThat(text).contains("banned you").contains("Called people fools"));
        assertThat(log()).contains("ban");

        refused(DESK + "/bans/" + rude.id() + "/lift", "reason", "");
        does(DESK + "/bans/" + rude.id() + "/lift", "reason", "They said sorry");
        assertThat(page(grace, DESK + "/bans")).contains(en("keeping.bans.none"));
        assertThat(told(rude)).anySatisfy(text -> assertThat(text).contains("They said sorry"));
        assertThat(log()).contains("unban");
    }

    private static List<String> log() {
        return ok(town.grace.get("/api/folkmoot/v1/communities/commons/log")).findValuesAsText("act");
    }

    @Test
    void rolesAreGivenAndTakenInTheOpenAndTheLastModeratorStays() {
        var helper = town.world.person("helper");
        refused(DESK + "/roles", "handle", "helper", "role", "moderator", "reason", "", "sure", "true");
        refused(DESK + "/roles", "handle", "helper", "role", "king", "reason", "Why not", "sure", "true");
        refused(DESK + "/roles", "handle", "helper", "role", "moderator", "reason", "She knows the town");
        does(DESK + "/roles", "handle", "helper", "role", "moderator", "reason", "She knows the town", "sure", "true");
        assertThat(page(signedIn(helper), DESK)).contains(en("keeping.title"));
        assertThat(told(helper)).anySatisfy(text -> assertThat(text).contains("She knows the town"));
        does(DESK + "/roles", "handle", "helper", "role", "volunteer", "reason", "On Mondays", "sure", "true");
        does(DESK + "/roles/volunteer/" + helper.id() + "/take", "reason", "No more Mondays", "sure", "true");
        does(DESK + "/roles/moderator/" + helper.id() + "/take", "reason", "She moved", "sure", "true");
        assertThat(signedIn(helper).get(DESK).statusCode()).isEqualTo(403);
        assertThat(refused(DESK + "/roles/moderator/" + town.grace.id() + "/take", "reason", "I go", "sure", "true"))
                .contains(en("problem.ERR_LAST_MODERATOR"));
        assertThat(log()).contains("appoint", "dismiss", "appoint_volunteer", "dismiss_volunteer");
    }

    @Test
    void aReportedPostIsTakenOutWithAReasonAndNobodyLearnsWhoReportedIt() {
        var proposal = town.proposes(town.town.alice(), "commons", "A well for the upper green");
        var loud = town.world.person("loud");
        var post = ok(loud.post("/api/v1/statuses", Map.of("status", "You <b>fools</b>", "in_reply_to_id", proposal)))
                .get("id")
                .asText();
        ok(town.world
                .person("teller")
                .post(
                        "/api/v1/reports",
                        Map.of(
                                "account_id",
                                loud.id().toString(),
                                "status_ids",
                                List.of(post),
                                "comment",
                                "teller says so",
                                "category",
                                "spam")));
        var shown = page(grace, DESK + "/flags");
        assertThat(shown)
                .contains("You &lt;b&gt;fools")
                .doesNotContain("teller")
                .doesNotContain("<b>fools");
        var matcher =
                Pattern.compile("action=\"(" + DESK + "/flags/\\d+/remove)\"").matcher(shown);
        assertThat(matcher.find()).isTrue();
        refused(matcher.group(1), "reason", "Rude");
        does(matcher.group(1), "reason", "Rude to everybody", "sure", "true");
        assertThat(sends(grace, matcher.group(1), "reason", "Rude", "sure", "true")
                        .statusCode())
                .as("twice")
                .isEqualTo(404);
        assertThat(told(loud)).anySatisfy(text -> assertThat(text).contains("Rude to everybody"));
        assertThat(page(grace, DESK + "/flags")).doesNotContain("You &lt;b&gt;fools");
    }
}
