package folkmoot.civic.support;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.civic.CivicTown;
import folkmoot.federation.testing.RemotePerson;
import folkmoot.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The machine's clock jumps: nothing is lost, nothing waits, and a stranger finds nothing wrong. */
class JumpingClockTest {

    private final SettableClock clock = new SettableClock(Instant.now());

    private void likes(CivicTown town, RemotePerson by, String id) {
        var body = RemotePerson.json("{'id':'%s/likes/%s','type':'Like','actor':'%s','object':'%s'}"
                .formatted(by.id(), id, by.id(), town.post(id)));
        assertThat(by.sends(town.town.sharedInbox(), body, by.key(), clock.instant()))
                .isEqualTo(202);
    }

    @Test
    void supportsAreCountedAndFoldedAndWhatFollowsFromThemHappensAtOnce() {
        try (var town = new CivicTown(clock)) {
            var commons = town.community("commons", "Harrowmere Commons", 1_000);
            var alice = town.town.alice();
            var id = town.proposes(alice, "commons", "Benches by the old canal");
            var bob = town.town.bob();
            ok(bob.post("/api/v1/statuses/" + id + "/favourite"));
            town.settle();
            clock.advance(Duration.ofSeconds(10));
            assertThat(town.verify()).isEmpty();
            int number = 0;
            int given = 1;
            var jumps = List.of(Duration.ofHours(-1), Duration.ofDays(365), Duration.ofDays(-365), Duration.ofHours(2));
            for (var jump : jumps) {
                clock.advance(jump);
                var here = town.world.person("here" + ++number);
                var gone = town.world.person("gone" + number);
                for (var who : List.of(here, gone)) {
                    ok(who.post("/api/v1/statuses/" + id + "/favourite"));
                }
                likes(town, town.town.remote().person("far" + number), id);
                ok(gone.post("/api/v1/statuses/" + id + "/unfavourite"));
                given += 2;
                town.settle();
                assertThat(town.total(id)).as("after " + jump).isEqualTo(given);

                here.follows(commons.group().id()); // decided anew by a job
                town.settle();
                assertThat(town.shown(id).at("/supports/members").asInt())
                        .as("after " + jump)
                        .isEqualTo(number);
                ok(alice.put(CivicTown.PROPOSALS + "/" + id, Map.of("problem", "Said anew, " + number)));
                town.settle();
                clock.advance(Duration.ofSeconds(10)); // a head is signed every five seconds at most
                assertThat(town.verify()).as("after " + jump).isEmpty();
            }
            var supports = new HashSet<String>();
            town.entries(id, "support")
                    .forEach(entry -> supports.add(entry.get("support").asText()));
            assertThat(supports).hasSize(1 + 3 * jumps.size());
        }
    }
}
