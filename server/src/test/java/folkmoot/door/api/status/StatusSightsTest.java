package folkmoot.door.api.status;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.testing.Person;
import folkmoot.testing.World;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** How a status shows to somebody who hides people or words, and to who takes a reblog back. */
class StatusSightsTest {

    private static final World WORLD = new World();
    private static final Person ALICE = WORLD.alice();
    private static final Person BOB = WORLD.bob();

    @AfterAll
    static void close() {
        WORLD.close();
    }

    @Test
    void removingAReblogTakesItBackFromTheOriginal() {
        var original = BOB.posts("Pass me on").get("id").asText();
        var reblog = ok(ALICE.post("/api/v1/statuses/" + original + "/reblog"));

        assertThat(ok(ALICE.delete("/api/v1/statuses/" + reblog.get("id").asText()))
                        .has("reblog"))
                .isTrue();
        var now = ok(ALICE.get("/api/v1/statuses/" + original));
        assertThat(now.get("reblogged").asBoolean()).isFalse();
        assertThat(now.get("reblogs_count").asInt()).isZero();
        assertThat(ALICE.get("/api/v1/statuses/" + reblog.get("id").asText()).status())
                .isEqualTo(404);
        assertThat(ok(BOB.get("/api/v1/notifications")).findValuesAsText("type"))
                .doesNotContain("reblog");
    }

    @Test
    void aQuoteOfSomebodyTheViewerMutesSaysSo() {
        var reader = WORLD.person("reader");
        var quoted = BOB.posts("Quote me").get("id").asText();
        var quote = ok(ALICE.post("/api/v1/statuses", Map.of("status", "See", "quoted_status_id", quoted)))
                .get("id")
                .asText();
        assertThat(state(reader, quote)).isEqualTo("accepted");

        ok(reader.post("/api/v1/accounts/" + BOB.id() + "/mute"));
        assertThat(state(reader, quote)).isEqualTo("muted_account");
        ok(reader.post("/api/v1/accounts/" + BOB.id() + "/block"));
        assertThat(state(reader, quote)).isEqualTo("blocked_account");
        ok(reader.post("/api/v1/accounts/" + BOB.id() + "/unblock"));
        ok(reader.post("/api/v1/accounts/" + BOB.id() + "/unmute"));
        assertThat(state(reader, quote)).isEqualTo("accepted");
    }

    private static String state(Person viewer, String status) {
        return ok(viewer.get("/api/v1/statuses/" + status)).at("/quote/state").asText();
    }

    @Test
    void aFilterLooksIntoTheOptionsOfAPoll() {
        var reader = WORLD.person("pollster");
        ok(reader.post(
                "/api/v2/filters",
                Map.of(
                        "title",
                        "Sports",
                        "context",
                        List.of("public"),
                        "keywords_attributes",
                        List.of(Map.of("keyword", "cricket", "whole_word", true)))));
        var status = ok(ALICE.post(
                "/api/v1/statuses",
                Map.of("status", "Which?", "poll", Map.of("options", List.of("cricket", "chess"), "expires_in", 600))));

        assertThat(ok(reader.get("/api/v1/statuses/" + status.get("id").asText()))
                        .at("/filtered/0/keyword_matches/0")
                        .asText())
                .isEqualTo("cricket");
        assertThat(ok(reader.get("/api/v1/timelines/public"))
                        .at("/0/filtered/0/filter/title")
                        .asText())
                .isEqualTo("Sports");
    }
}
