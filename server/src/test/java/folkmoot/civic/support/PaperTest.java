package folkmoot.civic.support;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.civic.body.NewBody;
import folkmoot.civic.community.Community;
import folkmoot.civic.community.NewCommunity;
import folkmoot.civic.community.SupportColumn;
import folkmoot.civic.community.ThresholdRule;
import folkmoot.door.House;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Database;
import folkmoot.testing.Browser;
import folkmoot.testing.Patience;
import folkmoot.testing.Person;
import folkmoot.testing.Stranger;
import folkmoot.testing.World;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Supports of people without an account: sheets of paper, and what members say for them. */
class PaperTest {

    private static final String BASE = "/api/folkmoot/v1/proposals";
    private static final String VOLUNTEERS = "/api/folkmoot/v1/communities/commons/volunteers";
    private static final Pattern CODE = Pattern.compile("<bdi dir=\"ltr\">([A-Z0-9]{5}-[A-Z0-9]{5})</bdi>");

    private static World world;
    private static Person grace;
    private static int made;

    @BeforeAll
    static void open() {
        world = new World(Map.of("server.domain", "here.localhost"));
        grace = found(world);
    }

    /** A community whose threshold counts members and people in person; who moderates it. */
    private static Person found(World in) {
        var moderator = in.person("grace");
        var olive = in.person("olive");
        var house = in.server().house();
        house.platform().database().write(tx -> {
            var registry = house.civic().registry();
            var community = registry.communities()
                    .create(
                            tx,
                            NewCommunity.of("commons", "Harrowmere Commons")
                                    .withThreshold(new ThresholdRule(
                                            20, Set.of(SupportColumn.MEMBERS, SupportColumn.IN_PERSON))));
            registry.communities()
                    .addModerator(tx, community, house.people().accounts().require(tx, moderator.id()));
            registry.bodies()
                    .register(
                            tx,
                            community.id(),
                            NewBody.of(
                                    "council",
                                    "The Council",
                                    "here.localhost",
                                    olive.name() + "@" + house.platform().uris().domain()));
        });
        return moderator;
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static House house() {
        return world.server().house();
    }

    private static Database database() {
        return house().platform().database();
    }

    private static Community commons() {
        return database().read(tx -> house().civic().registry().communities().requireByName(tx, "commons"));
    }

    private static Person member(String name) {
        var person = world.person(name);
        person.follows(commons().group().id());
        return person;
    }

    private static Person volunteer(String name) {
        var person = world.person(name);
        ok(grace.post(VOLUNTEERS, Map.of("account_id", person.id().toString())));
        return person;
    }

    private static Person program() {
        var program = member("robot");
        ok(program.patch("/api/v1/accounts/update_credentials", Map.of("bot", true)));
        return program;
    }

    private static Person banned() {
        var banned = member("rude");
        ok(grace.post(
                "/api/folkmoot/v1/communities/commons/bans",
                Map.of("account_id", banned.id().toString(), "reason", "abuse")));
        return banned;
    }

    private static String proposal() {
        return ok(world.alice()
                        .post(
                                BASE,
                                Map.of(
                                        "community", "commons",
                                        "title", "A lamp at stop " + ++made + " of line " + made * 7,
                                        "ask", "One lamp.",
                                        "different_because", "Another stop")))
                .get("id")
                .asText();
    }

    private static Map<String, Object> sheet(String number, int signatures) {
        return Map.of("number", number, "place", "Market Square", "signatures", signatures);
    }

    private static JsonNode supports(String proposal) {
        return ok(world.alice().get(BASE + "/" + proposal)).get("supports");
    }

    private static int inPerson(String proposal) {
        return supports(proposal).get("in_person").asInt();
    }

    private static Browser visitor() {
        return new Browser(URI.create("http://127.0.0.1:" + world.server().port()));
    }

    private static Browser signedIn(Person person) {
        var browser = visitor();
        browser.post("/sign-in", "login", person.name(), "password", World.PASSWORD);
        return browser;
    }

    private static String page(String proposal) {
        return "/c/commons/proposals/" + proposal;
    }

    /** Sends a form of a proposal's page as somebody who has its token, whether the page shows them the form or not. */
    private static HttpResponse<String> submits(Person by, String proposal, String form, String... pairs) {
        var browser = signedIn(by);
        var fields = new LinkedHashMap<String, String>();
        fields.put(
                "csrf",
                Browser.hidden(browser.get(page(proposal), "Accept", "text/html")
                                .body())
                        .get("csrf"));
        for (int i = 0; i < pairs.length; i += 2) {
            fields.put(pairs[i], pairs[i + 1]);
        }
        return browser.submit(page(proposal) + form, fields);
    }

    private static String helps(Person helper, String proposal, String name) {
        return ok(helper.post(BASE + "/" + proposal + "/helped", Map.of("name", name)))
                .get("code")
                .asText();
    }

    /** What a stranger counts from public data agrees with what is published, everywhere. */
    private static void requireRecountAgrees() {
        assertThat(Stranger.differences(world)).isEmpty();
    }

    @Test
    void c31DigitalIsNotTheOnlyWaySheetsAndHelpersCountInAColumnOfTheirOwn() {
        var vera = volunteer("vera");
        var victor = volunteer("victor");
        var helen = member("helen");
        var id = proposal();
        assertThat(signedIn(vera).get(page(id), "Accept", "text/html").body()).contains("/sheets\"");

        assertThat(submits(vera, id, "/sheets", "number", "A-1", "place", "Market Square", "signatures", "21")
                        .statusCode())
                .isEqualTo(303);
        assertThat(inPerson(id)).isEqualTo(21);
        assertThat(supports(id).get("total").asInt()).isEqualTo(21);
        assertThat(supports(id).get("members").asInt()).isZero();
        requireRecountAgrees();
        assertThat(ok(world.alice().get(BASE + "/" + id))
                        .at("/threshold/reached_at")
                        .asText())
                .as("enough, by a rule that counts the column")
                .isNotEqualTo("null")
                .isNotEmpty();

        var sheet = ok(victor.get(BASE + "/" + id + "/sheets")).at("/0/id").asText();
        ok(victor.post(
                BASE + "/" + id + "/sheets/" + sheet + "/corrections",
                Map.of("signatures", 18, "reason", "Three lines are the same hand")));
        assertThat(inPerson(id)).isEqualTo(18);
        requireRecountAgrees();
        assertThat(visitor().get(page(id), "Accept", "text/html").body())
                .contains("A-1")
                .contains("Market Square")
                .contains("21 signatures entered")
                .contains("counted now: 18")
                .contains("Three lines are the same hand");

        var slip = submits(helen, id, "/helped", "name", "Old Tom");
        assertThat(slip.statusCode()).isEqualTo(200);
        var code = CODE.matcher(slip.body()).results().findFirst().orElseThrow().group(1);
        assertThat(slip.body())
                .contains("/slip")
                .contains(page(id) + "?lang=ar")
                .doesNotContain("Old Tom");
        assertThat(inPerson(id)).isEqualTo(19);
        requireRecountAgrees();
        var read = visitor().post("/slip", "code", code.toLowerCase(Locale.ROOT).replace("-", " "));
        assertThat(read.body()).contains("A lamp at stop").contains("helen").contains("Old Tom");

        var other = helps(helen, id, "Old Tim");
        assertThat(inPerson(id)).isEqualTo(20);
        assertThat(visitor().post("/slip/take-back", "code", other).body()).contains("It no longer counts here");
        assertThat(inPerson(id)).isEqualTo(19);

        var tom = member("tom");
        var browser = signedIn(tom);
        var form = Browser.hidden(browser.post("/slip", "code", code).body());
        assertThat(browser.submit("/slip/claim", form).statusCode()).isEqualTo(303);
        assertThat(inPerson(id)).isEqualTo(18);
        assertThat(supports(id).get("members").asInt()).isEqualTo(1);
        assertThat(supports(id).get("total").asInt()).isEqualTo(19);
        requireRecountAgrees();
    }

    @Test
    void onlyModeratorsAppointAndOnlySuitablePeople() {
        var walter = world.person("walter");
        var id = Map.of("account_id", walter.id().toString(), "reason", "Knows the market");
        for (var other : List.of(world.alice(), member("mona"), world.person("olive"), volunteer("vince"))) {
            assertThat(other.post(VOLUNTEERS, id).status()).isEqualTo(403);
        }
        assertThat(new Browser(URI.create("http://127.0.0.1:" + world.server().port()))
                        .submit(VOLUNTEERS, Map.of("account_id", walter.id().toString()))
                        .statusCode())
                .isEqualTo(401);
        for (var unfit : List.of(world.person("olive"), program(), banned())) {
            assertThat(grace.post(VOLUNTEERS, Map.of("account_id", unfit.id().toString()))
                            .status())
                    .as(unfit.name())
                    .isEqualTo(422);
        }
        assertThat(grace.post(
                                VOLUNTEERS,
                                Map.of("account_id", commons().group().id().toString()))
                        .status())
                .isEqualTo(422);

        ok(grace.post(VOLUNTEERS, id));
        ok(grace.post(VOLUNTEERS, id));
        assertThat(ok(walter.visit(VOLUNTEERS)).findValuesAsText("username")).contains("walter");
        assertThat(acts("appoint_volunteer", walter)).isEqualTo(1);

        assertThat(walter.delete(VOLUNTEERS + "?account_id=" + walter.id()).status())
                .isEqualTo(403);
        ok(grace.delete(VOLUNTEERS + "?account_id=" + walter.id()));
        assertThat(grace.delete(VOLUNTEERS + "?account_id=" + walter.id()).status())
                .isEqualTo(404);
        assertThat(acts("dismiss_volunteer", walter)).isEqualTo(1);
        assertThat(walter.post(BASE + "/" + proposal() + "/sheets", sheet("1", 3))
                        .status())
                .isEqualTo(403);
    }

    private static long acts(String act, Person about) {
        var lines = ok(world.alice().get("/api/folkmoot/v1/communities/commons/log"));
        long found = 0;
        for (var line : lines) {
            if (line.get("act").asText().equals(act)
                    && line.get("object").asText().endsWith("/" + about.name())) {
                found++;
            }
        }
        return found;
    }

    @Test
    void onlyVolunteersEnterAndCorrectSheets() {
        var wanda = volunteer("wanda");
        var id = proposal();
        ok(wanda.post(BASE + "/" + id + "/sheets", sheet("7", 4)));
        var kept = ok(grace.get(BASE + "/" + id + "/sheets")).at("/0/id").asText();
        var was = volunteer("fallen");
        ok(grace.post(
                "/api/folkmoot/v1/communities/commons/bans",
                Map.of("account_id", was.id().toString(), "reason", "abuse")));
        var correction = BASE + "/" + id + "/sheets/" + kept + "/corrections";
        for (var other : List.of(world.alice(), member("mona"), world.person("olive"), program(), banned(), was)) {
            assertThat(other.post(BASE + "/" + id + "/sheets", sheet("8", 4)).status())
                    .as(other.name())
                    .isEqualTo(403);
            assertThat(other.post(correction, Map.of("signatures", 2, "reason", "No"))
                            .status())
                    .as(other.name())
                    .isEqualTo(403);
            assertThat(other.get(BASE + "/" + id + "/sheets.csv").status()).isEqualTo(403);
            assertThat(submits(other, id, "/sheets", "number", "8", "place", "Here", "signatures", "4")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(submits(other, id, "/sheets/correct", "sheet", kept, "signatures", "2", "reason", "No")
                            .statusCode())
                    .isEqualTo(403);
            assertThat(signedIn(other).get(page(id) + "/sheets.csv").statusCode())
                    .isEqualTo(403);
            assertThat(signedIn(other).get(page(id), "Accept", "text/html").body())
                    .doesNotContain("/sheets\"")
                    .doesNotContain("/sheets/correct\"");
        }
        assertThat(wanda.visit(BASE + "/" + id + "/sheets.csv").status()).isEqualTo(401);
        assertThat(visitor().get(page(id) + "/sheets.csv").statusCode()).isEqualTo(403);
        assertThat(visitor()
                        .submit(page(id) + "/sheets", Map.of("number", "8", "place", "x", "signatures", "4"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(inPerson(id)).isEqualTo(4);
        ok(grace.post(BASE + "/" + id + "/sheets", sheet("9", 2)));
        assertThat(inPerson(id)).as("moderators are volunteers, too").isEqualTo(6);
    }

    @Test
    void aSheetIsEnteredOnceAndSignaturesHaveLimits() {
        var wanda = volunteer("wanda");
        var id = proposal();
        var path = BASE + "/" + id + "/sheets";
        ok(wanda.post(path, sheet("Blatt Ä 1", 5)));
        for (var again : List.of("Blatt Ä 1", " blatt  ä 1 ", "BLATT Ä 1")) {
            assertThat(wanda.post(path, sheet(again, 5)).status()).isEqualTo(422);
            assertThat(grace.post(path, sheet(again, 50)).status()).isEqualTo(422);
        }
        for (var wrong : List.of(
                sheet("", 5),
                sheet("x".repeat(41), 5),
                sheet("2", 0),
                sheet("2", -1),
                sheet("2", 201),
                Map.of("number", "2", "place", "", "signatures", 1),
                Map.of("number", "2", "place", "x".repeat(81), "signatures", 1),
                Map.of("number", "2", "place", "Here"),
                Map.of("number", "2", "place", "Here", "signatures", "many"))) {
            assertThat(wanda.post(path, wrong).status()).as(wrong.toString()).isEqualTo(422);
        }
        assertThat(inPerson(id)).isEqualTo(5);
        ok(wanda.post(path, sheet("2", 200)));
        ok(wanda.post(BASE + "/" + proposal() + "/sheets", sheet("2", 1)));
        assertThat(inPerson(id)).isEqualTo(205);
        assertThat(salts(id)).as("each signature has a commitment of its own").isEqualTo(205);
        requireRecountAgrees();
    }

    private static int salts(String proposal) {
        return database()
                .read(tx -> tx.fetch("""
                    SELECT count(DISTINCT commitment) FROM support
                    WHERE proposal_id = ? AND salt IS NOT NULL AND account_id IS NULL AND source = ''
                    """, row -> row.getInt(1), Long.parseLong(proposal)))
                .getFirst();
    }

    @Test
    void aSheetIsCorrectedByAnotherInTheOpen() {
        var wanda = volunteer("wanda");
        var wilma = volunteer("wilma");
        var id = proposal();
        var path = BASE + "/" + id + "/sheets";
        var kept = ok(wanda.post(path, sheet("=1+1", 10))).at("/0/id").asText();
        var correction = path + "/" + kept + "/corrections";
        assertThat(wanda.post(correction, Map.of("signatures", 9, "reason", "One twice"))
                        .status())
                .isEqualTo(403);
        for (var wrong : List.of(
                Map.of("signatures", 9, "reason", " "),
                Map.of("signatures", 10, "reason", "Same"),
                Map.of("signatures", -1, "reason", "None"),
                Map.of("signatures", 201, "reason", "All"),
                Map.of("reason", "No number"))) {
            assertThat(wilma.post(correction, wrong).status())
                    .as(wrong.toString())
                    .isEqualTo(422);
        }
        assertThat(wilma.post(
                                BASE + "/" + proposal() + "/sheets/" + kept + "/corrections",
                                Map.of("signatures", 9, "reason", "Another proposal"))
                        .status())
                .isEqualTo(404);
        assertThat(inPerson(id)).isEqualTo(10);

        ok(wilma.post(correction, Map.of("signatures", 7, "reason", "Three twice")));
        assertThat(inPerson(id)).isEqualTo(7);
        assertThat(supports(id).get("refused").asInt()).isEqualTo(3);
        assertThat(wilma.post(correction, Map.of("signatures", 8, "reason", "Again"))
                        .status())
                .as("who corrected it last")
                .isEqualTo(403);
        ok(grace.post(correction, Map.of("signatures", 12, "reason", "The back of it")));
        assertThat(inPerson(id)).isEqualTo(12);
        ok(wilma.post(correction, Map.of("signatures", 0, "reason", "It was of another proposal")));
        assertThat(inPerson(id)).isZero();
        assertThat(salts(id)).as("nothing is deleted").isEqualTo(15);
        requireRecountAgrees();

        var shown = ok(wanda.visit(path)).get(0);
        assertThat(shown.get("signatures").asInt()).isEqualTo(10);
        assertThat(shown.get("signatures_now").asInt()).isZero();
        assertThat(shown.get("reason").asText()).isEqualTo("It was of another proposal");
        assertThat(shown.get("entered_at").asText()).isNotEmpty();
        assertThat(shown.get("corrected_at").asText()).isNotEmpty();
        for (var other : List.of(world.alice(), wanda, wilma)) {
            var seen = ok(other.get(path)).get(0);
            assertThat(seen.path("entered_by").isTextual()).as(other.name()).isFalse();
            assertThat(seen.path("corrected_by").isTextual()).as(other.name()).isFalse();
        }
        var seen = ok(grace.get(path)).get(0);
        assertThat(seen.get("entered_by").asText()).isEqualTo(wanda.id().toString());
        assertThat(seen.get("corrected_by").asText()).isEqualTo(wilma.id().toString());
        var table = grace.get(path + ".csv");
        assertThat(table.header("Content-Type")).startsWith("text/csv");
        assertThat(table.response().body())
                .contains("'=1+1,Market Square,10,0,")
                .contains(wanda.id().toString());
        assertThat(signedIn(grace).get(page(id) + "/sheets.csv").body())
                .isEqualTo(table.response().body());
        assertThat(ok(world.alice().get(BASE + "/" + id + "/events")).toString())
                .contains("Three twice")
                .contains("The back of it")
                .doesNotContain(wilma.id().toString());
        for (var place : List.of(
                BASE + "/" + id + "/log",
                "/api/folkmoot/v1/communities/commons/log",
                "/proposals/" + id + "/history")) {
            assertThat(world.alice().get(place).response().body())
                    .as(place)
                    .doesNotContain("\"" + wilma.id())
                    .doesNotContain("\"" + wanda.id());
        }
    }

    @Test
    void onlyMembersWhoseOwnSupportCountsHelpAndOnlyAFew() {
        var id = proposal();
        var young = member("young");
        database()
                .write(tx -> tx.execute(
                        "UPDATE users SET unseen = true WHERE account_id = ?",
                        young.id().value()));
        for (var other : List.of(world.person("stranger"), world.person("olive"), program(), banned(), young)) {
            assertThat(other.post(BASE + "/" + id + "/helped").status())
                    .as(other.name())
                    .isEqualTo(403);
            assertThat(submits(other, id, "/helped", "name", "").statusCode())
                    .as(other.name())
                    .isEqualTo(403);
            assertThat(signedIn(other).get(page(id), "Accept", "text/html").body())
                    .doesNotContain("/helped\"");
        }
        assertThat(visitor().submit(page(id) + "/helped", Map.of()).statusCode())
                .isEqualTo(403);
        assertThat(inPerson(id)).isZero();

        var hanna = member("hanna");
        assertThat(hanna.post(BASE + "/" + id + "/helped", Map.of("name", "x".repeat(81)))
                        .status())
                .isEqualTo(422);
        helps(hanna, id, "Ada");
        assertThat(hanna.post(BASE + "/" + id + "/helped", Map.of("name", " ADA "))
                        .status())
                .isEqualTo(422);
        helps(member("hugo"), id, "Ada");
        for (int i = 0; i < 4; i++) {
            helps(hanna, id, "");
        }
        assertThat(hanna.post(BASE + "/" + id + "/helped").status()).isEqualTo(422);
        assertThat(inPerson(id)).isEqualTo(6);
        for (int i = 0; i < 3; i++) {
            var next = proposal();
            for (int j = 0; j < 5; j++) {
                helps(hanna, next, "Ada " + j);
            }
        }
        assertThat(hanna.post(BASE + "/" + proposal() + "/helped").status()).isEqualTo(429);
        requireRecountAgrees();
    }

    @Test
    void whoHelpedWhomIsShownToNobodyElse() {
        var id = proposal();
        var harry = member("harry");
        var code = helps(harry, id, "Edna Quill");

        var own = ok(harry.get("/api/folkmoot/v1/helped"));
        assertThat(own).hasSize(1);
        assertThat(own.at("/0/name").asText()).isEqualTo("Edna Quill");
        assertThat(own.at("/0/proposal_id").asText()).isEqualTo(id);
        assertThat(own.toString()).doesNotContain(code);
        assertThat(harry.visit("/api/folkmoot/v1/helped").status()).isEqualTo(401);
        for (var other : List.of(grace, world.alice(), world.moderator("mod"))) {
            assertThat(ok(other.get("/api/folkmoot/v1/helped"))).isEmpty();
            for (var path : List.of(
                    BASE + "/" + id,
                    BASE + "/" + id + "/events",
                    BASE + "/" + id + "/sheets",
                    BASE + "/" + id + "/log",
                    BASE + "/" + id + "/supporters",
                    "/api/folkmoot/v1/communities/commons/log")) {
                assertThat(ok(other.get(path)).toString())
                        .as(path)
                        .doesNotContain("Edna")
                        .doesNotContain("harry");
            }
            assertThat(signedIn(other).get(page(id), "Accept", "text/html").body())
                    .doesNotContain("Edna")
                    .doesNotContain("harry");
        }
        List<String> rows =
                database().read(tx -> tx.fetch("SELECT row_to_json(h)::text FROM helped h", row -> row.getString(1)));
        assertThat(rows).isNotEmpty().noneMatch(row -> row.contains(code));

        visitor().post("/slip/take-back", "code", code);
        assertThat(ok(harry.get("/api/folkmoot/v1/helped")))
                .as("what became of it is not the helper's to know")
                .isEqualTo(own);
        assertThat(harry.post(BASE + "/" + id + "/helped", Map.of("name", "Edna Quill"))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void aWrongCodeSaysNothingAndTriesAreLimited() {
        var id = proposal();
        var code = helps(member("harriet"), id, "Ann");
        var wrong = code.substring(0, 9) + (code.endsWith("A") ? "C" : "A");
        var none = visitor().post("/slip", "code", "ZZZZZ").body();
        for (var path : List.of("/slip", "/slip/take-back")) {
            var answer = visitor().post(path, "code", wrong);
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body())
                    .isEqualTo(none)
                    .contains("There is no such slip")
                    .doesNotContain("Ann");
        }
        var browser = signedIn(member("claire"));
        var fields = Browser.hidden(browser.post("/slip", "code", code).body());
        fields.put("code", wrong);
        assertThat(browser.submit("/slip/claim", fields).statusCode()).isEqualTo(404);
        assertThat(visitor().submit("/slip/claim", Map.of("code", code)).statusCode())
                .isEqualTo(403);
        assertThat(inPerson(id)).isEqualTo(1);
        assertThat(code).matches("[ACDEFGHJKMNPQRTUVWXY34679]{10}");

        try (var limited = new World(Map.of("limits.enabled", "true"))) {
            var stranger = new Browser(
                    URI.create("http://127.0.0.1:" + limited.server().port()));
            for (int i = 0; i < 30; i++) {
                assertThat(stranger.post("/slip", "code", "wrong" + i).statusCode())
                        .isEqualTo(404);
            }
            for (var path : List.of("/slip", "/slip/take-back", "/slip/claim")) {
                assertThat(stranger.post(path, "code", code).statusCode()).isEqualTo(429);
            }
        }
    }

    @Test
    void whoClaimsASlipIsCountedOnceInTheirOwnColumn() {
        var id = proposal();
        var helper = member("henry");
        var first = helps(helper, id, "Una");
        var second = helps(helper, id, "Una the second");
        var una = member("una");
        assertThat(claim(una, first).statusCode()).isEqualTo(303);
        assertThat(inPerson(id)).isEqualTo(1);
        assertThat(supports(id).get("members").asInt()).isEqualTo(1);
        assertThat(claim(una, first).statusCode()).as("used up").isEqualTo(404);
        assertThat(claim(una, second).statusCode())
                .as("she supports it already")
                .isEqualTo(303);
        assertThat(inPerson(id)).isZero();
        assertThat(supports(id).get("members").asInt()).isEqualTo(1);
        assertThat(supports(id).get("total").asInt()).isEqualTo(1);

        var third = helps(helper, id, "Olive");
        for (var unfit : List.of(world.person("olive"), program())) {
            assertThat(claim(unfit, third).statusCode()).isEqualTo(403);
        }
        assertThat(inPerson(id)).as("what is refused changes nothing").isEqualTo(1);
        ok(world.alice().delete(BASE + "/" + id));
        assertThat(claim(member("ulla"), third).statusCode()).isEqualTo(422);
        assertThat(inPerson(id)).isEqualTo(1);
        assertThat(visitor().post("/slip/take-back", "code", third).statusCode())
                .isEqualTo(200);
        assertThat(inPerson(id)).as("taking back is always possible").isZero();
        requireRecountAgrees();
    }

    private static HttpResponse<String> claim(Person by, String code) {
        var browser = signedIn(by);
        var csrf = Browser.hidden(
                        browser.get("/c/commons", "Accept", "text/html").body())
                .get("csrf");
        return browser.submit("/slip/claim", Map.of("csrf", String.valueOf(csrf), "code", code));
    }

    @Test
    void whenAHelperLeavesTheyAndTheNameAreErasedAndTheCountStays() {
        var id = proposal();
        var hector = member("hector");
        var desk = volunteer("desk");
        var code = helps(hector, id, "Peg Mallow");
        ok(desk.post(BASE + "/" + id + "/sheets", sheet("1", 2)));
        for (var leaving : List.of(hector, desk)) {
            database().write(tx -> {
                var users = house().people().members().users();
                house().talk()
                        .posts()
                        .departures()
                        .leave(tx, users.byAccount(tx, leaving.id()).orElseThrow(), account(leaving));
            });
        }
        Patience.untilSettled(world);

        List<Integer> erased = database()
                .read(tx -> tx.fetch(
                        "SELECT count(*) FROM helped WHERE proposal_id = ? AND helper_id IS NULL AND name IS NULL"
                                + " AND folded IS NULL",
                        row -> row.getInt(1),
                        Long.parseLong(id)));
        assertThat(erased).containsExactly(1);
        assertThat(inPerson(id)).isEqualTo(3);
        assertThat(ok(grace.get(BASE + "/" + id + "/sheets"))
                        .at("/0/entered_by")
                        .isTextual())
                .isFalse();
        assertThat(ok(grace.get(VOLUNTEERS)).findValuesAsText("username")).doesNotContain("desk");
        assertThat(visitor().post("/slip", "code", code).body())
                .contains("A lamp at stop")
                .doesNotContain("Peg Mallow")
                .doesNotContain("hector");
        visitor().post("/slip/take-back", "code", code);
        assertThat(inPerson(id)).isEqualTo(2);
        requireRecountAgrees();
    }

    private static Account account(Person person) {
        return database().read(tx -> house().people().accounts().require(tx, person.id()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"checking", "returned", "closed-unsupported", "withdrawn", "archived"})
    void whatTakesNoSupportsTakesNoSheetsAndNoHelp(String state) {
        var wanda = volunteer("wanda");
        var wilma = volunteer("wilma");
        var hilda = member("hilda" + state.length());
        var id = proposal();
        var path = BASE + "/" + id + "/sheets";
        var kept = ok(wanda.post(path, sheet("1", 6))).at("/0/id").asText();
        ok(grace.post(BASE + "/" + id + "/state", Map.of("state", state, "reason", "joke")));

        for (var refused : List.of(
                wanda.post(path, sheet("2", 4)),
                wilma.post(path + "/" + kept + "/corrections", Map.of("signatures", 7, "reason", "One more")),
                hilda.post(BASE + "/" + id + "/helped"))) {
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.json().get("error").asText()).contains("takes no more supports");
        }
        assertThat(submits(wanda, id, "/sheets", "number", "2", "place", "Here", "signatures", "4")
                        .statusCode())
                .isEqualTo(422);
        assertThat(submits(hilda, id, "/helped", "name", "").statusCode()).isEqualTo(422);
        assertThat(inPerson(id)).isEqualTo(6);
        ok(wilma.post(path + "/" + kept + "/corrections", Map.of("signatures", 5, "reason", "One twice")));
        assertThat(inPerson(id))
                .as("what is too much is taken out whatever became of it")
                .isEqualTo(5);
    }

    @Test
    void moderatorsTakeOutWhatIsInPersonLikeAnyOther() {
        var wanda = volunteer("wanda");
        var wilma = volunteer("wilma");
        var id = proposal();
        var kept = ok(wanda.post(BASE + "/" + id + "/sheets", sheet("1", 6)))
                .at("/0/id")
                .asText();
        var review = BASE + "/" + id + "/supports/review";
        assertThat(ok(grace.post(review, Map.of("column", "in-person", "decision", "repeated", "note", "Copied")))
                        .get("changed")
                        .asInt())
                .isEqualTo(6);
        assertThat(inPerson(id)).isZero();
        ok(wilma.post(
                BASE + "/" + id + "/sheets/" + kept + "/corrections", Map.of("signatures", 5, "reason", "One twice")));
        ok(grace.post(
                review, Map.of("column", "in-person", "counting", "invalid", "decision", "release", "note", "Sorry")));
        assertThat(inPerson(id)).isEqualTo(6);
        requireRecountAgrees();
    }

    @Test
    void aFormThatIsSentTwiceIsOneSlipAndNobodyLearnsOfAnothersCode() {
        var id = proposal();
        var hatty = member("hatty");
        var browser = signedIn(hatty);
        var form = Browser.hidden(browser.get(page(id), "Accept", "text/html").body());
        var first = browser.submit(page(id) + "/helped", form);
        var again = browser.submit(page(id) + "/helped", form);

        assertThat(first.body()).contains(form.get("code").substring(0, 5)).isEqualTo(again.body());
        assertThat(inPerson(id)).isEqualTo(1);
        var other = ok(member("hosea").post(BASE + "/" + id + "/helped", Map.of("code", form.get("code"))));
        assertThat(other.get("code").asText()).isNotEqualTo(form.get("code"));
        assertThat(ok(hatty.post(BASE + "/" + id + "/helped", Map.of("code", "12345")))
                        .get("code")
                        .asText())
                .as("only codes that are hard to guess")
                .hasSize(10);
        assertThat(inPerson(id)).isEqualTo(3);
    }

    @Test
    void thePagesAreThereInEveryLanguage() {
        var wanda = volunteer("wanda");
        wanda.follows(commons().group().id());
        var id = proposal();
        ok(wanda.post(BASE + "/" + id + "/sheets", sheet("1", 6)));
        for (var language : List.of("en", "cy", "pl", "ur", "ar")) {
            assertThat(visitor()
                            .get("/slip?lang=" + language, "Accept", "text/html")
                            .body())
                    .contains("<html lang=\"" + language)
                    .contains("name=\"code\"");
            assertThat(signedIn(wanda)
                            .get(page(id) + "?lang=" + language, "Accept", "text/html")
                            .body())
                    .contains(page(id) + "/sheets\"")
                    .contains(page(id) + "/helped\"")
                    .doesNotContain("/sheets/correct\"");
        }
    }
}
