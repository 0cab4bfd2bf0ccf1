package folkmoot.door.web.joining;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.door.web.Messages;
import folkmoot.people.user.OneTimeCodes;
import folkmoot.testing.Browser;
import folkmoot.testing.Mailbox;
import folkmoot.testing.Patience;
import folkmoot.testing.Person;
import folkmoot.testing.SettableClock;
import folkmoot.testing.SoftwareAuthenticator;
import folkmoot.testing.World;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Passkeys: made, used alone and after the password, removed; and everything by which somebody might come in who must not. */
class PasskeyPagesTest {

    private static final String SETTINGS = "/settings/passkeys";
    private static final String SIGN_IN = "/sign-in/passkey";
    private static final Pattern OPTIONS = Pattern.compile("data-options=\"([^\"]*)\"");
    private static final Pattern REMOVE = Pattern.compile("action=\"(/settings/passkeys/\\d+/remove)\"");

    @TempDir
    static Path data;

    private static final SettableClock CLOCK = SettableClock.atNoon();
    private static World world;
    private static String origin;

    @BeforeAll
    static void start() {
        world = new World(Map.of("data.directory", data.toString()), CLOCK);
        origin = world.server().house().platform().uris().origin();
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    private static String options(HttpResponse<String> page) {
        var matcher = OPTIONS.matcher(page.body());
        assertThat(matcher.find()).as(page.body()).isTrue();
        return matcher.group(1).replace("&#34;", "\"").replace("&quot;", "\"").replace("&amp;", "&");
    }

    private static HttpResponse<String> adds(
            Browser browser, SoftwareAuthenticator device, String name, String password) {
        var page = browser.get(SETTINGS);
        var fields = Browser.hidden(page.body());
        fields.putAll(Map.of("credential", device.create(options(page)), "name", name, "password", password));
        return browser.submit(SETTINGS, fields);
    }

    private static SoftwareAuthenticator deviceOf(Person person) {
        var device = new SoftwareAuthenticator(origin);
        assertThat(adds(world.signedIn(person), device, "my telephone", World.PASSWORD)
                        .statusCode())
                .isEqualTo(303);
        return device;
    }

    private static HttpResponse<String> signsIn(Browser browser, SoftwareAuthenticator device) {
        return signsIn(browser, device, SIGN_IN);
    }

    private static HttpResponse<String> signsIn(Browser browser, SoftwareAuthenticator device, String path) {
        var page = browser.get(path);
        var fields = Browser.hidden(page.body());
        fields.put("credential", device.get(options(page)));
        return browser.submit(SIGN_IN, fields);
    }

    private static void assertRefused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains(Messages.in("en").get("problem.credential.ERR_WRONG"));
    }

    @Test
    void aPasskeyLetsItsOwnerInAloneUntilItIsRemoved() {
        var ada = world.person("ada");
        var device = deviceOf(ada);
        Patience.untilSettled(world);
        assertThat(new Mailbox(data).last("ada@mail.test").subject()).contains("passkey was added");
        var browser = world.visitor();
        var answer = signsIn(browser, device);
        assertThat(answer.statusCode()).isEqualTo(303);
        var page = browser.get(SETTINGS).body();
        assertThat(page)
                .contains("my telephone")
                .doesNotContain(Messages.in("en").get("settings.passkeys.unused"));
        assertThat(page).as("no attestation").contains("attestation&#34;:&#34;none");
        var matcher = REMOVE.matcher(page);
        assertThat(matcher.find()).isTrue();
        var fields = Browser.hidden(page);
        fields.put("password", "wrong");
        assertThat(browser.submit(matcher.group(1), fields).statusCode()).isEqualTo(422);
        fields.put("password", World.PASSWORD);
        assertThat(world.signedIn(world.person("mallory"))
                        .submit(matcher.group(1), fields)
                        .statusCode())
                .as("another's form")
                .isEqualTo(403);
        assertThat(browser.submit(matcher.group(1), fields).statusCode()).isEqualTo(303);
        assertRefused(signsIn(world.visitor(), device));
        assertThat(world.signedIn(ada).get(SETTINGS).statusCode())
                .as("the password stays a way in")
                .isEqualTo(200);
    }

    @Test
    void nobodyAddsOneForSomebodyElseOrWithoutThePassword() {
        var bea = world.signedIn(world.person("bea"));
        assertThat(adds(bea, new SoftwareAuthenticator(origin), "x", "wrong").statusCode())
                .isEqualTo(422);
        assertThat(adds(bea, new SoftwareAuthenticator(origin), " ", World.PASSWORD)
                        .statusCode())
                .isEqualTo(422);
        assertThat(adds(bea, new SoftwareAuthenticator(origin), "x".repeat(61), World.PASSWORD)
                        .statusCode())
                .isEqualTo(422);
        var page = bea.get(SETTINGS);
        var stolen = Browser.hidden(page.body());
        var cal = world.signedIn(world.person("cal"));
        var fields = Browser.hidden(cal.get(SETTINGS).body());
        fields.putAll(Map.of(
                "token",
                stolen.get("token"),
                "credential",
                new SoftwareAuthenticator(origin).create(options(page)),
                "name",
                "x",
                "password",
                World.PASSWORD));
        assertRefused(cal.submit(SETTINGS, fields));
        assertThat(cal.submit(SETTINGS, Map.of("name", "x")).statusCode())
                .as("without a token of the session")
                .isEqualTo(403);
        assertThat(world.visitor().get(SETTINGS).statusCode()).isEqualTo(303);
        assertThat(cal.get(SETTINGS).body()).contains(Messages.in("en").get("settings.passkeys.none"));
    }

