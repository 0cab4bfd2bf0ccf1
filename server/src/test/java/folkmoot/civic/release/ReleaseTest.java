package folkmoot.civic.release;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.civic.matter.Noticeboard;
import folkmoot.testing.Browser;
import folkmoot.testing.Multipart;
import folkmoot.testing.Person;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Files that a public body gives a community: members have them now, everybody at the hour, and the log knows from the beginning. */
class ReleaseTest {

    private static final byte[] SITES = "site,homes\nMill field,40\n".getBytes(StandardCharsets.UTF_8);
    private static final String SITES_SHA256 = sha256();

    private static Noticeboard board;
    private static Person member;
    private static Person stranger;
    private static Person grace;

    @BeforeAll
    static void open() {
        board = new Noticeboard();
        grace = board.civic.grace;
        member = board.person("mary");
        stranger = board.person("stan");
        var group =
                ok(member.get("/api/v1/accounts/lookup?acct=commons")).get("id").asText();
        ok(member.post("/api/v1/accounts/" + group + "/follow"));
        ok(grace.put("/api/folkmoot/v1/communities/commons/kinds", Map.of("kinds", List.of("release", "offer"))));
    }

    @AfterAll
    static void close() {
        board.close();
    }

    private static String sha256() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(SITES));
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static Map<String, Object> fields(String title, String opens) {
        return new HashMap<>(
                Map.of("title", title, "text", "For the plan of the vale.", "licence", "OGL-UK-3.0", "opens", opens));
    }

    private static String releases(String title, String opens) {
        return board.posts(board.works, "release", fields(title, opens));
    }

    private static Person.Answer adds(Person by, String id, String name, byte[] content) {
        return by.form(
                "POST",
                Noticeboard.MATTERS + "/" + id + "/files",
                new Multipart().file("file", name, "text/html", content));
    }

    private static String path(JsonNode file) {
        return URI.create(file.get("url").asText()).getPath();
    }

    @Test
    void c26MembersHaveItNowTheLogSaysThatItExistsAndItOpensAtTheHourWithoutAnotherAct() {
        var now = board.clock.instant();
        var id = releases("Sites for homes in Calder Vale", "2026-12-08 12:00");
        var file = ok(adds(board.works, id, "C:\\plans\\sites.csv", SITES));
        assertThat(file.get("name").asText()).isEqualTo("sites.csv");
        assertThat(file.get("sha256").asText()).isEqualTo(SITES_SHA256);
        assertThat(file.get("type").asText()).as("not what the sender says").startsWith("text/csv");

        var got = has(member, path(file));
        assertThat(got.response().body()).isEqualTo(new String(SITES, StandardCharsets.UTF_8));
        assertThat(got.header("content-disposition")).isEqualTo("attachment; filename*=UTF-8''sites.csv");
        assertThat(got.header("cache-control")).contains("no-store");
        assertThat(stranger.get(path(file)).status()).isEqualTo(403);
        assertThat(stranger.visit(path(file)).status()).isEqualTo(401);
        assertThat(ok(stranger.visit(Noticeboard.MATTERS + "/" + id + "/files"))
                        .get(0)
                        .get("sha256")
                        .asText())
                .as("that it exists, everybody may know")
                .isEqualTo(SITES_SHA256);
        assertThat(board.civic.page("/c/commons/register") + log()).contains("sites.csv", SITES_SHA256);

        assertThat(board.civic.page("/c/commons/matters/" + id))
                .contains(SITES_SHA256)
                .doesNotContain("/files/");
        board.clock.advance(Duration.ofDays(7));
        assertThat(has(stranger, path(file)).response().body()).contains("Mill field");
        assertThat(stranger.visit(path(file)).status()).isEqualTo(200);
        assertThat(board.civic.page("/c/commons/matters/" + id))
                .contains("/files/" + file.get("id").asText());
        board.clock.set(now);
    }

    private static Person.Answer has(Person by, String path) {
        var answer = by.get(path);
        assertThat(answer.status()).as(path).isEqualTo(200);
        return answer;
    }

    private static String log() {
        return board.civic
                .house()
                .platform()
                .database()
                .read(tx -> String.join(
                        "\n",
                        tx.fetch(
                                "SELECT act || ' ' || object_uri || ' ' || reason FROM community_act",
                                row -> row.getString(1))));
    }

    @Test
    void onlyWhoSpeaksForABodyReleasesAndOnlyItsAuthorAdds() {
        assertThat(board.tries(member, "release", fields("My own data", "2026-12-08 12:00"))
                        .status())
                .isEqualTo(403);
        assertThat(board.tries(grace, "release", fields("A moderator’s data", "2026-12-08 12:00"))
                        .status())
                .isEqualTo(403);
        var id = releases("Figures of the bridge", "2026-12-08 12:00");
        for (var other : List.of(member, grace, stranger)) {
            assertThat(adds(other, id, "more.csv", SITES).status()).isEqualTo(403);
        }
        assertThat(adds(board.works, "1", "more.csv", SITES).status()).isEqualTo(404);
        var offer = board.posts(member, "offer", Map.of("title", "Plums from the garden", "place", "Mill Lane"));
        assertThat(adds(member, offer, "plums.csv", SITES).status())
                .as("an offer has no files")
                .isEqualTo(404);
    }

    @Test
    void whoIsBannedHasItOnlyWithEverybody() {
        var banned = board.person("ben");
        var group =
                ok(banned.get("/api/v1/accounts/lookup?acct=commons")).get("id").asText();
        ok(banned.post("/api/v1/accounts/" + group + "/follow"));
        var id = releases("Plan of the market", "2026-12-08 12:00");
        var file = ok(adds(board.works, id, "plan.pdf", SITES));
        has(banned, path(file));
        ok(grace.post(
                "/api/folkmoot/v1/communities/commons/bans",
                Map.of("account_id", banned.id().toString(), "reason", "Shouting.")));
        assertThat(banned.get(path(file)).status()).isEqualTo(403);
    }

    @Test
    void theHourComesSoonerNeverLater() {
        var id = releases("Minutes of the board", "2026-12-08 12:00");
        assertThat(board.works
                        .patch(Noticeboard.MATTERS + "/" + id, Map.of("opens", "2026-12-09 12:00"))
                        .status())
                .isEqualTo(422);
        ok(board.works.patch(Noticeboard.MATTERS + "/" + id, Map.of("opens", "2026-12-02 12:00")));
        assertThat(board.tries(board.works, "release", fields("In two years", "2028-12-08 12:00"))
                        .status())
                .isEqualTo(422);
        assertThat(board.tries(board.works, "release", fields("At no time", "soon"))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void whatIsTakenBackBeforeTheHourIsGoneAndTheLogStillKnowsThatItWasThere() {
        var id = releases("Names by mistake", "2026-12-08 12:00");
        var file = ok(adds(board.works, id, "names.csv", SITES));
        ok(board.works.post(Noticeboard.MATTERS + "/" + id + "/close"));
        for (var reader : List.of(member, board.works, stranger)) {
            assertThat(reader.get(path(file)).status()).isEqualTo(404);
        }
        assertThat(adds(board.works, id, "more.csv", SITES).status()).isEqualTo(409);
        var house = board.civic.house();
        house.platform().database().write(house.civic().board().files()::forget);
        assertThat(ok(member.get(Noticeboard.MATTERS + "/" + id + "/files"))
                        .get(0)
                        .get("gone")
                        .asBoolean())
                .isTrue();
        assertThat(log()).contains("names.csv");
        board.clock.advance(Duration.ofDays(8));
        assertThat(stranger.get(path(file)).status()).as("also after the hour").isEqualTo(404);
        board.clock.set(Instant.parse("2026-12-01T12:00:00Z"));
    }

    @Test
    void badFilesAreRefusedWithASentenceAndLoseNothing() {
        var id = releases("Counts of the crossing", "2026-12-08 12:00");
        ok(adds(board.works, id, "counts.csv", SITES));
        assertThat(adds(board.works, id, "counts.csv", SITES).status())
                .as("twice")
                .isEqualTo(409);
        for (var bad : List.of("page.html", "run.exe", "picture.svg", "noending", ".csv", "a".repeat(120) + ".csv")) {
            assertThat(adds(board.works, id, bad, SITES).status()).as(bad).isEqualTo(422);
        }
        assertThat(adds(board.works, id, "empty.csv", new byte[0]).status()).isEqualTo(422);
        assertThat(adds(board.works, id, "large.csv", new byte[ReleaseFiles.LARGEST + 1])
                        .status())
                .isEqualTo(422);
        assertThat(ok(adds(board.works, id, "up/../../x\u202egnp.csv", SITES))
                        .get("name")
                        .asText())
                .doesNotContain("/", "\u202e");
        assertThat(board.works.post(Noticeboard.MATTERS + "/" + id + "/files").status())
                .isEqualTo(422);
        for (int more = 2; more < 10; more++) {
            ok(adds(board.works, id, "counts" + more + ".csv", SITES));
        }
        assertThat(adds(board.works, id, "one-too-many.csv", SITES).status()).isEqualTo(422);
        assertThat(ok(member.get(Noticeboard.MATTERS + "/" + id + "/files"))).hasSize(10);
    }

    @Test
    void theBodyHandsItOverInTheBrowserAndAVisitorIsAskedToSignIn() {
        var id = releases("Timetable of the ferry", "2026-12-08 12:00");
        var page = "/c/commons/matters/" + id;
        var works = board.civic.world.signedIn(board.works);
        assertThat(works.get("/c/commons/matters").body()).contains("kind=release\">Hand over files");
        assertThat(board.civic.world.signedIn(member).get("/c/commons/matters").body())
                .doesNotContain("Hand over files")
                .contains("new?kind=offer");
        var form = works.get(page).body();
        assertThat(form).contains("name=\"file\"", "No file was added yet.");
        var sent = works.upload(
                page + "/files",
                new Multipart()
                        .text("csrf", Browser.hidden(form).get("csrf"))
                        .file("file", "ferry.csv", "text/csv", SITES));
        assertThat(sent.statusCode()).isEqualTo(303);
        var seen = works.get(page).body();
        assertThat(seen).contains("ferry.csv");
        var link = seen.replaceFirst("(?s).*href=\"(" + page + "/files/\\d+)\".*", "$1");
        var visitor = board.civic.world.visitor().get(link);
        assertThat(visitor.statusCode()).isEqualTo(303);
        assertThat(Browser.location(visitor).toString()).startsWith("/sign-in?return_to=");
        assertThat(board.civic.world.signedIn(member).get(link).statusCode()).isEqualTo(200);
        assertThat(board.civic.world.signedIn(stranger).get(link).statusCode()).isEqualTo(403);
    }

    @Test
    void whatModeratorsHideNobodyReads() {
        var id = releases("Addresses of tenants", "2026-12-01 12:00");
        var file = ok(adds(board.works, id, "tenants.csv", SITES));
        has(stranger, path(file));
        ok(grace.post(
                "/api/folkmoot/v1/communities/commons/removals", Map.of("status_id", id, "reason", "Personal data.")));
        assertThat(stranger.get(path(file)).status()).isEqualTo(404);
        assertThat(member.get(path(file)).status()).isEqualTo(404);
    }
}
