package folkmoot.door.web;

import static folkmoot.schema.generated.Tables.DELIVERY;
import static folkmoot.schema.generated.Tables.DELIVERY_HOST;
import static folkmoot.schema.generated.Tables.MODERATION_ACT;
import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.civic.body.NewBody;
import folkmoot.civic.community.NewCommunity;
import folkmoot.testing.Browser;
import folkmoot.testing.Town;
import folkmoot.testing.World;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The servers that we deliver to, for moderators. */
class HostPagesTest {

    private static final String PATH = "/admin/hosts";
    private static final String DOWN = "down.example";
    private static final String SLOW = "slow.example";

    private static Town town;

    @BeforeAll
    static void start() {
        town = new Town();
        town.world().moderator("mona");
        town.world().administrator("adam");
        var member = town.alice();
        town.carolFollows(member);
        member.posts("To carol");
        town.settle();
        addHost(DOWN);
        addHost(SLOW);
    }

    private static void addHost(String name) {
        town.world()
                .server()
                .house()
                .platform()
                .database()
                .write(tx -> tx.sql()
                        .insertInto(DELIVERY_HOST)
                        .set(DELIVERY_HOST.HOST, name)
                        .set(DELIVERY_HOST.FAILURES, 12)
                        .set(DELIVERY_HOST.LAST_FAILURE, Instant.parse("2026-11-20T10:15:00Z"))
                        .set(DELIVERY_HOST.LAST_ERROR, "connection <refused>")
                        .set(DELIVERY_HOST.NEXT_AT, Instant.parse("2099-01-01T00:00:00Z"))
                        .execute());
    }

    @AfterAll
    static void stop() {
        town.close();
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

    private static List<String> acts() {
        return town.world()
                .server()
                .house()
                .platform()
                .database()
                .read(tx -> tx.sql()
                        .selectFrom(MODERATION_ACT)
                        .orderBy(MODERATION_ACT.ID)
                        .fetch(row -> row.getAction() + " " + row.getTarget()));
    }

    /** What waits for the slow server. */
    private static int waiting() {
        return town.world()
                .server()
                .house()
                .platform()
                .database()
                .read(tx -> tx.sql().fetchCount(DELIVERY, DELIVERY.HOST.eq(SLOW)));
    }

    @Test
    void moderatorsSeeHowEachServerDoesInTheirLanguage() {
        for (var language : Messages.LANGUAGES.keySet()) {
            var text = Messages.in(language);
            var page = signedIn("mona").get(PATH + "?lang=" + language);
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body())
                    .contains("dir=\"" + text.direction())
                    .contains(text.get("hosts.title"))
                    .contains(text.get("hosts.state.failing"))
                    .contains(text.get("hosts.failures", 12))
                    .contains(town.remote().domain())
                    .contains("connection &lt;refused&gt;")
                    .contains("datetime=\"2026-11-20T10:15:00Z\"")
                    .doesNotContain("<script>")
                    .doesNotContain("style=");
        }
        assertThat(signedIn("adam").get(PATH + "?state=failing").body())
                .contains(DOWN)
                .doesNotContain("<h2 dir=\"ltr\">" + town.remote().domain());
        assertThat(signedIn("adam").get("/").body()).contains("href=\"" + PATH + "\"");
    }

    @Test
    void whatTheyDoIsDoneByTheRulesOfTheCommandAndWrittenDown() {
        var mona = signedIn("mona");
        var csrf = Browser.hidden(mona.get(PATH).body()).get("csrf");
        assertThat(mona.post(PATH + "/retry", "csrf", csrf, "host", SLOW, "state", "failing")
                        .headers()
                        .firstValue("Location"))
                .hasValue(PATH + "?state=failing");
        assertThat(mona.post(PATH + "/drop", "csrf", csrf, "host", SLOW).statusCode())
                .isEqualTo(303);
        assertThat(mona.post(PATH + "/retry", "csrf", csrf, "host", "unknown.example")
                        .statusCode())
                .isEqualTo(404);
        assertThat(mona.post(PATH + "/drop", "csrf", csrf, "host", "unknown.example")
                        .statusCode())
                .isEqualTo(404);

        assertThat(waiting()).isZero();
        assertThat(acts()).containsExactly("retry-host " + SLOW, "drop-host " + SLOW);
    }

    @Test
    void nobodyElseSeesThemOrDoesAnything() {
        var asked = visitor().get(PATH);
        assertThat(Browser.location(asked).toString()).isEqualTo("/sign-in?return_to=" + PATH);
        town.bob();
        var council = town.world().administrator("council");
        town.world().server().house().platform().database().write(tx -> {
            var house = town.world().server().house();
            var community = house.civic().registry().communities().create(tx, NewCommunity.of("commons", "Commons"));
            house.civic()
                    .registry()
                    .bodies()
                    .register(
                            tx,
                            community.id(),
                            NewBody.of(
                                    "council",
                                    "The Council",
                                    "here.localhost",
                                    council.name() + "@"
                                            + house.platform().uris().domain()));
        });
        for (var name : List.of("bob", "council")) {
            var browser = signedIn(name);
            var before = acts();
            assertThat(browser.get(PATH).statusCode()).as(name).isEqualTo(403);
            assertThat(browser.get(PATH).body()).as(name).doesNotContain(DOWN);
            assertThat(browser.get("/").body()).as(name).doesNotContain(PATH);
            var csrf = Browser.hidden(browser.get("/settings/account").body()).get("csrf");
            for (var act : List.of("/retry", "/drop")) {
                assertThat(browser.submit(PATH + act, Map.of("csrf", csrf, "host", DOWN))
                                .statusCode())
                        .as(name + act)
                        .isEqualTo(403);
            }
            assertThat(acts()).isEqualTo(before);
        }
        assertThat(signedIn("mona").post(PATH + "/retry", "host", DOWN).statusCode())
                .as("without its token")
                .isEqualTo(403);
    }
}
