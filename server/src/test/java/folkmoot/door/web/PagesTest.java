package folkmoot.door.web;

import static folkmoot.schema.generated.Tables.SUPPORT;
import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.civic.body.NewBody;
import folkmoot.civic.community.NewCommunity;
import folkmoot.civic.community.SupportColumn;
import folkmoot.civic.community.ThresholdRule;
import folkmoot.platform.database.Transaction;
import folkmoot.testing.Browser;
import folkmoot.testing.Proposing;
import folkmoot.testing.World;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The pages, as a browser without script sees them. */
class PagesTest {

    private static final int LARGEST = 150_000;
    private static World world;

    @BeforeAll
    static void start() {
        world = new World();
        var house = world.server().house();
        house.platform().database().write(tx -> {
            var community = house.civic()
                    .registry()
                    .communities()
                    .create(
                            tx,
                            NewCommunity.of("commons", "Harrowmere Commons")
                                    .withThreshold(new ThresholdRule(2, Set.of(SupportColumn.MEMBERS))));
            house.civic()
                    .registry()
                    .bodies()
                    .register(
                            tx,
                            community.id(),
                            NewBody.of("works", "Works Department", "works.example", "works@works.example"));
        });
        world.alice();
        world.bob();
    }

    /** The only one: what it does is also done without it. */
    private static final String SCRIPT = "<script type=\"module\" src=\"/assets/[0-9a-f]+/start.js\"></script>";

    @AfterAll
    static void stop() {
        world.close();
    }

    private static Browser visitor() {
        return new Browser(URI.create("http://127.0.0.1:" + world.server().port()));
    }

    private static Browser signedIn(String name) {
        var browser = visitor();
        browser.post("/sign-in", "login", name, "password", "correct horse battery");
        return browser;
    }

    private static HttpResponse<String> page(Browser browser, String path) {
        var answer = browser.get(path, "Accept", "text/html");
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        assertThat(answer.body().getBytes(StandardCharsets.UTF_8)).as(path).hasSizeLessThan(LARGEST);
        assertThat(answer.body().replaceFirst(SCRIPT, ""))
                .as(path)
                .doesNotContain("<script")
                .doesNotContain("style=");
        return answer;
    }

    private static Map<String, String> draft(Browser browser, String title) {
        var form = new LinkedHashMap<>(
                Browser.hidden(page(browser, "/c/commons/proposals/new").body()));
        form.put("title", title);
        form.put("ask", "Build a zebra crossing by the school.");
        form.put("problem", "Two people were hurt <b>this</b> year.");
        form.put("bodies[]", "works");
        return form;
    }

    private static String publish(Browser browser, String title) {
        var form = draft(browser, title);
        var answer = Proposing.through(browser, "commons", form);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return Browser.location(answer).getPath();
    }

    @Test
    void everyPageIsThereForVisitorsInEveryLanguage() {
        var path = publish(signedIn("alice"), "Safer crossing on Mill Road");

        for (var language : Messages.LANGUAGES.keySet()) {
            for (var address : List.of(
                    "/",
                    "/c/commons",
                    path,
                    "/c/commons/bodies/works",
                    "/@alice",
                    "/@commons_clerk",
                    "/tags/proposal")) {
                var body = page(visitor(), address + "?lang=" + language).body();
                assertThat(body)
                        .contains("<html lang=\"" + language + "\" dir=\""
                                + Messages.in(language).direction());
            }
        }
        assertThat(page(visitor(), path).body())
                .contains("Two people were hurt &lt;b&gt;this&lt;/b&gt; year.")
                .contains("Works Department");
        assertThat(page(visitor(), "/c/commons?q=mill&state=gathering&body=works&category=&order=supported")
                        .body())
                .contains("Safer crossing on Mill Road");
        assertThat(page(visitor(), "/c/commons?q=nowhere").body()).doesNotContain("Safer crossing");
    }

