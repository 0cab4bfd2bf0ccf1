package folkmoot.door.api.account;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.testing.Person;
import folkmoot.testing.World;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiltersTest {

    private static final World WORLD = new World();

    @AfterAll
    static void close() {
        WORLD.close();
    }

    @ParameterizedTest
    @CsvSource({
        "spoiler, The SPOILER is here, true",
        "spoil, The spoiler is here, false",
        "مرور, حادث مرور في الطريق, true",
        "مرور, سياسة المرورية, false",
        "کتاب, یہ کتاب اچھی ہے, true",
        "می‌خواهم, نمی‌خواهم, false",
        "ysgol, mae'r ysgol newydd, true",
        "ysgol, ysgolion, false",
        "dŵr, y dŵr yma, true",
        "#tag, a #tag there, true",
        "#tag, (#tag), true",
        "#tag, a #tagged there, false",
        "#tagged, see https://e.example/#tagged, false",
        "#tagged, see https://e.example/?q=#tagged, false",
        "#tagged, see https://e.example/#tagged and #tagged, true",
        "straße, die STRASSE dort, true",
        "a, banana, false"
    })
    void wholeWordsAreFoundInAnyScript(String keyword, String text, boolean found) {
        var reader = WORLD.person("reader" + Math.abs((keyword + text).hashCode()));
        var filter = create(reader, "warn", keyword, true, "home");
        var status = reader.posts(text);
        var shown = ok(reader.get("/api/v1/statuses/" + status.get("id").asText()));
        assertThat(shown.get("filtered").size()).isEqualTo(found ? 1 : 0);
        if (found) {
            var result = shown.get("filtered").get(0);
            assertThat(result.get("filter").get("id")).isEqualTo(filter.get("id"));
            assertThat(result.get("filter").has("keywords")).isFalse();
            assertThat(result.get("keyword_matches").get(0).asText()).isEqualTo(keyword);
        }
    }

    @Test
    void ofKeywordsThatStandInEachOtherEachIsFound() {
        var reader = WORLD.person("nested");
        var status = reader.posts("The bridges of the town");
        create(reader, "warn", "bridge", false, "home");
        create(reader, "warn", "ridge", false, "home");
        create(reader, "warn", "bridges", true, "home");
        create(reader, "warn", "ridges", true, "home");
        var shown = ok(reader.get("/api/v1/statuses/" + status.get("id").asText()));
        assertThat(shown.get("filtered"))
                .extracting(match -> match.get("keyword_matches").get(0).asText())
                .containsExactly("bridge", "ridge", "bridges");
    }

    @Test
    void keywordsHaveALimitInAllFiltersTogether() {
        var reader = WORLD.person("eager");
        var words = IntStream.range(0, 1_000)
                .mapToObj(i -> Map.of("keyword", "word" + i))
                .toList();
        var filter = ok(reader.post(
                "/api/v2/filters", Map.of("title", "Many", "context", List.of("home"), "keywords_attributes", words)));
        assertThat(reader.post("/api/v2/filters/" + filter.get("id").asText() + "/keywords", Map.of("keyword", "more"))
                        .status())
                .isEqualTo(422);
        assertThat(reader.post(
                                "/api/v2/filters",
                                Map.of(
                                        "title",
                                        "More",
                                        "context",
                                        List.of("home"),
                                        "keywords_attributes",
                                        List.of(Map.of("keyword", "more"))))
                        .status())
                .isEqualTo(422);
        assertThat(reader.post("/api/v1/filters", Map.of("phrase", "more", "context", List.of("home")))
                        .status())
                .isEqualTo(422);
        assertThat(ok(reader.get("/api/v2/filters"))).hasSize(1);
        var status = reader.posts("word999 and word10");
        var shown = ok(reader.get("/api/v1/statuses/" + status.get("id").asText()));
        assertThat(shown.at("/filtered/0/keyword_matches")).hasSize(2);
    }

    @Test
    void hideLeavesOutWhereItCountsAndMarksElsewhere() {
        var reader = WORLD.person("hider");
        var writer = WORLD.person("wordy");
        reader.follows(writer.id());
        var status = writer.posts("about football again");
        create(reader, "hide", "football", true, "home");

        assertThat(reader.get("/api/v1/timelines/home").json()).isEmpty();
        var open = reader.get("/api/v1/timelines/public").json().get(0);
        assertThat(open.get("id")).isEqualTo(status.get("id"));
        assertThat(open.get("filtered")
                        .get(0)
                        .get("filter")
                        .get("filter_action")
                        .asText())
                .isEqualTo("hide");
        assertThat(writer.get("/api/v1/timelines/home").json().get(0).get("filtered"))
                .isEmpty();
    }

    @Test
    void hiddenMentionsDoNotNotify() {
        var reader = WORLD.person("hider2");
        create(reader, "hide", "lottery", true, "notifications");
        WORLD.person("wordy2").posts("@hider2 you won the lottery");
        assertThat(reader.get("/api/v1/notifications").json()).isEmpty();
    }

    @Test
    void aFilterIsMadeReadChangedAndRemoved() {
        var alice = WORLD.person("filterer");
        var filter = create(alice, "blur", "one", false, "home", "thread");
        var id = filter.get("id").asText();
        var keyword = filter.get("keywords").get(0).get("id").asText();
        assertThat(filter.get("expires_at").isNull()).isTrue();

        var changed = ok(alice.put(
                "/api/v2/filters/" + id,
                Map.of(
                        "title",
                        "new title",
                        "expires_in",
                        3600,
                        "keywords_attributes",
                        List.of(
                                Map.of("id", keyword, "_destroy", true),
                                Map.of("keyword", "two", "whole_word", true)))));
        assertThat(changed.get("title").asText()).isEqualTo("new title");
        assertThat(changed.get("context").size()).isEqualTo(2);
        assertThat(changed.get("expires_at").isNull()).isFalse();
        assertThat(changed.get("keywords").size()).isEqualTo(1);

        var added = ok(alice.post("/api/v2/filters/" + id + "/keywords", Map.of("keyword", "three")));
        var path = "/api/v2/filters/keywords/" + added.get("id").asText();
        assertThat(ok(alice.put(path, Map.of("keyword", "four"))).get("keyword").asText())
                .isEqualTo("four");
        assertThat(alice.get("/api/v2/filters/" + id + "/keywords").json()).hasSize(2);
        ok(alice.delete(path));
        assertThat(alice.get(path).status()).isEqualTo(404);

        var status = alice.posts("anything");
        var single = ok(alice.post(
                "/api/v2/filters/" + id + "/statuses",
                Map.of("status_id", status.get("id").asText())));
        assertThat(alice.get("/api/v2/filters/" + id + "/statuses").json()).hasSize(1);
        assertThat(ok(alice.get("/api/v1/statuses/" + status.get("id").asText()))
                        .get("filtered")
                        .get(0)
                        .get("status_matches")
                        .get(0))
                .isEqualTo(status.get("id"));
        ok(alice.delete("/api/v2/filters/statuses/" + single.get("id").asText()));
        ok(alice.delete("/api/v2/filters/" + id));
        assertThat(alice.get("/api/v2/filters").json()).isEmpty();
    }

    @Test
    void olderAppsSeeEachKeywordAsAFilter() {
        var alice = WORLD.person("filterer1");
        var made = ok(alice.post(
                "/api/v1/filters", Map.of("phrase", "old", "context", List.of("home"), "irreversible", true)));
        var id = made.get("id").asText();
        assertThat(made.get("irreversible").asBoolean()).isTrue();
        assertThat(made.get("whole_word").asBoolean()).isFalse();
        var changed = ok(alice.put(
                "/api/v1/filters/" + id, Map.of("phrase", "older", "context", List.of("public"), "whole_word", true)));
        assertThat(changed.get("phrase").asText()).isEqualTo("older");
        assertThat(alice.get("/api/v1/filters").json()).hasSize(1);
        var v2 = alice.get("/api/v2/filters").json().get(0).get("id").asText();
        ok(alice.post("/api/v2/filters/" + v2 + "/keywords", Map.of("keyword", "second")));
        assertThat(alice.put("/api/v1/filters/" + id, Map.of("phrase", "x")).status())
                .isEqualTo(422);
        ok(alice.delete("/api/v1/filters/" + id));
        assertThat(alice.get("/api/v1/filters/" + id).status()).isEqualTo(404);
    }

    @Test
    void whatDoesNotHoldUpIsRefusedAndSomebodyElsesDoesNotExist() {
        var alice = WORLD.person("filterer2");
        var bob = WORLD.person("filterer3");
        assertThat(alice.post("/api/v2/filters", Map.of("title", "", "context", List.of("home")))
                        .status())
                .isEqualTo(422);
        assertThat(alice.post("/api/v2/filters", Map.of("title", "x")).status()).isEqualTo(422);
        assertThat(alice.post("/api/v2/filters", Map.of("title", "x", "context", List.of("moon")))
                        .status())
                .isEqualTo(422);
        var id = create(alice, "warn", "mine", true, "home").get("id").asText();
        assertThat(bob.get("/api/v2/filters/" + id).status()).isEqualTo(404);
        assertThat(bob.delete("/api/v2/filters/" + id).status()).isEqualTo(404);
        assertThat(bob.post("/api/v2/filters/" + id + "/keywords", Map.of("keyword", "x"))
                        .status())
                .isEqualTo(404);
    }

    private static JsonNode create(Person owner, String action, String keyword, boolean whole, String... contexts) {
        return ok(owner.post(
                "/api/v2/filters",
                Map.of(
                        "title",
                        "filter",
                        "context",
                        List.of(contexts),
                        "filter_action",
                        action,
                        "keywords_attributes",
                        List.of(Map.of("keyword", keyword, "whole_word", whole)))));
    }
}
