package folkmoot.door.api.notification;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.testing.World;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Pages of notifications are put together from what is kept, and show what is true now all the same. */
class NotificationPagesTest {

    private static final World WORLD = new World();

    @AfterAll
    static void close() {
        WORLD.close();
    }

    @Test
    void aNewNameShowsInNotificationsAtOnce() {
        var reader = WORLD.person("namewatcher");
        var fan = WORLD.person("renamer");
        ok(fan.post("/api/v1/accounts/" + reader.id() + "/follow"));
        assertThat(newest(reader.get("/api/v1/notifications").json()).get("display_name"))
                .isNotEqualTo("Rosalind");

        ok(fan.patch("/api/v1/accounts/update_credentials", Map.of("display_name", "Rosalind")));

        assertThat(newest(ok(reader.get("/api/v1/notifications")))
                        .get("display_name")
                        .asText())
                .isEqualTo("Rosalind");
        var grouped = ok(reader.get("/api/v2/notifications")).get("accounts").get(0);
        assertThat(grouped.get("display_name").asText()).isEqualTo("Rosalind");
        assertThat(grouped).isEqualTo(ok(reader.get("/api/v1/accounts/" + fan.id())));
    }

    @Test
    void aFollowersOnlyMentionIsShownToNobodyWhoMayNotSeeItAnyMore() {
        var reader = WORLD.person("mentioned");
        var author = WORLD.person("mentioning");
        var status = ok(author.post("/api/v1/statuses", Map.of("status", "@mentioned psst", "visibility", "private")));
        assertThat(ok(reader.get("/api/v1/notifications")).get(0).get("status").get("id"))
                .isEqualTo(status.get("id"));

        ok(author.post("/api/v1/accounts/" + reader.id() + "/block"));

        assertThat(ok(reader.get("/api/v1/notifications"))).isEmpty();
        assertThat(ok(reader.get("/api/v2/notifications")).get("statuses")).isEmpty();
    }

    @Test
    void theStatusOfANotificationLooksAsItDoesByItself() {
        var author = WORLD.person("asked");
        var status = ok(author.post(
                "/api/v1/statuses",
                Map.of("status", "?", "poll", Map.of("options", new String[] {"a", "b"}, "expires_in", 600))));
        var id = status.get("id").asText();
        ok(WORLD.person("answering").post("/api/v1/statuses/" + id + "/favourite"));
        ok(author.post("/api/v1/statuses/" + id + "/bookmark"));

        var alone = ok(author.get("/api/v1/statuses/" + id));
        assertThat(ok(author.get("/api/v1/notifications")).get(0).get("status")).isEqualTo(alone);
        assertThat(ok(author.get("/api/v2/notifications")).get("statuses").get(0))
                .isEqualTo(alone);
    }

    private static JsonNode newest(JsonNode page) {
        return page.get(0).get("account");
    }
}
