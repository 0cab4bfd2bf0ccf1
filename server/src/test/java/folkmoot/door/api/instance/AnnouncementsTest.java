package folkmoot.door.api.instance;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.testing.World;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class AnnouncementsTest {

    private static final World WORLD = new World();

    @AfterAll
    static void close() {
        WORLD.close();
    }

    @Test
    void linksMentionsAndHashtagsInAnAnnouncementLeadSomewhere() {
        var id = announce("See https://hall.example/plan, ask @bob #hall", Optional.empty());
        WORLD.bob();
        var shown = ok(WORLD.person("listener").get("/api/v1/announcements"));
        var own = shown.findParents("content").stream()
                .filter(each -> each.get("id").asText().equals(Long.toString(id)))
                .findFirst()
                .orElseThrow();
        WORLD.server()
                .house()
                .platform()
                .database()
                .write(tx -> tx.sql().execute("DELETE FROM announcement WHERE id = ?", id));

        assertThat(own.get("content").asText())
                .contains(
                        "href=\"https://hall.example/plan\"",
                        "<a href=\"" + own.at("/mentions/0/url").asText());
        assertThat(own.at("/mentions/0/acct").asText()).isEqualTo("bob");
        assertThat(own.at("/tags/0/name").asText()).isEqualTo("hall");
    }

    @Test
    void anAnnouncementIsReadReactedToAndDismissed() {
        var alice = WORLD.alice();
        var id = announce("The hall is closed.\n\nOn Monday.", Optional.empty());
        announce("long ago", Optional.of(Instant.EPOCH));

        var shown = ok(alice.get("/api/v1/announcements"));
        assertThat(shown).hasSize(1);
        assertThat(shown.get(0).get("content").asText()).contains("<p>The hall is closed.</p>");
        assertThat(shown.get(0).get("read").asBoolean()).isFalse();
        var path = "/api/v1/announcements/" + id;
        ok(alice.put(path + "/reactions/" + encoded("🏴󠁧󠁢󠁷󠁬󠁳󠁿"), Map.of()));
        ok(WORLD.bob().put(path + "/reactions/" + encoded("🏴󠁧󠁢󠁷󠁬󠁳󠁿"), Map.of()));
        ok(alice.post(path + "/dismiss"));

        var after = ok(alice.get("/api/v1/announcements")).get(0);
        assertThat(after.get("read").asBoolean()).isTrue();
        assertThat(after.get("reactions").get(0).get("count").asInt()).isEqualTo(2);
        assertThat(after.get("reactions").get(0).get("me").asBoolean()).isTrue();
        ok(alice.delete(path + "/reactions/" + encoded("🏴󠁧󠁢󠁷󠁬󠁳󠁿")));
        assertThat(alice.delete(path + "/reactions/" + encoded("🎉")).status()).isEqualTo(404);
        for (var wrong : List.of("word", "1")) {
            assertThat(alice.put(path + "/reactions/" + wrong, Map.of()).status())
                    .as(wrong)
                    .isEqualTo(422);
        }
        for (var kind : List.of("😀", "😁", "😂", "😃", "😄", "😅", "😆")) {
            ok(alice.put(path + "/reactions/" + encoded(kind), Map.of()));
        }
        assertThat(alice.put(path + "/reactions/" + encoded("😇"), Map.of()).status())
                .isEqualTo(422);
        assertThat(alice.post("/api/v1/announcements/1/dismiss").status()).isEqualTo(404);
    }

    private static long announce(String text, Optional<Instant> ends) {
        var house = WORLD.server().house();
        return house.platform()
                .database()
                .transaction(tx -> house.stewardship().announcements().add(tx, text, Optional.empty(), ends, false));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
