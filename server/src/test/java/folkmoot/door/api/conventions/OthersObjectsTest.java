package folkmoot.door.api.conventions;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What belongs to one person is not there for another, whatever they try with it. */
class OthersObjectsTest {

    @TempDir
    Path folder;

    @Test
    void whatBelongsToSomebodyElseIsNotFoundAndStaysAsItWas() {
        try (var village = new Village(folder)) {
            var rude = village.town.world().person("rude");
            var conversation =
                    ok(village.alice.get("/api/v1/conversations")).at("/0/id").asText();
            var notification =
                    ok(village.alice.get("/api/v1/notifications")).at("/0/id").asText();
            for (var path : List.of(
                    "lists/" + village.id("list"),
                    "scheduled_statuses/" + village.id("scheduled"),
                    "media/" + village.id("upload"),
                    "notifications/" + notification,
                    "statuses/" + village.id("direct post"),
                    "statuses/" + village.id("private post"),
                    "push/subscription")) {
                assertThat(rude.get("/api/v1/" + path).status()).as(path).isEqualTo(404);
            }
            for (var path : List.of(
                    "v1/lists/" + village.id("list"),
                    "v1/scheduled_statuses/" + village.id("scheduled"),
                    "v1/media/" + village.id("upload"),
                    "v1/statuses/" + village.id("plain"),
                    "v1/conversations/" + conversation,
                    "v2/filters/" + village.id("filter"),
                    "v1/featured_tags/" + village.id("featured tag"))) {
                assertThat(rude.delete("/api/" + path).status()).as(path).isEqualTo(404);
            }
            assertThat(rude.put("/api/v1/statuses/" + village.id("plain"), Map.of("status", "mine"))
                            .status())
                    .isEqualTo(404);
            assertThat(ok(village.alice.get("/api/v1/lists/" + village.id("list")))
                            .get("title")
                            .asText())
                    .isEqualTo("Neighbours");
            assertThat(ok(village.alice.get("/api/v1/conversations"))
                            .at("/0/id")
                            .asText())
                    .isEqualTo(conversation);
        }
    }
}
