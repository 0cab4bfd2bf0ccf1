package folkmoot.door.web.moderation;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.door.web.Messages;
import folkmoot.testing.Browser;
import folkmoot.testing.Mailbox;
import folkmoot.testing.Patience;
import folkmoot.testing.Person;
import folkmoot.testing.World;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A moderator's evening at the desk, and everybody who has no business there. */
class ModerationPagesTest {

    @TempDir
    static Path data;

    private static World world;
    private static Browser mo;
    private static Browser second;
    private static Browser boss;

    @BeforeAll
    static void start() {
        world = new World(Map.of("data.directory", data.toString(), "registration.mode", "approval"));
        mo = world.signedIn(world.moderator("mo"));
        second = world.signedIn(world.moderator("second"));
        boss = world.signedIn(world.administrator("boss"));
    }

    @AfterAll
    static void stop() {
        world.close();
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

    private static void does(Browser browser, String path, String... pairs) {
        var answer = sends(browser, path, pairs);
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(303);
        assertThat(page(browser, Browser.location(answer).toString())).contains("role=\"status\"");
    }

    private static String page(Browser browser, String path) {
        var answer = browser.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private static String en(String key, Object... values) {
        return Messages.in("en").get(key, values);
    }

    @Test
    void everyPageIsThereForItsPowerInEveryLanguageAndForNobodyElse() {
        var member = world.signedIn(world.person("member"));
        for (var tab : Tab.values()) {
            assertThat(world.visitor().get(tab.path()).statusCode())
                    .as(tab + " visitor")
                    .isEqualTo(303);
            var refused = member.get(tab.path());
            assertThat(refused.statusCode()).as(tab + " member").isEqualTo(403);
            assertThat(refused.body()).doesNotContain("class=\"room\"");
            for (var language : Messages.LANGUAGES.keySet()) {
                assertThat(page(boss, tab.path() + "?lang=" + language)).contains("<html lang=\"" + language + "\"");
            }
        }
        boss.get("/moderation?lang=en");
        for (var tab : List.of(Tab.SERVERS, Tab.RULES, Tab.DOCUMENTS, Tab.EMOJIS, Tab.ANNOUNCEMENTS)) {
            assertThat(mo.get(tab.path()).statusCode())
                    .as("a moderator's " + tab)
                    .isEqualTo(403);
            assertThat(page(mo, "/moderation")).doesNotContain("href=\"" + tab.path() + "\"");
        }
    }

    @Test
    void noFormWorksForWhoHasNotItsPower() {
        var member = world.signedIn(world.person("meddler"));
        world.server().routes().stream()
                .filter(route -> route.startsWith("POST /moderation/"))
                .map(route -> route.substring("POST ".length()).replaceAll(":[a-z]+", "1"))
                .forEach(path -> {
                    assertThat(sends(member, path, "text", "x", "sure", "true").statusCode())
                            .as(path)
                            .isEqualTo(403);
                    assertThat(mo.submit(path, Map.of()).statusCode())
                            .as("without a token " + path)
                            .isEqualTo(403);
                    assertThat(world.visitor().submit(path, Map.of()).statusCode())
                            .as("visitor " + path)
                            .isEqualTo(403);
                });
    }

    @Test
    void reportsOfSeveralPeopleStandTogetherAndAreSettledByADecisionWithReasons() {
        var rude = world.person("rude");
        var post = rude.posts("You are all <b>fools</b>").get("id").asText();
        for (var name : List.of("ann", "ben")) {
            ok(world.person(name)
                    .post(
                            "/api/v1/reports",
                            Map.of(
                                    "account_id",
                                    rude.id().toString(),
                                    "status_ids",
                                    List.of(post),
                                    "comment",
                                    "Rude, says " + name,
                                    "category",
                                    "spam")));
        }
        var desk = page(mo, "/moderation/reports");
        assertThat(desk).contains(en("moderation.reports.count", 2)).contains("/moderation/reports/" + rude.id());
        var path = "/moderation/reports/" + rude.id();
        var group = page(mo, path);
        assertThat(group)
                .contains("Rude, says ann")
                .contains("Rude, says ben")
                .contains("You are all")
                .doesNotContain("<b>fools");
        var matcher = Pattern.compile("name=\"report\" value=\"(\\d+)\"").matcher(group);
        assertThat(matcher.find()).isTrue();
        var report = matcher.group(1);
        does(mo, path + "/assign", "report", report);
        does(mo, path + "/unassign", "report", report);
        assertThat(sends(mo, path + "/assign", "report", "1").statusCode()).isEqualTo(404);
        assertThat(sends(mo, "/moderation/reports/" + world.person("ann").id() + "/resolve", "report", report)
                        .statusCode())
                .as("of somebody else")
                .isEqualTo(404);
        assertThat(sends(mo, path + "/remove-posts", "report", report, "posts[]", post)
                        .statusCode())
                .isEqualTo(422);
        does(mo, path + "/remove-posts", "report", report, "posts[]", post, "sure", "true");
        assertThat(world.alice().get("/api/v1/statuses/" + post).status()).isEqualTo(404);

        var person = "/moderation/people/" + rude.id();
        assertThat(sends(mo, person + "/decide", "action", "silence", "text", "", "sure", "true")
                        .statusCode())
                .isEqualTo(422);
        var unsure = sends(mo, person + "/decide", "action", "silence", "text", "You called people fools");
        assertThat(unsure.statusCode()).isEqualTo(422);
        assertThat(unsure.body()).contains("You called people fools").contains("id=\"decide-sure-fault\"");
        does(mo, person + "/decide", "action", "silence", "text", "You called people fools", "sure", "true");
        assertThat(page(mo, "/moderation/reports")).doesNotContain("/moderation/reports/" + rude.id());
        Patience.untilSettled(world);
        assertThat(new Mailbox(data).last("rude@mail.test").text())
                .contains("You called people fools")
                .contains("/appeal?token=");
        assertThat(page(boss, "/moderation/log")).contains("silence: rude").contains("remove-post: rude");
    }

    @Test
    void anAppealIsMadeOnceAndDecidedBySomebodyElse() {
        var wronged = world.person("wronged");
        var person = "/moderation/people/" + wronged.id();
        does(mo, person + "/decide", "action", "silence", "text", "Too loud", "sure", "true");
        var own = world.signedIn(wronged);
        var mine = page(own, "/settings/decisions");
        assertThat(mine).contains("Too loud");
        var decision = Browser.hidden(mine).get("decision");
        assertThat(sends(own, "/settings/decisions/appeal", "decision", decision, "text", " ")
                        .statusCode())
                .isEqualTo(422);
        assertThat(sends(
                                world.signedIn(world.person("ann")),
                                "/settings/decisions/appeal",
                                "decision",
                                decision,
                                "text",
                                "me too")
                        .statusCode())
                .as("of somebody else")
                .isEqualTo(404);
        does(own, "/settings/decisions/appeal", "decision", decision, "text", "I was <i>quiet</i>");
        assertThat(sends(own, "/settings/decisions/appeal", "decision", decision, "text", "again")
                        .statusCode())
                .isEqualTo(409);

        assertThat(page(mo, "/moderation/appeals"))
                .contains(en("moderation.appeals.other"))
                .doesNotContain("<i>quiet");
        var matcher = Pattern.compile("action=\"(/moderation/appeals/\\d+/decide)\"")
                .matcher(page(second, "/moderation/appeals"));
        assertThat(matcher.find()).isTrue();
        var decide = matcher.group(1);
        assertThat(sends(mo, decide, "decision", "reject", "text", "No").statusCode())
                .isEqualTo(403);
        assertThat(sends(second, decide, "decision", "perhaps", "text", "No").statusCode())
                .isEqualTo(422);
        does(second, decide, "decision", "grant", "text", "You are right");
        assertThat(sends(second, decide, "decision", "reject", "text", "No").statusCode())
                .isEqualTo(409);
        Patience.untilSettled(world);
        assertThat(new Mailbox(data).last("wronged@mail.test").text()).contains("You are right");
        assertThat(page(own, "/settings/decisions")).contains(en("settings.decisions.granted"));
        assertThat(page(mo, person)).doesNotContain(en("moderation.standing.silenced") + "</bdi>");
    }

    @Test
    void whoCannotSignInAnyMoreAppealsByTheLinkOfTheMail() {
        var locked = world.person("locked_out");
        does(mo, "/moderation/people/" + locked.id() + "/decide", "action", "disable", "text", "Spam", "sure", "true");
        Patience.untilSettled(world);
        var mail = Pattern.compile("/appeal\\?token=([A-Za-z0-9_-]+)")
                .matcher(new Mailbox(data).last("locked_out@mail.test").text());
        assertThat(mail.find()).isTrue();
        var visitor = world.visitor();
        var page = page(visitor, "/appeal?token=" + mail.group(1));
        var decision = Browser.hidden(page).get("decision");
        assertThat(visitor.post("/appeal", "token", "guess", "decision", decision, "text", "x")
                        .statusCode())
                .isEqualTo(403);
        assertThat(visitor.post("/appeal", "token", mail.group(1), "decision", decision, "text", "")
                        .statusCode())
                .isEqualTo(422);
        assertThat(visitor.post("/appeal", "token", mail.group(1), "decision", decision, "text", "I sent one post")
                        .body())
                .contains(en("settings.decisions.waits"));
        assertThat(visitor.get("/settings/decisions").statusCode())
                .as("it signs nobody in")
                .isEqualTo(303);
    }

    @Test
    void nobodyDecidesAboutThemselvesOrAboutWhoHasTheSameRole() {
        assertThat(sends(
                                mo,
                                "/moderation/people/" + world.moderator("mo").id() + "/decide",
                                "action",
                                "suspend",
                                "text",
                                "x",
                                "sure",
                                "true")
                        .statusCode())
                .isEqualTo(403);
        assertThat(sends(
                                mo,
                                "/moderation/people/"
                                        + world.administrator("boss").id() + "/decide",
                                "action",
                                "suspend",
                                "text",
                                "x",
                                "sure",
                                "true")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void onlyWhoIsShutOutIsDeletedAndOnlyByTheirName() {
        var spammer = world.person("spammer");
        var path = "/moderation/people/" + spammer.id();
        assertThat(sends(mo, path + "/delete", "confirm", "spammer").statusCode())
                .isEqualTo(403);
        does(mo, path + "/decide", "action", "suspend", "text", "Spam", "sure", "true");
        assertThat(spammer.get("/api/v1/accounts/verify_credentials").status()).isEqualTo(403);
        assertThat(sends(mo, path + "/delete", "confirm", "somebody").statusCode())
                .isEqualTo(422);
        does(mo, path + "/delete", "confirm", "@spammer");
        assertThat(mo.get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void whoAsksToJoinIsLetInOrTurnedDown() {
        var hopeful = world.applicant("hopeful", "I live at the mill");
        var other = world.applicant("chancer", "buy now");
        assertThat(page(mo, "/moderation/sign-ups"))
                .contains("I live at the mill")
                .contains("buy now");
        does(mo, "/moderation/sign-ups/" + hopeful + "/approve");
        does(mo, "/moderation/sign-ups/" + other + "/reject");
        assertThat(page(mo, "/moderation/sign-ups")).doesNotContain("mill").doesNotContain("buy now");
        assertThat(sends(mo, "/moderation/sign-ups/" + hopeful + "/approve").statusCode())
                .as("twice")
                .isEqualTo(403);
    }

    @Test
    void aServerIsLimitedAfterALookAtWhatThatCuts() {
        var look = sends(
                boss,
                "/moderation/servers/preview",
                "domain",
                "Farm.example",
                "severity",
                "suspend",
                "private_comment",
                "Bots & more");
        assertThat(look.statusCode()).isEqualTo(200);
        assertThat(look.body()).contains(en("moderation.servers.ends"));
        assertThat(ok(world.administrator("boss").get("/api/v1/admin/domain_blocks")))
                .isEmpty();
        assertThat(boss.submit("/moderation/servers", Browser.hidden(look.body()))
                        .statusCode())
                .isEqualTo(303);
        var block = ok(world.administrator("boss").get("/api/v1/admin/domain_blocks"))
                .get(0);
        assertThat(block.get("domain").asText()).isEqualTo("farm.example");
        assertThat(block.get("private_comment").asText()).isEqualTo("Bots & more");
        assertThat(sends(boss, "/moderation/servers", "domain", "farm.example", "severity", "silence")
                        .body())
                .contains(en("problem.domain.ERR_TAKEN"));
        assertThat(sends(boss, "/moderation/servers/preview", "domain", "no domain!", "severity", "silence")
                        .statusCode())
                .isEqualTo(422);
        does(boss, "/moderation/servers/" + block.get("id").asText() + "/remove");
        assertThat(ok(world.administrator("boss").get("/api/v1/admin/domain_blocks")))
                .isEmpty();
    }

    @Test
    void anInvitationLetsSomebodyInUntilItIsTakenBack() {
        does(mo, "/moderation/invitations", "uses", "2", "days", "7");
        var code = Pattern.compile("/invite/([A-Za-z0-9]+)").matcher(page(mo, "/moderation/invitations"));
        assertThat(code.find()).isTrue();
        assertThat(world.tryToJoin("invited_one", "invited_one@mail.test", code.group(1)))
                .isEqualTo(200);
        does(mo, "/moderation/invitations/" + code.group(1) + "/revoke");
        assertThat(sends(mo, "/moderation/invitations/" + code.group(1) + "/revoke")
                        .statusCode())
                .isEqualTo(404);
        assertThat(sends(mo, "/moderation/invitations", "uses", "-1", "days", "7")
                        .statusCode())
                .isEqualTo(422);
        assertThat(sends(mo, "/moderation/invitations", "uses", "1", "days", "eternity")
                        .statusCode())
                .isEqualTo(422);
    }

    @Test
    void rulesAnnouncementsAndDocumentsAreWhatAppsShow() {
        does(boss, "/moderation/rules", "text", "Be kind", "hint", "Also when right");
        assertThat(ok(world.alice().get("/api/v1/instance/rules")).toString()).contains("Be kind");
        assertThat(sends(boss, "/moderation/rules", "text", "").statusCode()).isEqualTo(422);
        var rule = ok(world.alice().get("/api/v1/instance/rules")).at("/0/id").asText();
        does(boss, "/moderation/rules/" + rule + "/remove");
        does(boss, "/moderation/announcements", "text", "The hall is closed", "until", "");
        assertThat(sends(boss, "/moderation/announcements", "text", "x", "until", "soon")
                        .statusCode())
                .isEqualTo(422);
        var announced = ok(world.alice().get("/api/v1/announcements")).get(0);
        assertThat(announced.get("content").asText()).contains("The hall is closed");
        does(boss, "/moderation/announcements/" + announced.get("id").asText() + "/remove");
        does(
                boss,
                "/moderation/documents",
                "kind",
                "terms-of-service",
                "text",
                "# Our terms\n\n<script>x</script>Be good.");
        assertThat(page(world.visitor(), "/terms-of-service"))
                .contains("Be good.")
                .doesNotContain("<script>x");
        assertThat(sends(boss, "/moderation/documents", "kind", "novel", "text", "x")
                        .statusCode())
                .isEqualTo(422);
        assertThat(sends(boss, "/moderation/emojis", "shortcode", "wave").body())
                .contains("id=\"emoji-image-fault\"");
    }

    @Test
    void peopleAreFoundByNameAndByHowTheyStand() {
        Person findable = world.person("findable");
        assertThat(page(mo, "/moderation/people?q=findab")).contains("/moderation/people/" + findable.id());
        assertThat(page(mo, "/moderation/people?q=nobody_of_that_name")).contains(en("moderation.people.none"));
        assertThat(page(mo, "/moderation/people?standing=suspended")).doesNotContain("findable");
        assertThat(page(mo, "/moderation/people/" + findable.id())).contains("findable@mail.test");
        assertThat(mo.get("/moderation/people/nonsense").statusCode()).isEqualTo(404);
    }
}
