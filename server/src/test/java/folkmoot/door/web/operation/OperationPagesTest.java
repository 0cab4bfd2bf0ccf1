package folkmoot.door.web.operation;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.civic.body.NewBody;
import folkmoot.civic.community.NewCommunity;
import folkmoot.door.web.Messages;
import folkmoot.platform.job.JobKind;
import folkmoot.platform.job.RetryPolicy;
import folkmoot.platform.setting.LiveSettings;
import folkmoot.stewardship.operation.Backups;
import folkmoot.stewardship.operation.HealthSamples;
import folkmoot.testing.Browser;
import folkmoot.testing.Mailbox;
import folkmoot.testing.Multipart;
import folkmoot.testing.Patience;
import folkmoot.testing.Person;
import folkmoot.testing.TestPictures;
import folkmoot.testing.World;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator's first hour and every day after it, in the browser; and everybody who has no business there. */
class OperationPagesTest {

    private static final Path DOCUMENT = Path.of("../docs/operating/pages.md");
    private static final Pattern ROUTE = Pattern.compile("`((?:GET|POST) /operation[^`]*)`");

    @TempDir
    static Path data;

    private static World world;
    private static Browser boss;

    @BeforeAll
    static void start() {
        world = new World(Map.of(
                "data.directory", data.toString(),
                "instance.description", "As it began",
                "server.domain", "here.localhost"));
        boss = world.signedIn(world.administrator("boss"));
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    private static String page(Browser browser, String path) {
        var answer = browser.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
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
        var answer = sends(boss, path, pairs);
        assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(303);
        assertThat(page(boss, Browser.location(answer).toString())).contains("role=\"status\"");
    }

    private static String refused(String path, String... pairs) {
        var answer = sends(boss, path, pairs);
        assertThat(answer.statusCode()).as(path).isEqualTo(422);
        assertThat(answer.body()).contains("id=\"problems\"");
        return answer.body();
    }

    private static String en(String key, Object... values) {
        return Messages.in("en").get(key, values);
    }

    private static List<String> documented() throws IOException {
        return ROUTE.matcher(Files.readString(DOCUMENT))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void theTableOfTheDocumentIsThatOfTheRoutes() throws IOException {
        var routes = world.server().routes().stream()
                .filter(route -> route.matches("(GET|POST) /operation.*"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(new TreeSet<>(documented())).isEqualTo(routes);
    }

    @Test
    void nobodyButAnAdministratorSeesOrDoesAnything() throws IOException {
        var council = world.administrator("council");
        speaksForABody(council);
        var others = Map.of(
                "member", world.signedIn(world.person("member")),
                "moderator", world.signedIn(world.moderator("mo")),
                "body", world.signedIn(council));
        for (var route : documented()) {
            var path = route.split(" ")[1].replaceAll(":[a-z]+", "1");
            if (route.startsWith("GET ")) {
                assertThat(world.visitor().get(path).statusCode())
                        .as("visitor " + route)
                        .isEqualTo(303);
            } else {
                assertThat(world.visitor().submit(path, Map.of()).statusCode())
                        .as("visitor " + route)
                        .isEqualTo(403);
                assertThat(boss.submit(path, Map.of("name", "Stolen")).statusCode())
                        .as("without a token " + route)
                        .isEqualTo(403);
                var token =
                        Browser.hidden(boss.get("/settings/language").body()).get("csrf");
                assertThat(boss.submit(path, Map.of("csrf", token), "Origin", "https://evil.example")
                                .statusCode())
                        .as("from elsewhere " + route)
                        .isEqualTo(403);
            }
            others.forEach((who, browser) -> {
                var answer = route.startsWith("GET ") ? browser.get(path) : sends(browser, path, "days", "1");
                assertThat(answer.statusCode()).as(who + " " + route).isEqualTo(403);
                assertThat(answer.body()).doesNotContain("class=\"room\"");
            });
        }
        assertThat(page(world.signedIn(world.moderator("mo")), "/moderation")).doesNotContain("href=\"/operation\"");
    }

    private static void speaksForABody(Person person) {
        var house = world.server().house();
        house.platform().database().write(tx -> {
            var registry = house.civic().registry();
            var community = registry.communities().create(tx, NewCommunity.of("ward", "Ward"));
            var domain = house.platform().uris().domain();
            registry.bodies()
                    .register(
                            tx, community.id(), NewBody.of("council", "Council", domain, person.name() + "@" + domain));
        });
    }

    @Test
    void everyPageIsThereInEveryLanguage() {
        for (var desk : Desk.values()) {
            for (var language : Messages.LANGUAGES.keySet()) {
                assertThat(page(boss, desk.path() + "?lang=" + language)).contains("<html lang=\"" + language + "\"");
            }
        }
        boss.get("/operation?lang=en");
    }

    @Test
    void aSettingOfTheBrowserHoldsAtOnceForEveryDoorUntilItIsTakenBack() {
        assertThat(page(boss, "/operation/settings")).contains(en("operation.settings.from.start", "the command line"));
        does("/operation/settings/instance.description", "instance.description", "A town <b>on</b> a river");
        assertThat(page(boss, "/operation/settings"))
                .contains(en("operation.settings.from.browser", "As it began"))
                .doesNotContain("<b>on");
        assertThat(ok(world.alice().get("/api/v2/instance")).get("description").asText())
                .isEqualTo("A town <b>on</b> a river");
        assertThat(page(world.visitor(), "/about")).contains("A town &lt;b&gt;on");
        does("/operation/settings/instance.description/take-back");
        assertThat(ok(world.alice().get("/api/v2/instance")).get("description").asText())
                .isEqualTo("As it began");
        assertThat(sends(boss, "/operation/settings/instance.description/take-back")
                        .statusCode())
                .as("twice is the same as once")
                .isEqualTo(303);

        does("/operation/settings/registration.mode", "registration.mode", "closed");
        assertThat(world.visitor().get("/sign-up").statusCode()).isEqualTo(403);
        assertThat(ok(world.alice().get("/api/v2/instance"))
                        .get("registrations")
                        .get("enabled")
                        .asBoolean())
                .isFalse();
        assertThat(world.tryToJoin("late", "late@mail.test")).isEqualTo(403);
        does("/operation/settings/registration.mode/take-back");
        assertThat(world.visitor().get("/sign-up").statusCode()).isEqualTo(200);

        does("/operation/settings/instance.language", "instance.language", "cy");
        assertThat(page(world.visitor(), "/help")).contains("<html lang=\"cy\"");
        assertThat(world.visitor().get("/help", "Accept-Language", "pl").body()).contains("<html lang=\"pl\"");
        does("/operation/settings/instance.language/take-back");
        assertThat(page(boss, "/moderation/log")).contains("set-setting: registration.mode");
    }

    @Test
    void anotherNodeOfTheDatabaseHeedsWhatIsThereAndLeavesOutWhatItCannotUse() {
        var platform = world.server().house().platform();
        platform.database()
                .write(tx -> tx.execute(
                        "INSERT INTO setting_value (key, value, set_at) VALUES ('civic.young-account', '3h', now()),"
                                + " ('media.keep-remote', 'for ever', now()), ('server.port', '1', now())"));
        var other = new LiveSettings(platform.database(), platform.settings(), platform.clock());
        assertThat(other.now().civic().youngAccount()).hasHours(3);
        assertThat(other.now().media().keepRemote())
                .isEqualTo(platform.settings().media().keepRemote());
        assertThat(other.now().server().port())
                .isEqualTo(platform.settings().server().port());
        platform.database().write(tx -> tx.execute("DELETE FROM setting_value"));
    }

    @Test
    void aWrongValueIsRefusedWithASentenceAndComesBackAsTyped() {
        var wrong = new LinkedHashMap<String, String>();
        wrong.put("registration.mode", "perhaps");
        wrong.put("instance.language", "no language");
        wrong.put("instance.description", "   ");
        wrong.put("instance.contact-email", "office at example");
        wrong.put("instance.domain-blocks", "");
        wrong.put("trends.require-review", "yes");
        wrong.put("civic.holidays", "Christmas");
        wrong.put("civic.young-account", "a day");
        wrong.put("media.keep-remote", "-3d");
        wrong.forEach((key, value) -> {
            var body = refused("/operation/settings/" + key, key, value);
            assertThat(body).as(key).contains("aria-invalid=\"true\"");
        });
        assertThat(refused("/operation/settings/civic.holidays", "civic.holidays", "Christmas"))
                .contains(">\nChristmas</textarea>")
                .contains(en("problem.ERR_SETTING_DAYS"));
        assertThat(refused("/operation/settings/instance.description", "instance.description", "ä".repeat(501)))
                .contains(en("problem.ERR_TOO_LONG"));
        for (var unknown : List.of("server.port", "mail.password", "no.such")) {
            assertThat(sends(boss, "/operation/settings/" + unknown, unknown, "1")
                            .statusCode())
                    .as(unknown)
                    .isEqualTo(404);
        }
        assertThat(page(boss, "/operation/settings")).doesNotContain("mail.password");
    }

    @Test
    void theFirstHourIsDoneStepByStepAndEachStepCanBeLeftAndTakenUpAgain() {
        var steps = "/operation/first-steps";
        assertThat(page(boss, "/operation")).contains(en("operation.health.first"));
        refused(steps + "/name", "name", " ", "accent", "teal");
        refused(steps + "/name", "name", "x".repeat(61), "accent", "teal");
        refused(steps + "/name", "name", "Weir", "accent", "pink");
        does(steps + "/name", "name", "Weir Parish", "accent", "plum", "welcome", "Come in");
        assertThat(page(world.visitor(), "/")).contains("Weir Parish").contains("Come in");
        assertThat(ok(world.alice().get("/api/v2/instance")).get("title").asText())
                .isEqualTo("Weir Parish");

        refused(steps + "/crest");
        does(steps + "/crest/leave");
        assertThat(page(boss, steps)).contains(en("operation.first.state.left"));
        var token = Browser.hidden(boss.get(steps + "/crest").body()).get("csrf");
        assertThat(boss.upload(
                                steps + "/crest",
                                new Multipart()
                                        .text("csrf", token)
                                        .file("crest", "c.png", "image/png", TestPictures.png(40, 40)))
                        .statusCode())
                .isEqualTo(303);
        does(steps + "/crest/leave");
        assertThat(page(boss, steps + "/crest")).as("what was done stays done").contains(en("operation.first.again"));

        does(steps + "/language", "instance.language", "en");
        refused(steps + "/language", "instance.language", "??");
        does(steps + "/mail");
        assertThat(new Mailbox(data).last("boss@mail.test").subject()).contains("mails arrive");
        does(steps + "/registration", "registration.mode", "approval");
        assertThat(world.server().house().stewardship().registrations().mode().name())
                .isEqualTo("APPROVAL");

        refused(steps + "/community", "title", "", "name", "harrow", "template", "street", "language", "en");
        assertThat(refused(steps + "/community", "title", "Harrow", "name", "Har row!", "template", "street"))
                .contains("id=\"community-name-fault\"");
        refused(steps + "/community", "title", "Harrow", "name", "harrow", "template", "castle");
        does(steps + "/community", "title", "Harrow", "name", "harrow", "template", "street", "language", "cy");
        assertThat(page(boss, "/c/harrow")).contains("Harrow");
        assertThat(page(boss, "/moderation")).contains("/c/harrow/register");
        refused(steps + "/community", "title", "Harrow", "name", "harrow", "template", "street");
        assertThat(page(boss, "/operation")).doesNotContain(en("operation.health.first"));
        sends(boss, "/operation/settings/registration.mode/take-back");
        sends(boss, "/operation/settings/instance.language/take-back");
    }

    private record Nothing(String secret) {}

    @Test
    void whatWasGivenUpIsShownWithoutItsContentsAndTriedAgainOrForgotten() {
        var platform = world.server().house().platform();
        var tried = new AtomicInteger();
        var kind = new JobKind<>("test-breaks", Nothing.class, RetryPolicy.NEVER);
        platform.jobs().handle(kind, _ -> {
            if (tried.incrementAndGet() == 1) {
                throw new IllegalStateException("the <well> is dry");
            }
        });
        platform.database().write(tx -> platform.jobs().enqueue(tx, kind, new Nothing("token=abc123")));
        Patience.until(() -> platform.jobs().parked() == 1);
        var shown = page(boss, "/operation/jobs");
        assertThat(shown)
                .contains("test-breaks")
                .contains("the &lt;well")
                .doesNotContain("abc123")
                .doesNotContain("<well>");
        var again = path(shown, "/operation/jobs/\\d+/again");
        does(again);
        assertThat(sends(boss, again).statusCode()).as("twice").isEqualTo(404);
        Patience.until(() -> tried.get() == 2);
        assertThat(sends(boss, "/operation/jobs/999/forget").statusCode()).isEqualTo(404);
        assertThat(sends(boss, "/operation/jobs/x/forget").statusCode()).isEqualTo(404);
        assertThat(page(boss, "/moderation/log")).contains("retry-job: test-breaks");
    }

    private static String path(String page, String pattern) {
        var matcher = Pattern.compile("action=\"(" + pattern + ")\"").matcher(page);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }

    @Test
    void anActivityThatCouldNotBeProcessedIsProcessedAgainOrForgotten() {
        var platform = world.server().house().platform();
        for (int id = 1; id <= 2; id++) {
            platform.database()
                    .write(tx -> tx.execute(
                            "INSERT INTO inbox_parked (id, sender_uri, activity_uri, payload, error, parked_at) SELECT"
                                    + " coalesce(max(id), 0) + 1, 'https://farm.example/users/x',"
                                    + " 'https://farm.example/a', '{}'::bytea, 'it <b>broke</b>', now() FROM"
                                    + " inbox_parked"));
        }
        var shown = page(boss, "/operation/inbox");
        assertThat(shown).contains("farm.example").contains("it &lt;b&gt;broke").doesNotContain("<b>broke");
        does(path(shown, "/operation/inbox/\\d+/forget"));
        does(path(page(boss, "/operation/inbox"), "/operation/inbox/\\d+/again"));
        Patience.until(() -> world.unfinished() == 0);
        assertThat(page(boss, "/moderation/log"))
                .contains("forget-activity: https://farm.example/users/x")
                .contains("retry-activity: https://farm.example/users/x");
    }

    @Test
    void theLastDayIsDrawnWithATableThatSaysTheSame() {
        var operation = world.server().house().stewardship().operation();
        operation.samples().take();
        assertThat(page(boss, "/operation"))
                .contains("<svg viewBox")
                .contains("<table")
                .contains(en("operation.health.database"));
        var platform = world.server().house().platform();
        platform.database()
                .write(tx -> tx.execute(
                        "INSERT INTO health_sample VALUES (?::timestamptz, 1, 1, 1, 1, 1)",
                        Instant.now().minus(HealthSamples.KEPT).minusSeconds(60)));
        platform.database().write(tx -> tx.execute("DELETE FROM health_sample WHERE statements <> 1"));
        operation.samples().take();
        List<Long> left =
                platform.database().read(tx -> tx.fetch("SELECT statements FROM health_sample", row -> row.getLong(1)));
        assertThat(left).as("the old one is forgotten").hasSize(1).doesNotContain(1L);
    }

    @Test
    void storageNamesTheDatabaseItsTablesAndTheDisk() {
        assertThat(page(boss, "/operation/storage"))
                .contains(en("operation.storage.database"))
                .contains("status")
                .contains(en("operation.storage.disk"));
    }

    @Test
    void theLastBackupStandsOnAPageThatWarnsWhenThereIsNoneOfTheseDays() {
        assertThat(page(boss, "/operation/backups"))
                .contains(en("operation.backups.never"))
                .contains(en("operation.backups.overdue"))
                .contains(en("operation.backups.archive.off"));

        var now = world.server().house().platform().clock().instant();
        backedUp(now.minus(Backups.TOO_OLD).minusSeconds(60), "/mnt/other/backups/old");
        assertThat(page(boss, "/operation/backups"))
                .contains("/mnt/other/backups/old")
                .contains(en("operation.backups.overdue"));

        backedUp(now.minusSeconds(60), "/mnt/other/backups/new");
        assertThat(page(boss, "/operation/backups"))
                .contains("/mnt/other/backups/new")
                .contains("512 MB")
                .doesNotContain(en("operation.backups.never"))
                .doesNotContain(en("operation.backups.overdue"));
    }

    private static void backedUp(Instant endedAt, String folder) {
        var house = world.server().house();
        var backups = house.stewardship().operation().backups();
        house.platform().database().write(tx -> backups.note(tx, new Backups.Taken(endedAt, folder, 512L << 20, 3)));
    }

    @Test
    void whatWouldGoIsShownBeforeFilesAreKeptForLess() {
        var platform = world.server().house().platform();
        platform.database()
                .write(tx ->
                        tx.execute("INSERT INTO remote_file (url_hash, file_key, media_type, size, fetched_at) VALUES"
                                + " ('\\x01', 'proxy/none.png', 'image/png', 2097152, now() - interval '5 days')"));
        for (var wrong : List.of("", "0", "3651", "-1", "99999999999", "three", "1d")) {
            assertThat(refused("/operation/retention/preview", "days", wrong)).contains(en("problem.ERR_DAYS"));
        }
        var asked = sends(boss, "/operation/retention/preview", "days", "3");
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.body()).contains("2 MB");
        assertThat(page(boss, "/operation/retention")).contains(en("operation.retention.for", 14));
        does("/operation/retention", "days", "3");
        assertThat(page(boss, "/operation/retention")).contains(en("operation.retention.for", 3));
        assertThat(page(boss, "/operation/settings")).contains(en("operation.settings.from.browser", "14d"));
        does("/operation/settings/media.keep-remote/take-back");
    }

    @Test
    void translatorsSeeWhatIsMissing() {
        assertThat(page(world.visitor(), "/translations")).contains("Cymraeg");
        for (var language : Messages.LANGUAGES.keySet()) {
            assertThat(page(world.visitor(), "/translations/" + language)).contains(en("translations.missing"));
        }
        assertThat(world.visitor().get("/translations/xx").statusCode()).isEqualTo(404);
    }
}
