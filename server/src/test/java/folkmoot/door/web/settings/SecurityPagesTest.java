package folkmoot.door.web.settings;

import static folkmoot.schema.generated.Tables.SECOND_FACTOR;
import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.door.web.Messages;
import folkmoot.people.user.OneTimeCodes;
import folkmoot.people.user.SecondFactors;
import folkmoot.testing.Browser;
import folkmoot.testing.Mailbox;
import folkmoot.testing.Patience;
import folkmoot.testing.Person;
import folkmoot.testing.World;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who has the password, the address and the telephone comes in, and nobody else. */
class SecurityPagesTest {

    private static final String NEW = "another fine horse";
    private static final Pattern CODE = Pattern.compile("<code>([a-z2-7]{4}(?:-[a-z2-7]{4}){3})</code>");

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

    private static Mailbox.Letter lastMail(String name) {
        Patience.untilSettled(world);
        return new Mailbox(data).last(name + "@mail.test");
    }

    private static HttpResponse<String> signIn(Browser browser, String name, String password) {
        return browser.post("/sign-in", "login", name, "password", password);
    }

    @Test
    void aNewPasswordSignsTheOtherBrowsersOutAndIsTold() {
        var person = world.person("changer");
        var here = new SettingsRoom(world.signedIn(person));
        var there = world.signedIn(person);
        here.does("/settings/security/password", "password", World.PASSWORD, "new", NEW);
        assertThat(there.get("/settings/security").statusCode()).isEqualTo(303);
        assertThat(here.page("/settings/security")).isNotEmpty();
        assertThat(signIn(world.visitor(), "changer", World.PASSWORD).statusCode())
                .isEqualTo(422);
        assertThat(signIn(world.visitor(), "changer", NEW).statusCode()).isEqualTo(303);
        ok(person.get("/api/v1/accounts/verify_credentials"));
        assertThat(lastMail("changer").subject()).contains("password");
        here.does("/settings/security/password", "password", NEW, "new", World.PASSWORD, "programs", "true");
        assertThat(person.get("/api/v1/accounts/verify_credentials").status()).isEqualTo(401);
    }

    @Test
    void withoutThePresentPasswordNothingChangesAndNoPasswordComesBack() {
        world.person("guarded");
        var room = new SettingsRoom(world.signedIn(world.person("guarded")));
        assertThat(room.refused(422, "/settings/security/password", "password", "guess", "new", NEW))
                .contains(Messages.in("en").get("problem.password.ERR_WRONG"))
                .doesNotContain(NEW)
                .doesNotContain("guess\"");
        assertThat(room.refused(422, "/settings/security/password", "password", World.PASSWORD, "new", "short"))
                .contains("id=\"password-new-fault\"");
        room.refused(422, "/settings/security/email", "password", "guess", "email", "mine@mail.test");
        room.refused(422, "/settings/two-factor/begin", "password", "guess");
        room.refused(422, "/settings/account/delete", "password", "guess");
        assertThat(signIn(world.visitor(), "guarded", World.PASSWORD).statusCode())
                .isEqualTo(303);
    }

    @Test
    void anAddressChangesOnceItProvedItselfAndTheEarlierOneIsTold() {
        var room = new SettingsRoom(world.signedIn(world.person("mover")));
        room.does("/settings/security/email", "password", World.PASSWORD, "email", "new_mover@mail.test");
        assertThat(room.page("/settings/security"))
                .contains("new_mover@mail.test")
                .contains("mover@mail.test");
        assertThat(lastMail("mover").text()).contains("new_mover@mail.test");
        var link = link(lastMail("new_mover").text());
        var visitor = world.visitor();
        assertThat(visitor.get(link).body()).contains("new_mover@mail.test");
        assertThat(signIn(world.visitor(), "new_mover@mail.test", World.PASSWORD)
                        .statusCode())
                .isEqualTo(422);
        var token = Browser.hidden(visitor.get(link).body()).get("token");
        assertThat(visitor.post("/settings/security/email/confirm", "token", token)
                        .statusCode())
                .isEqualTo(303);
        assertThat(visitor.get("/settings/security").statusCode())
                .as("the link signs nobody in")
                .isEqualTo(303);
        assertThat(visitor.post("/settings/security/email/confirm", "token", token)
                        .statusCode())
                .isEqualTo(403);
        assertThat(signIn(world.visitor(), "new_mover@mail.test", World.PASSWORD)
                        .statusCode())
                .isEqualTo(303);
        assertThat(lastMail("mover").subject()).contains("new address");
    }