    @Test
    void whatADeviceMadeForAnotherSiteIsNotTaken() {
        var dot = world.signedIn(world.person("dot"));
        assertRefused(adds(dot, new SoftwareAuthenticator("https://evil.example"), "x", World.PASSWORD));
        assertRefused(adds(dot, new SoftwareAuthenticator(origin).answeringFor("evil.example"), "x", World.PASSWORD));
        for (var nonsense : new String[] {"", "{}", "[]", "null", "\"x\"", "{\"id\":\"AAAA\"}", "x".repeat(20_000)}) {
            var page = dot.get(SETTINGS);
            var fields = Browser.hidden(page.body());
            fields.putAll(Map.of("credential", nonsense, "name", "x", "password", World.PASSWORD));
            assertRefused(dot.submit(SETTINGS, fields));
        }
        var device = deviceOf(world.person("dot"));
        assertRefused(adds(dot, device, "the same again", World.PASSWORD));
    }

    @Test
    void nobodyComesInByAnAnswerThatDoesNotFit() {
        var device = deviceOf(world.person("eli"));
        assertRefused(signsIn(world.visitor(), new SoftwareAuthenticator(origin)));
        assertRefused(signsIn(world.visitor(), device.at("https://evil.example")));
        device.at(origin);
        assertRefused(signsIn(world.visitor(), device.answeringFor("evil.example")));
        device.answeringFor(null);
        assertRefused(signsIn(world.visitor(), device.verifying(false)));
        device.verifying(true);

        var browser = world.visitor();
        var page = browser.get(SIGN_IN);
        var fields = new HashMap<>(Browser.hidden(page.body()));
        fields.put("credential", device.get(options(page)));
        var forged = new HashMap<>(fields);
        forged.put("token", "guess");
        assertRefused(browser.submit(SIGN_IN, forged));
        assertThat(browser.submit(SIGN_IN, fields).statusCode()).isEqualTo(303);
        assertRefused(world.visitor().submit(SIGN_IN, fields)); // once

        var late = world.visitor();
        page = late.get(SIGN_IN);
        var lateFields = Browser.hidden(page.body());
        lateFields.put("credential", device.get(options(page)));
        CLOCK.advance(Duration.ofMinutes(11));
        assertRefused(late.submit(SIGN_IN, lateFields));
        assertRefused(signsIn(world.visitor(), device.counting(0))); // a copy of it
        for (var nonsense : new String[] {"", "{}", "[]", "null", "x".repeat(20_000)}) {
            var other = world.visitor();
            var asked = Browser.hidden(other.get(SIGN_IN).body());
            asked.put("credential", nonsense);
            assertRefused(other.submit(SIGN_IN, asked));
        }
    }

    @Test
    void afterThePasswordItStandsInPlaceOfTheCodeAndOnlyOnesOwn() {
        var fay = world.person("fay");
        var device = deviceOf(fay);
        var stranger = deviceOf(world.person("gus"));
        var members = world.server().house().people().members();
        world.server().house().platform().database().write(tx -> {
            var id = members.users().byAccount(tx, fay.id()).orElseThrow().id();
            var secret = members.secondFactors().begin(tx, id);
            members.secondFactors().confirm(tx, id, OneTimeCodes.at(secret, CLOCK.instant()));
        });
        var browser = world.visitor();
        var step = Browser.hidden(browser.post("/sign-in", "login", "fay", "password", World.PASSWORD)
                        .body())
                .get("step");
        assertRefused(signsIn(browser, stranger, SIGN_IN + "?step=" + step));
        assertThat(signsIn(browser, device.verifying(false), SIGN_IN + "?step=" + step)
                        .statusCode())
                .as("the password was there already")
                .isEqualTo(303);
        assertThat(browser.get(SETTINGS).statusCode()).isEqualTo(200);
        assertThat(world.visitor().get(SIGN_IN + "?step=guess").statusCode()).isEqualTo(403);
    }

    @Test
    void whoIsShutOutIsNotLetIn() {
        var hal = world.person("hal");
        var device = deviceOf(hal);
        var members = world.server().house().people().members();
        world.server()
                .house()
                .platform()
                .database()
                .write(tx -> members.users()
                        .disable(
                                tx,
                                members.users()
                                        .byAccount(tx, hal.id())
                                        .orElseThrow()
                                        .id(),
                                true));
        assertThat(signsIn(world.visitor(), device).statusCode()).isEqualTo(403);
    }

    @Test
    void itIsThereInEveryLanguageAndSaysThatItNeedsAScript() {
        for (var language : Messages.LANGUAGES.keySet()) {
            var page = world.visitor().get(SIGN_IN + "?lang=" + language).body();
            assertThat(page).contains("<html lang=\"" + language + "\"").contains("<noscript>");
        }
        assertThat(world.visitor().get("/sign-in").body()).contains("href=\"/sign-in/passkey");
    }
}