    @Test
    void whatDidNotWorkIsSaidInTheReadersLanguage() {
        for (var language : Messages.LANGUAGES.keySet()) {
            var text = Messages.in(language);
            var answer = visitor().get("/c/nowhere", "Accept", "text/html", "Accept-Language", language);
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).contains("dir=\"" + text.direction()).contains(text.get("error.title"));
            if (!language.equals("en")) {
                assertThat(answer.body()).contains(text.get("error.404"));
            }
            assertThat(visitor()
                            .get("/no-page-at-all?lang=" + language, "Accept", "text/html")
                            .body())
                    .as("where no page is, in the language that the address names")
                    .contains("<html lang=\"" + language + "\"");
        }
    }

    @Test
    void nearOnesAreOfferedWhileATitleIsTyped() {
        var alice = signedIn("alice");
        publish(alice, "Benches along the towpath for older people");
        var form = page(alice, "/c/commons/proposals/new").body();
        var asked = Pattern.compile("data-similar=\"([^\"]+)\"").matcher(form);
        assertThat(asked.find()).isTrue();

        assertThat(offered(alice, asked.group(1), "Benches along the tow").body())
                .contains("Benches along the towpath for older people")
                .doesNotContain("<html");
        assertThat(offered(alice, asked.group(1), "Benches").body())
                .as("too short to say anything")
                .isEmpty();
        assertThat(offered(alice, asked.group(1), "<b>Benches along the towpath</b> \u0000")
                        .statusCode())
                .isEqualTo(400);
        assertThat(offered(visitor(), asked.group(1), "Benches along the tow").statusCode())
                .isEqualTo(403);
        var script = alice.get(Pattern.compile("/assets/[0-9a-f]+/start.js")
                .matcher(form)
                .results()
                .findFirst()
                .orElseThrow()
                .group()
                .replace("start.js", "similar.js"));
        assertThat(script.headers().firstValue("Content-Type")).contains("text/javascript; charset=utf-8");
        assertThat(script.body()).contains("data-similar").hasSizeLessThan(3_000);
    }

    private static HttpResponse<String> offered(Browser browser, String address, String title) {
        return browser.get(address + "?language=en&title=" + URLEncoder.encode(title, StandardCharsets.UTF_8));
    }

    @Test
    void nearOnesAreOfferedBeforePublishingAndNothingTypedIsLost() {
        var alice = signedIn("alice");
        publish(alice, "Let newcomers book an interview online");

        var form = draft(alice, "Let newcomers book an interview on line");
        var written = alice.submit("/c/commons/proposals", form);
        assertThat(written.statusCode()).isEqualTo(303);
        var near = Browser.location(written).getPath();
        assertThat(page(alice, near).body())
                .contains("Let newcomers book an interview online")
                .contains("name=\"different_because\"");
        assertThat(page(alice, near.replaceFirst("/near$", "")).body())
                .as("going back finds what was written")
                .contains("value=\"Let newcomers book an interview on line\"");

        form.put("title", "Short");
        var refused = alice.submit("/c/commons/proposals", form);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("at least 10 characters")
                .contains("value=\"Short\"")
                .contains("Build a zebra crossing by the school.")
                .contains("aria-invalid=\"true\"");
    }

    @Test
    void supportingFollowingAndReplyingWorkWithPlainForms() {
        var path = publish(signedIn("alice"), "A bench by the river Mere");
        var bob = signedIn("bob");
        var csrf = Browser.hidden(page(bob, path).body()).get("csrf");

        assertThat(bob.post(path + "/support", "csrf", csrf, "named", "true").statusCode())
                .isEqualTo(303);
        assertThat(bob.post(path + "/follow", "csrf", csrf).statusCode()).isEqualTo(303);
        assertThat(bob.post(path + "/reply", "csrf", csrf, "text", "Two benches!")
                        .statusCode())
                .isEqualTo(303);
        assertThat(page(bob, path).body())
                .contains("Take back my support")
                .contains("Stop following")
                .contains("Two benches!");
        assertThat(page(visitor(), path).body()).contains("Named supporters");
        assertThat(bob.post(path + "/unsupport", "csrf", csrf).statusCode()).isEqualTo(303);
        assertThat(page(visitor(), path).body()).doesNotContain("Named supporters");
        assertThat(bob.post(path + "/reply", "csrf", csrf, "text", " ").statusCode())
                .isEqualTo(422);
        assertThat(bob.post("/c/commons/join", "csrf", csrf).statusCode()).isEqualTo(303);
        assertThat(page(bob, "/c/commons").body()).contains("You are a member");
    }

    @Test
    void formsWithoutTheirTokenAndOtherPeoplesButtonsAreRefused() {
        var path = publish(signedIn("alice"), "Mend the lamp at the bus stop");
        var bob = signedIn("bob");
        var csrf = Browser.hidden(page(bob, path).body()).get("csrf");

        assertThat(bob.post(path + "/support").statusCode()).isEqualTo(403);
        assertThat(bob.post(path + "/withdraw", "csrf", csrf).statusCode()).isEqualTo(403);
        assertThat(bob.post(path + "/moderate", "csrf", csrf, "state", "archived", "reason", "joke")
                        .statusCode())
                .isEqualTo(403);
        assertThat(bob.post(path + "/respond", "csrf", csrf, "text", "No", "position", "declined")
                        .statusCode())
                .isEqualTo(403);
        assertThat(visitor().post(path + "/support").statusCode()).isEqualTo(403);
        assertThat(visitor().get("/c/commons/proposals/new").statusCode()).isEqualTo(303);
        assertThat(visitor().get("/c/nowhere", "Accept", "text/html").statusCode())
                .isEqualTo(404);
        assertThat(visitor()
                        .get("/c/commons/proposals/1", "Accept", "text/html")
                        .body())
                .contains("That did not work");
    }

    @Test
    void everyLanguageFillsInTheSameWords() throws IOException {
        var english = words("en");
        for (var language : Messages.LANGUAGES.keySet()) {
            var own = words(language);
            assertThat(english.stringPropertyNames()).as(language).containsAll(own.stringPropertyNames());
            for (var key : own.stringPropertyNames()) {
                assertThat(Messages.in(language).get(key, 1, 2, "3"))
                        .as(language + " " + key)
                        .isNotBlank();
            }
        }
    }

    private static Properties words(String language) throws IOException {
        var words = new Properties();
        try (var in = PagesTest.class.getResourceAsStream("/web/messages/" + language + ".properties")) {
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return words;
    }

    @Test
    void moderatorsDecideAboutHeldSupportsOnThePageAndNobodyElse() {
        var path = publish(signedIn("alice"), "A shelter at the ferry");
        var grace = world.person("grace");
        var house = world.server().house();
        var id = Long.parseLong(path.substring(path.lastIndexOf('/') + 1));
        house.platform().database().write(tx -> {
            house.civic()
                    .registry()
                    .communities()
                    .addModerator(
                            tx,
                            house.civic().registry().communities().requireByName(tx, "commons"),
                            house.people().accounts().require(tx, grace.id()));
            holdSupport(tx, id);
        });

        assertThat(page(signedIn("bob"), path).body())
                .contains(Messages.in("en").get("supports.held", 1))
                .doesNotContain("name=\"up_to\"");
        var browser = signedIn("grace");
        for (var language : Messages.LANGUAGES.keySet()) {
            assertThat(page(browser, path + "?lang=" + language).body())
                    .contains(Messages.in(language).get("held.small"))
                    .doesNotContain("flood.example");
        }
        var fields = Browser.hidden(page(browser, path + "?lang=en").body());
        var other = signedIn("bob");
        var attempt = new LinkedHashMap<>(fields);
        attempt.put("csrf", Browser.hidden(page(other, path).body()).get("csrf"));
        attempt.put("decision", "release");
        assertThat(other.submit(path + "/held", attempt).statusCode()).isEqualTo(403);
        fields.put("decision", "automated");
        fields.put("note", "All within one second");
        assertThat(browser.submit(path + "/held", fields).statusCode()).isEqualTo(303);

        assertThat(page(visitor(), path).body())
                .contains(Messages.in("en").get("supports.refused", 1))
                .contains("Held supports refused after review: 1")
                .contains("made by a program: All within one second");
    }

    private static void holdSupport(Transaction tx, long proposal) {
        var bot = world.server().house().people().accounts().local(tx, "bob").orElseThrow();
        tx.sql()
                .insertInto(SUPPORT)
                .set(SUPPORT.ID, world.server().house().platform().ids().next())
                .set(SUPPORT.PROPOSAL_ID, proposal)
                .set(SUPPORT.ACCOUNT_ID, bot.id().value())
                .set(SUPPORT.COUNTED_IN, "network")
                .set(SUPPORT.SOURCE, "flood.example")
                .set(SUPPORT.COUNTING, "held")
                .set(SUPPORT.COMMITMENT, new byte[32])
                .set(SUPPORT.VERSION, 1)
                .set(SUPPORT.CREATED_AT, Instant.now())
                .execute();
        tx.execute("""
            INSERT INTO proposal_tally (proposal_id, version, counted, held, invalid)
            VALUES (?, 1, '{0,0,0,0,0}', '{0,0,0,1,0}', '{0,0,0,0,0}')
            """, proposal);
    }
}
