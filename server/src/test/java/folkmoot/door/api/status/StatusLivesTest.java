package folkmoot.door.api.status;

import static folkmoot.schema.generated.Tables.STATUS_EDIT;
import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What becomes of a status before and after it is posted: planned, edited, removed, read. */
class StatusLivesTest {

    private static final World WORLD = new World();

    @AfterAll
    static void close() {
        WORLD.close();
    }

    @Test
    void everyVersionIsInTheHistoryTheOldestFirst() {
        var status = WORLD.alice().posts("first");
        var path = "/api/v1/statuses/" + id(status);
        assertThat(WORLD.bob().visit(path + "/history").json()).hasSize(1);

        ok(WORLD.alice().put(path, Map.of("status", "second", "spoiler_text", "careful")));
        ok(WORLD.alice().put(path, Map.of("status", "third")));
        var history = WORLD.bob().visit(path + "/history").json();
        assertThat(history)
                .extracting(version -> version.get("content").asText())
                .containsExactly("<p>first</p>", "<p>second</p>", "<p>third</p>");
        assertThat(history.get(1).get("spoiler_text").asText()).isEqualTo("careful");
        assertThat(history.get(1).get("sensitive").asBoolean()).isTrue();
    }

    @Test
    void anEditThatDoesNotNameThemKeepsTheLanguageAndWhetherPicturesAreHidden() {
        var status = ok(
                WORLD.alice().post("/api/v1/statuses", Map.of("status", "Hier", "language", "de", "sensitive", true)));
        var path = "/api/v1/statuses/" + id(status);
        var edited = ok(WORLD.alice().put(path, Map.of("status", "Dort")));
        assertThat(edited.get("language").asText()).isEqualTo("de");
        assertThat(edited.get("sensitive").asBoolean()).isTrue();

        var shown = ok(WORLD.alice().put(path, Map.of("status", "There", "language", "en", "sensitive", false)));
        assertThat(shown.get("language").asText()).isEqualTo("en");
        assertThat(shown.get("sensitive").asBoolean()).isFalse();
    }

    @Test
    void whatARemovedStatusSaidBeforeIsForgottenWithIt() {
        var status = WORLD.alice().posts("said too much");
        var path = "/api/v1/statuses/" + id(status);
        ok(WORLD.alice().put(path, Map.of("status", "said less")));
        ok(WORLD.alice().delete(path));

        var database = WORLD.server().house().platform().database();
        assertThat(database.<Boolean>read(
                        tx -> tx.sql().fetchExists(STATUS_EDIT, STATUS_EDIT.CONTENT.eq("<p>said too much</p>"))))
                .isFalse();
    }

    @Test
    void anEditedPollStartsOverUnlessItAsksTheSame() {
        var poll = Map.of("options", List.of("a", "b"), "expires_in", 3600);
        var status = ok(WORLD.alice().post("/api/v1/statuses", Map.of("status", "?", "poll", poll)));
        var path = "/api/v1/statuses/" + id(status);
        ok(WORLD.bob()
                .post("/api/v1/polls/" + status.at("/poll/id").asText() + "/votes", Map.of("choices", List.of("0"))));

        var same = ok(WORLD.alice().put(path, Map.of("status", "??", "poll", poll)));
        assertThat(same.at("/poll/votes_count").asInt()).isEqualTo(1);
        var other = ok(WORLD.alice()
                .put(path, Map.of("status", "??", "poll", Map.of("options", List.of("c", "d"), "expires_in", 3600))));
        assertThat(other.at("/poll/votes_count").asInt()).isZero();
        var none = ok(WORLD.alice().put(path, Map.of("status", "never mind")));
        assertThat(none.get("poll").isNull()).isTrue();
        var history = WORLD.bob().visit(path + "/history").json();
        assertThat(history.get(0).at("/poll/options/0/title").asText()).isEqualTo("a");
        assertThat(history.get(3).has("poll")).isFalse();
    }

    @Test
    void aRemovedStatusComesBackAsItWasTyped() {
        var poll = Map.of("options", List.of("a", "b"), "expires_in", 3600);
        var status = ok(WORLD.alice().post("/api/v1/statuses", Map.of("status", "<typed>", "poll", poll)));
        var removed = ok(WORLD.alice().delete("/api/v1/statuses/" + id(status)));

        assertThat(removed.get("text").asText()).isEqualTo("<typed>");
        assertThat(removed.has("content")).isFalse();
        assertThat(removed.at("/poll/options/1/title").asText()).isEqualTo("b");
    }

