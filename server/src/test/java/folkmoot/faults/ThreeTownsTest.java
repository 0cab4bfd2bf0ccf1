package folkmoot.faults;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.civic.community.NewCommunity;
import folkmoot.civic.community.SupportColumn;
import folkmoot.civic.community.ThresholdRule;
import folkmoot.faults.BadNetwork.Fault;
import folkmoot.testing.Person;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Three instances, a network that drops, delays, repeats, reorders and breaks, and an hour in which one of them is cut off:
 * in the end they agree, nothing is lost and nothing happened twice. With {@code -Dfolkmoot.faults.steps} more happens,
 * with {@code -Dfolkmoot.faults.seed} something else.
 */
class ThreeTownsTest {

    private static final int STEPS = Integer.getInteger("folkmoot.faults.steps", 90);
    private static final long SEED = Long.getLong("folkmoot.faults.seed", 7);
    private static final String TITLE = "A bench at every bus stop";

    @Test
    void afterTheNetworkHealsAllThreeAgreeAndNothingIsLostOrDoneTwice() {
        try (var sea = new Archipelago(SEED, "north", "east", "south")) {
            var work = new Workload(sea, SEED);
            work.acquaint();
            var proposal = propose(sea);
            sea.settle();
            work.propose(sea.islands.getFirst(), uri(sea, proposal), TITLE);

            sea.network.fails(35);
            disturbed(sea, work);
            sea.network.heals();
            sea.settle();

            for (var fault : Fault.values()) {
                assertThat(sea.network.count(fault)).as(fault.name()).isPositive();
            }
            work.agree();
            supportsAgree(sea, work, proposal);
            nothingWasGivenUp(sea);
        }
    }

    /** A third of it with one island cut off for an hour. */
    private static void disturbed(Archipelago sea, Workload work) {
        var doors = sea.islands.stream().mapToInt(Archipelago.Island::door).toArray();
        for (int step = 0; step < STEPS; step++) {
            if (step == STEPS / 3) {
                Arrays.stream(doors).skip(1).forEach(other -> sea.network.parts(doors[0], other));
            }
            if (step == STEPS * 2 / 3) {
                sea.network.heals();
                sea.network.fails(35);
            }
            work.step();
            sea.pass(Duration.ofSeconds(3600L * 3 / STEPS));
        }
    }

    private static String propose(Archipelago sea) {
        var north = sea.islands.getFirst();
        var house = north.world().server().house();
        var alice = north.person("alice");
        var rule = new ThresholdRule(1_000, Set.of(SupportColumn.MEMBERS, SupportColumn.NETWORK));
        house.platform()
                .database()
                .write(tx -> house.civic()
                        .registry()
                        .communities()
                        .create(tx, NewCommunity.of("commons", "The commons").withThreshold(rule)));
        for (var island : sea.islands) {
            if (island != north) {
                sea.follow(island, "alice", URI.create("http://" + north.domain() + "/c/commons"));
            }
        }
        sea.settle();
        return Person.ok(alice.post(
                        "/api/folkmoot/v1/proposals",
                        Map.of(
                                "community", "commons",
                                "title", TITLE,
                                "ask", "Put up a bench.",
                                "problem", "There is nowhere to sit.",
                                "language", "en")))
                .get("id")
                .asText();
    }

    private static URI uri(Archipelago sea, String proposal) {
        var alice = sea.islands.getFirst().person("alice");
        var status = Person.ok(alice.get("/api/folkmoot/v1/proposals/" + proposal))
                .get("status_id")
                .asText();
        return URI.create(
                Person.ok(alice.get("/api/v1/statuses/" + status)).get("uri").asText());
    }

    /** The home counts each supporter once, and the others show what the home's record says. */
    private static void supportsAgree(Archipelago sea, Workload work, String proposal) {
        var north = sea.islands.getFirst();
        north.world().server().house().civic().records().sendTallies(Duration.ofMinutes(5));
        sea.settle();
        var home = Person.ok(north.person("alice").get("/api/folkmoot/v1/proposals/" + proposal));
        assertThat(home.at("/supports/total").asInt()).isEqualTo(work.supports());
        for (var island : sea.islands) {
            var id = sea.id(island, uri(sea, proposal)).orElseThrow();
            var seen = Person.ok(island.person("alice").get("/api/folkmoot/v1/proposals/" + id));
            assertThat(seen.at("/supports/total").asInt()).as(island.name()).isEqualTo(work.supports());
            assertThat(seen.get("state")).as(island.name()).isEqualTo(home.get("state"));
        }
    }

    private static void nothingWasGivenUp(Archipelago sea) {
        for (var island : sea.islands) {
            var server = island.world().server();
            assertThat(server.federation().deliveryLoop().counts().dropped())
                    .as(island.name())
                    .isZero();
            assertThat(server.federation().inbox().parked()).as(island.name()).isZero();
            assertThat(server.house().platform().jobs().parked())
                    .as(island.name())
                    .isZero();
        }
    }
}
