package folkmoot.door.api.status;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.testing.Patience;
import folkmoot.testing.Person;
import folkmoot.testing.SettableClock;
import folkmoot.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What happens when its time has come, and what happens when two come at the same time. */
class FallingDueTest {

    private static final SettableClock CLOCK = new SettableClock(Instant.now());
    private static final World WORLD = new World(Map.of(), CLOCK);

    @AfterAll
    static void close() {
        WORLD.close();
    }

    @Test
    void aPlannedPostIsPostedWhenItIsDueAndNotBefore() {
        var author = WORLD.person("planner");
        var reader = WORLD.person("planreader");
        reader.follows(author.id());
        var at = CLOCK.instant().plus(Duration.ofHours(1));
        ok(author.post(
                "/api/v1/statuses",
                Map.of("status", "@planreader it is time", "scheduled_at", at.toString(), "visibility", "private")));
        CLOCK.advance(Duration.ofMinutes(59));
        assertThat(posts(author)).isEmpty();

        CLOCK.advance(Duration.ofMinutes(2));
        Patience.until(() -> posts(author).size() == 1);

        var posted = posts(author).get(0);
        assertThat(posted.get("content").asText()).contains("it is time");
        assertThat(posted.get("visibility").asText()).isEqualTo("private");
        assertThat(Instant.parse(posted.get("created_at").asText())).isAfterOrEqualTo(at);
        Patience.until(() -> author.get("/api/v1/scheduled_statuses").json().isEmpty());
        assertThat(types(reader)).containsExactly("mention");
        assertThat(ok(reader.get("/api/v1/timelines/home")).get(0).get("id")).isEqualTo(posted.get("id"));
    }

    @Test
    void aPollThatEndsTellsItsAuthorAndThoseWhoVotedOnceAndTakesNoMoreVotes() {
        var author = WORLD.person("asking");
        var voter = WORLD.person("voting");
        var bystander = WORLD.person("looking");
        bystander.follows(author.id());
        var status = ok(author.post(
                "/api/v1/statuses",
                Map.of("status", "?", "poll", Map.of("options", List.of("yes", "no"), "expires_in", 600))));
        var votes = "/api/v1/polls/" + status.at("/poll/id").asText() + "/votes";
        ok(voter.post(votes, Map.of("choices", List.of(0))));
        assertThat(types(voter)).isEmpty();

        CLOCK.advance(Duration.ofMinutes(11));
        Patience.until(() -> types(voter).contains("poll"));

        assertThat(types(voter)).containsExactly("poll");
        assertThat(types(author)).containsExactly("poll", "follow");
        assertThat(types(bystander)).isEmpty();
        var told = ok(voter.get("/api/v1/notifications")).get(0);
        assertThat(told.at("/account/id").asText()).isEqualTo(author.id().toString());
        assertThat(told.at("/status/id")).isEqualTo(status.get("id"));
        assertThat(told.at("/status/poll/expired").asBoolean()).isTrue();
        assertThat(told.at("/status/poll/votes_count").asInt()).isEqualTo(1);
        assertThat(told.at("/status/poll/voted").asBoolean()).isTrue();
        assertThat(bystander.post(votes, Map.of("choices", List.of(1))).status())
                .isEqualTo(422);
    }

    @Test
    void whoSetsAMarkerWhileAnotherAppDoesIsToldToTryAgain() {
        var reader = WORLD.person("twoapps");
        var house = WORLD.server().house();
        var second = house.platform().database().transaction(tx -> {
            house.talk().reading().markers().set(tx, reader.id(), "home", 5);
            var other = CompletableFuture.supplyAsync(
                    () -> reader.post("/api/v1/markers", Map.of("home", Map.of("last_read_id", "7"))));
            Patience.until(() -> waiting() > 0);
            return other;
        });

        var answer = second.join();
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.json().get("error").asText()).isEqualTo("Conflict during update, please try again");
        assertThat(lastRead(reader)).isEqualTo("5");
        ok(reader.post("/api/v1/markers", Map.of("home", Map.of("last_read_id", "7"))));
        assertThat(lastRead(reader)).isEqualTo("7");
    }

    private static String lastRead(Person reader) {
        return ok(reader.get("/api/v1/markers?timeline[]=home"))
                .at("/home/last_read_id")
                .asText();
    }

    /** How many connections to this database wait for another one. */
    private static int waiting() {
        return WORLD.server()
                .house()
                .platform()
                .database()
                .read(tx -> tx.sql()
                        .fetchOne("SELECT count(*) FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid"
                                + " WHERE NOT l.granted AND a.datname = current_database()")
                        .get(0, Integer.class));
    }

    private static JsonNode posts(Person author) {
        return ok(author.get("/api/v1/accounts/" + author.id() + "/statuses"));
    }

    private static List<String> types(Person reader) {
        var types = new ArrayList<String>();
        ok(reader.get("/api/v1/notifications"))
                .forEach(each -> types.add(each.get("type").asText()));
        return types;
    }
}
