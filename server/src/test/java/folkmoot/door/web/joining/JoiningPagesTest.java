package folkmoot.door.web.joining;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.civic.community.NewCommunity;
import folkmoot.door.web.Messages;
import folkmoot.testing.Browser;
import folkmoot.testing.Mailbox;
import folkmoot.testing.Patience;
import folkmoot.testing.Person;
import folkmoot.testing.World;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Coming in: joining, confirming, a new password, and the small pages that every site has. */
class JoiningPagesTest {

    @TempDir
    static Path data;

    private static World world;

    @BeforeAll
    static void start() {
        world = new World(Map.of("data.directory", data.toString()));
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    private static String mailTo(String address) {
        Patience.untilSettled(world);
        return new Mailbox(data).last(address).text();
    }

    private static String path(String mail) {
        var link = Pattern.compile("https?://[^/\\s]+(/\\S+)").matcher(mail);
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    @Test
    void whoJoinsWithMistakesGetsTheFormBackAndIsWelcomedInTheEnd() {
        var browser = world.visitor();
        var wrong = browser.post("/sign-up", "username", "not a name!", "email", "nowhere", "password", "short");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body())
                .contains("value=\"not a name!\"")
                .contains("value=\"nowhere\"")
                .doesNotContain("short\"")
                .contains("id=\"sign-up-username-fault\"")
                .contains("id=\"sign-up-email-fault\"")
                .contains("id=\"sign-up-password-fault\"")
                .contains("id=\"sign-up-agreement-fault\"");
        var joined = browser.post(
                "/sign-up",
                "username",
                "newcomer",
                "email",
                "newcomer@mail.test",
                "password",
                World.PASSWORD,
                "agreement",
                "true");
        assertThat(joined.body()).contains("newcomer@mail.test");
        assertThat(browser.post(
                                "/sign-up",
                                "username",
                                "newcomer",
                                "email",
                                "newcomer@mail.test",
                                "password",
                                World.PASSWORD,
                                "agreement",
                                "true")
                        .statusCode())
                .as("sent twice")
                .isEqualTo(422);
        var first = path(mailTo("newcomer@mail.test"));
        assertThat(browser.post("/confirm/again", "email", "newcomer@mail.test").statusCode())
                .isEqualTo(200);
        var link = path(mailTo("newcomer@mail.test"));
        assertThat(browser.get(first).statusCode()).as("only the newest link").isEqualTo(403);
        var confirmed =
                browser.submit("/confirm", Browser.hidden(browser.get(link).body()));
        assertThat(Browser.location(confirmed).getPath()).isEqualTo("/welcome");
        assertThat(browser.get("/welcome").body()).contains(Messages.in("en").get("welcome.communities"));
    }

    @Test
    void nobodyLearnsFromTheFormsWhichAddressesAreKnown() {
        world.person("known_one");
        for (var form : List.of("/forgot-password", "/confirm/again")) {
            var known = world.visitor().post(form, "email", "known_one@mail.test");
            var unknown = world.visitor().post(form, "email", "unknown_one@mail.test");
            assertThat(known.statusCode()).isEqualTo(unknown.statusCode()).isEqualTo(200);
            assertThat(known.body()).isEqualTo(unknown.body());
        }
    }

    @Test
    void mailsAreInTheLanguageInWhichSomebodyJoined() {
        var browser = world.visitor();
        browser.get("/sign-up?lang=pl");
        browser.post(
                "/sign-up",
                "username",
                "polka",
                "email",
                "polka@mail.test",
                "password",
                World.PASSWORD,
                "agreement",
                "true");
        assertThat(mailTo("polka@mail.test")).contains("Otwórz tę stronę");
    }

    @Test
    void theSmallPagesAreThereInEveryLanguage() {
        for (var language : Messages.LANGUAGES.keySet()) {
            for (var page : List.of(
                    "/help",
                    "/accessibility",
                    "/privacy-policy",
                    "/sign-in",
                    "/sign-up",
                    "/forgot-password",
                    "/confirm/again")) {
                var answer = world.visitor().get(page + "?lang=" + language);
                assertThat(answer.statusCode()).as(page + " " + language).isEqualTo(200);
                assertThat(answer.body()).contains("<html lang=\"" + language + "\"");
            }
        }
        assertThat(world.visitor().get("/privacy-policy?lang=cy").body()).contains("Cwcis");
    }

    @Test
    void searchEnginesHearOfNoProposalThatNobodyMayRead() {
        var house = world.server().house();
        house.platform()
                .database()
                .write(tx -> house.civic().registry().communities().create(tx, NewCommunity.of("lanes", "The lanes")));
        var ids = Stream.of("gathering", "hidden", "removed")
                .map(state -> {
                    var id = Person.ok(world.alice()
                                    .post(
                                            "/api/folkmoot/v1/proposals",
                                            Map.of(
                                                    "community", "lanes",
                                                    "title", "A lamp in the lane that is " + state,
                                                    "ask", "Please put a lamp there.",
                                                    "different_because", "It is another lane.")))
                            .get("id")
                            .asLong();
                    house.platform()
                            .database()
                            .write(tx -> tx.execute("UPDATE proposal SET state = ? WHERE id = ?", state, id));
                    return id;
                })
                .toList();

        var month = YearMonth.now(ZoneOffset.UTC);
        assertThat(world.visitor().get("/sitemap/lanes." + month + ".xml").body())
                .contains("/c/lanes/proposals/" + ids.get(0))
                .doesNotContain(ids.get(1).toString())
                .doesNotContain(ids.get(2).toString());
    }

    @Test
    void browsersAndSearchEnginesFindWhatTheyAskFor() {
        var visitor = world.visitor();
        assertThat(Browser.location(visitor.get("/.well-known/change-password")).getPath())
                .isEqualTo("/settings/security");
        assertThat(visitor.get("/robots.txt").body())
                .contains("Disallow: /settings")
                .contains("Sitemap: ");
        assertThat(visitor.get("/sitemap.xml").body()).contains("<sitemapindex").contains("/sitemap/pages.xml");
        assertThat(visitor.get("/sitemap/pages.xml").body()).contains("<urlset");
        for (var none :
                List.of("/sitemap/nobody.2026-11.xml", "/sitemap/x.2026-13.xml", "/sitemap/..xml", "/sitemap/a")) {
            assertThat(visitor.get(none).statusCode()).as(none).isEqualTo(404);
        }
        assertThat(visitor.get("/manifest.webmanifest")
                        .headers()
                        .firstValue("Content-Type")
                        .orElse(""))
                .startsWith("application/manifest+json");
        assertThat(visitor.get("/favicon.ico").statusCode()).isEqualTo(200);
    }
}