    private static String link(String mail) {
        var matcher = Pattern.compile("https?://[^/\\s]+(/\\S+)").matcher(mail);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    @Test
    void anAddressOfSomebodyElseIsNoOnesAlsoIfItIsTakenMeanwhile() {
        world.person("owner_of_it");
        var room = new SettingsRoom(world.signedIn(world.person("envious")));
        assertThat(room.refused(
                        422, "/settings/security/email", "password", World.PASSWORD, "email", "OWNER_of_it@mail.test"))
                .contains(Messages.in("en").get("problem.email.ERR_TAKEN"));
        room.refused(422, "/settings/security/email", "password", World.PASSWORD, "email", "no address");
        room.does("/settings/security/email", "password", World.PASSWORD, "email", "late@mail.test");
        var token = Browser.hidden(
                        world.visitor().get(link(lastMail("late").text())).body())
                .get("token");
        world.person("late");
        assertThat(world.visitor()
                        .post("/settings/security/email/confirm", "token", token)
                        .statusCode())
                .isEqualTo(422);
    }

    /** Turns codes on; the secret, and the codes for paper. */
    private static Map.Entry<byte[], List<String>> turnOn(Person person, SettingsRoom room) {
        room.sends("/settings/two-factor/begin", "password", World.PASSWORD);
        assertThat(room.page("/settings/two-factor")).contains("class=\"qr\"").contains("role=\"img\"");
        var secret = secret(person);
        room.refused(422, "/settings/two-factor/confirm", "code", "000 000");
        var shown = room.sends(
                "/settings/two-factor/confirm",
                "code",
                OneTimeCodes.at(secret, Instant.now().minusSeconds(30)));
        assertThat(shown.statusCode()).isEqualTo(200);
        var codes = CODE.matcher(shown.body())
                .results()
                .map(MatchResult::group)
                .map(code -> code.replaceAll("</?code>", ""))
                .toList();
        assertThat(codes).hasSize(SecondFactors.RECOVERY_CODES).doesNotHaveDuplicates();
        assertThat(room.page("/settings/two-factor")).doesNotContain(codes.getFirst());
        return Map.entry(secret, codes);
    }

    private static byte[] secret(Person person) {
        var members = world.server().house().people().members();
        return world.server()
                .house()
                .platform()
                .database()
                .read(tx -> members.secondFactors()
                        .waiting(
                                tx,
                                members.users()
                                        .byAccount(tx, person.id())
                                        .orElseThrow()
                                        .id())
                        .orElseThrow());
    }

    /** The second step after the right password. */
    private static HttpResponse<String> types(Browser browser, HttpResponse<String> asked, String code) {
        var fields = new HashMap<>(Browser.hidden(asked.body()));
        fields.put("code", code);
        return browser.submit("/sign-in/code", fields);
    }

    @Test
    void withCodesOnThePasswordAloneIsNotEnoughAndEachCodeIsTakenOnce() {
        var person = world.person("careful_one");
        var room = new SettingsRoom(world.signedIn(person));
        var on = turnOn(person, room);
        assertThat(lastMail("careful_one").subject()).contains("Codes");

        var browser = world.visitor();
        var asked = signIn(browser, "careful_one", World.PASSWORD);
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.headers().firstValue("set-cookie")).isEmpty();
        assertThat(types(browser, asked, "123456").statusCode()).isEqualTo(422);
        var code = OneTimeCodes.at(on.getKey(), Instant.now());
        assertThat(types(browser, asked, code).statusCode()).isEqualTo(303);
        assertThat(browser.get("/settings/profile").statusCode()).isEqualTo(200);

        var thief = world.visitor();
        var again = signIn(thief, "careful_one", World.PASSWORD);
        assertThat(types(thief, again, code).statusCode())
                .as("a code that was seen")
                .isEqualTo(422);
        assertThat(types(thief, asked, on.getValue().getFirst()).statusCode())
                .as("a step that is over")
                .isEqualTo(403);
        assertThat(types(thief, again, on.getValue().getFirst().toUpperCase().replace("-", " "))
                        .statusCode())
                .as("from paper")
                .isEqualTo(303);
        var last = signIn(world.visitor(), "careful_one", World.PASSWORD);
        assertThat(types(world.visitor(), last, on.getValue().getFirst()).statusCode())
                .as("twice")
                .isEqualTo(422);
    }

    @Test
    void codesEndWithPasswordAndCodeAndNotWithOneOfThem() {
        var person = world.person("undecided");
        var room = new SettingsRoom(world.signedIn(person));
        var paper = turnOn(person, room).getValue();
        room.refused(422, "/settings/two-factor/end", "password", "guess", "code", paper.get(0));
        room.refused(422, "/settings/two-factor/end", "password", World.PASSWORD, "code", "111111");
        assertThat(room.sends("/settings/two-factor/codes", "code", paper.get(1))
                        .body())
                .containsPattern(CODE);
        room.refused(422, "/settings/two-factor/end", "password", World.PASSWORD, "code", paper.get(2));
        var fresh = CODE.matcher(
                room.sends("/settings/two-factor/codes", "code", OneTimeCodes.at(secretOf(person), Instant.now()))
                        .body());
        assertThat(fresh.find()).isTrue();
        room.does("/settings/two-factor/end", "password", World.PASSWORD, "code", fresh.group(1));
        assertThat(signIn(world.visitor(), "undecided", World.PASSWORD).statusCode())
                .isEqualTo(303);
    }

    private static byte[] secretOf(Person person) {
        var house = world.server().house();
        return house.platform()
                .database()
                .read(tx -> tx.sql()
                        .select(SECOND_FACTOR.SECRET)
                        .from(SECOND_FACTOR)
                        .where(SECOND_FACTOR.USER_ID.eq(house.people()
                                .members()
                                .users()
                                .byAccount(tx, person.id())
                                .orElseThrow()
                                .id()
                                .value()))
                        .fetchSingle(SECOND_FACTOR.SECRET));
    }
}
