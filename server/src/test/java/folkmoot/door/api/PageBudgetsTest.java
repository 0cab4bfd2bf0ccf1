package folkmoot.door.api;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.testing.Person;
import folkmoot.testing.World;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Pages ask the database as often for many things as for a few. */
class PageBudgetsTest {

    private static final World WORLD = new World();
    private static final Person ALICE = WORLD.alice();
    private static final int MOST = 20;
    private static final int MOST_OF_NOTIFICATIONS = 12;

    private static String status;

    @AfterAll
    static void close() {
        WORLD.close();
    }

    @Test
    void pagesOfPeopleNotificationsConversationsAndListsTakeAFixedNumberOfQueries() {
        status = ALICE.posts("What do you think?").get("id").asText();
        var pages = List.of(
                "/api/v1/notifications",
                "/api/v2/notifications",
                "/api/v1/conversations",
                "/api/v1/lists",
                "/api/v1/accounts/" + ALICE.id() + "/followers",
                "/api/v1/accounts/" + ALICE.id() + "/following",
                "/api/v1/statuses/" + status + "/favourited_by",
                "/api/v1/statuses/" + status + "/reblogged_by",
                "/api/v1/statuses/" + status + "/context",
                "/api/v1/favourites",
                "/api/v1/bookmarks",
                "/api/v1/blocks",
                "/api/v1/mutes",
                "/api/v1/timelines/home",
                "/api/v1/timelines/public");
        visited("early", 3);
        var few = asked(pages);
        visited("late", 8);
        var many = asked(pages);

        assertThat(many)
                .allSatisfy((page, count) -> assertThat(count)
                        .as(page)
                        .isLessThanOrEqualTo(few.get(page))
                        .isLessThanOrEqualTo(page.contains("notifications") ? MOST_OF_NOTIFICATIONS : MOST));
    }

    /** So many people do all that shows on the pages. */
    private static void visited(String prefix, int count) {
        for (int i = 0; i < count; i++) {
            var guest = WORLD.person(prefix + i);
            ok(guest.post("/api/v1/accounts/" + ALICE.id() + "/follow"));
            ok(ALICE.post("/api/v1/accounts/" + guest.id() + "/follow"));
            ok(guest.post("/api/v1/statuses/" + status + "/favourite"));
            ok(guest.post("/api/v1/statuses/" + status + "/reblog"));
            var answer = ok(guest.post("/api/v1/statuses", Map.of("status", "@alice Yes", "in_reply_to_id", status)));
            ok(guest.post("/api/v1/statuses", Map.of("status", "@alice psst", "visibility", "direct")));
            ok(ALICE.post("/api/v1/statuses/" + answer.get("id").asText() + "/favourite"));
            ok(ALICE.post("/api/v1/statuses/" + answer.get("id").asText() + "/bookmark"));
            ok(ALICE.post("/api/v1/lists", Map.of("title", prefix + i)));
            ok(ALICE.post(
                    "/api/v1/accounts/" + WORLD.person(prefix + "troll" + i).id() + "/block"));
            ok(ALICE.post(
                    "/api/v1/accounts/" + WORLD.person(prefix + "bore" + i).id() + "/mute"));
        }
    }

    /** Statements for each page, once what is kept in memory is there; the least of some, as jobs go on meanwhile. */
    private static Map<String, Long> asked(List<String> pages) {
        var database = WORLD.server().house().platform().database();
        var counts = new HashMap<String, Long>();
        for (var page : pages) {
            ok(ALICE.get(page));
            counts.put(
                    page,
                    LongStream.range(0, 4)
                            .map(_ -> {
                                long before = database.statements();
                                ok(ALICE.get(page));
                                return database.statements() - before;
                            })
                            .min()
                            .orElseThrow());
        }
        return counts;
    }
}
