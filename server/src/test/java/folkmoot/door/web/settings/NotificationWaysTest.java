package folkmoot.door.web.settings;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.door.web.Messages;
import folkmoot.testing.Browser;
import folkmoot.testing.Mailbox;
import folkmoot.testing.Patience;
import folkmoot.testing.Person;
import folkmoot.testing.World;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** For each kind of notification: whether the pages show it, whether mails tell of it, and what apps see all the same. */
class NotificationWaysTest {

    private static final String WAYS = "/settings/notifications/ways";
    private static final Pattern STOP = Pattern.compile("https?://[^/]+(/stop\\?token=[A-Za-z0-9_.-]+)");

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

    private static SettingsRoom room(Person person) {
        return new SettingsRoom(world.signedIn(person));
    }

    private static Mailbox mailbox() {
        Patience.untilSettled(world);
        return new Mailbox(data);
    }

    private static String stop(String email) {
        var matcher = STOP.matcher(mailbox().last(email).text());
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    @Test
    void aKindThatIsNotOnThePageIsInTheAppAllTheSame() {
        var quiet = world.person("quiet");
        room(quiet).does(WAYS, "favourite[]", "push", "mention[]", "page");
        world.person("fan").follows(quiet.id());
        world.person("fan").posts("hello @quiet");
        Patience.untilSettled(world);
        var page = world.signedIn(quiet).get("/notifications").body();
        assertThat(page)
                .contains("hello")
                .doesNotContain(">" + Messages.in("en").get("notifications.follow"));
        var browser = world.signedIn(world.person("quiet"));
        assertThat(ok(quiet.get("/api/v1/notifications")).findValuesAsText("type"))
                .contains("mention", "follow");
        assertThat(browser.get("/settings/notifications").body())
                .contains("name=\"mention[]\" value=\"page\" checked")
                .doesNotContain("name=\"follow[]\" value=\"page\" checked")
                .doesNotContain("name=\"admin.report[]\"");
        assertThat(world.signedIn(world.moderator("mo"))
                        .get("/settings/notifications")
                        .body())
                .contains("name=\"admin.report[]\"");
    }

    @Test
    void aMailComesForEachInTheReadersLanguageUntilItsLinkIsClicked() {
        var reader = world.person("reader");
        room(reader).does("/settings/language", "locale", "pl");
        room(reader).does(WAYS, "mention[0]", "page", "mention[1]", "mail-once", "poll[]", "page");
        world.person("writer").posts("hello @reader, the <b>kettle</b> is on");
        var letter = mailbox().last("reader@mail.test");
        assertThat(letter.subject()).isEqualTo("writer wspomina o Tobie");
        assertThat(letter.text()).contains("kettle").contains("/notifications");
        var stop = stop("reader@mail.test");
        int before = mailbox().to("reader@mail.test").size();
        assertThat(world.visitor().get(stop).statusCode()).isEqualTo(200);
        world.person("writer").posts("still there, @reader?");
        assertThat(mailbox().to("reader@mail.test")).as("a look stops nothing").hasSize(before + 1);
        assertThat(world.visitor().post(stop, "List-Unsubscribe", "One-Click").statusCode())
                .isEqualTo(200);
        world.person("writer").posts("and now, @reader?");
        assertThat(mailbox().to("reader@mail.test")).hasSize(before + 1);
        assertThat(world.signedIn(reader).get("/settings/notifications").body())
                .as("what was chosen of others stays")
                .doesNotContain("name=\"mention[]\" value=\"mail-once\" checked")
                .contains("name=\"mention[]\" value=\"page\" checked")
                .contains("name=\"poll[]\" value=\"page\" checked");
    }

    @Test
    void thoseOfADayComeTogether() {
        var patient = world.person("patient");
        room(patient).does(WAYS, "mention[]", "mail-daily");
        var letters = world.server().house().talk().letters();
        letters.daily();
        world.person("writer").posts("one @patient");
        world.person("writer").posts("two @patient");
        letters.daily();
        assertThat(mailbox().to("patient@mail.test")).as("a day is not over").isEmpty();
        world.server()
                .house()
                .platform()
                .database()
                .write(tx ->
                        tx.execute("UPDATE notification_letter SET told_until = told_until - interval '25 hours'"));
        letters.daily();
        var all = mailbox().to("patient@mail.test");
        assertThat(all).hasSize(1);
        assertThat(all.getFirst().text()).contains("one").contains("two").contains("/stop?token=");
        letters.daily();
        assertThat(mailbox().to("patient@mail.test")).hasSize(1);
        assertThat(world.visitor().post(stop("patient@mail.test")).statusCode()).isEqualTo(200);
        assertThat(world.signedIn(patient).get("/settings/notifications").body())
                .doesNotContain("value=\"mail-daily\" checked");
    }

    @Test
    void nonsenseIsRefusedAndTheFormIsOnlyOnesOwn() {
        var careless = room(world.person("careless"));
        careless.refused(422, WAYS, "mention[]", "pigeon");
        var token = careless.token();
        assertThat(world.visitor().submit(WAYS, Map.of("csrf", token)).statusCode())
                .isEqualTo(403);
        var browser = world.signedIn(world.person("careless"));
        assertThat(browser.submit(WAYS, Map.of("mention[]", "page")).statusCode())
                .isEqualTo(403);
        assertThat(browser.submit(
                                "/settings/digest",
                                Map.of(
                                        "csrf",
                                        Browser.hidden(browser.get("/settings/language")
                                                        .body())
                                                .get("csrf")),
                                "Origin",
                                "https://evil.example")
                        .statusCode())
                .isEqualTo(403);
        careless.does("/settings/digest", "weekly", "true");
        assertThat(careless.page("/settings/notifications")).contains("name=\"weekly\" value=\"true\" checked");
        careless.does("/settings/digest");
        assertThat(careless.page("/settings/notifications")).doesNotContain("name=\"weekly\" value=\"true\" checked");
    }
}