    @Test
    void aPlannedPostWaitsCanBeMovedAndTakenBack() {
        var author = WORLD.person("planner");
        var at = Instant.now().plus(Duration.ofHours(1));
        var planned = ok(author.post(
                "/api/v1/statuses",
                Map.of("status", "later", "scheduled_at", at.toString(), "visibility", "unlisted")));
        assertThat(planned.at("/params/text").asText()).isEqualTo("later");
        assertThat(planned.at("/params/visibility").asText()).isEqualTo("unlisted");
        assertThat(author.get("/api/v1/accounts/" + author.id() + "/statuses").json())
                .isEmpty();
        var path = "/api/v1/scheduled_statuses/" + id(planned);
        assertThat(author.get("/api/v1/scheduled_statuses").json()).hasSize(1);
        assertThat(WORLD.bob().get(path).status()).isEqualTo(404);

        assertThat(author.put(path, Map.of("scheduled_at", Instant.now().toString()))
                        .status())
                .isEqualTo(422);
        var moved =
                ok(author.put(path, Map.of("scheduled_at", at.plusSeconds(60).toString())));
        assertThat(moved.get("scheduled_at").asText())
                .isNotEqualTo(planned.get("scheduled_at").asText());
        ok(author.delete(path));
        assertThat(author.get(path).status()).isEqualTo(404);
    }

    @Test
    void tooSoonTooManyAndWhatCouldNotBePostedAnywayIsRefused() {
        var author = WORLD.person("planner2");
        var soon = Instant.now().plusSeconds(60).toString();
        var at = Instant.now().plus(Duration.ofDays(2)).toString();
        assertThat(author.post("/api/v1/statuses", Map.of("status", "x", "scheduled_at", soon))
                        .status())
                .isEqualTo(422);
        assertThat(author.post("/api/v1/statuses", Map.of("status", "x", "scheduled_at", "tomorrow"))
                        .status())
                .isEqualTo(422);
        assertThat(author.post("/api/v1/statuses", Map.of("status", " ", "scheduled_at", at))
                        .status())
                .isEqualTo(422);
        for (int i = 0; i < 25; i++) {
            ok(author.post("/api/v1/statuses", Map.of("status", "x", "scheduled_at", at)));
        }
        assertThat(author.post("/api/v1/statuses", Map.of("status", "x", "scheduled_at", at))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void markersAreKeptAndNotificationsAlwaysHaveOne() {
        var reader = WORLD.person("marker");
        var none = reader.get("/api/v1/markers?timeline[]=home&timeline[]=notifications")
                .json();
        assertThat(none.has("home")).isFalse();
        assertThat(none.at("/notifications/last_read_id").asText()).isEqualTo("0");

        ok(reader.post("/api/v1/markers", Map.of("home", Map.of("last_read_id", "5"))));
        var set = ok(reader.post("/api/v1/markers", Map.of("home", Map.of("last_read_id", "7"))));
        assertThat(set.at("/home/version").asInt()).isEqualTo(2);
        assertThat(reader.get("/api/v1/markers?timeline[]=home")
                        .json()
                        .at("/home/last_read_id")
                        .asText())
                .isEqualTo("7");
        assertThat(reader.post("/api/v1/markers", Map.of("home", Map.of("last_read_id", "x")))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void directStatusesMakeConversationsForEachWhoTakesPart() {
        var ann = WORLD.person("ann");
        var ben = WORLD.person("ben");
        var first = ok(ann.post("/api/v1/statuses", Map.of("status", "@ben hello", "visibility", "direct")));
        var mine = ann.get("/api/v1/conversations").json();
        var theirs = ben.get("/api/v1/conversations").json();
        assertThat(mine.at("/0/unread").asBoolean()).isFalse();
        assertThat(theirs.at("/0/unread").asBoolean()).isTrue();
        assertThat(theirs.at("/0/accounts/0/username").asText()).isEqualTo("ann");

        var answer = ok(ben.post(
                "/api/v1/statuses", Map.of("status", "@ann hi", "visibility", "direct", "in_reply_to_id", id(first))));
        assertThat(ann.get("/api/v1/conversations").json()).hasSize(1);
        assertThat(ann.get("/api/v1/conversations")
                        .json()
                        .at("/0/last_status/id")
                        .asText())
                .isEqualTo(id(answer));
        var path = "/api/v1/conversations/" + mine.at("/0/id").asText();
        assertThat(ok(ann.post(path + "/read")).get("unread").asBoolean()).isFalse();
        assertThat(ok(ann.post(path + "/unread")).get("unread").asBoolean()).isTrue();
        assertThat(ben.post(path + "/read").status()).isEqualTo(404);

        ok(ben.delete("/api/v1/statuses/" + id(answer)));
        assertThat(ann.get("/api/v1/conversations")
                        .json()
                        .at("/0/last_status/id")
                        .asText())
                .isEqualTo(id(first));
        ok(ann.delete(path));
        assertThat(ann.get("/api/v1/conversations").json()).isEmpty();
    }

    private static String id(JsonNode status) {
        return status.get("id").asText();
    }
}
