package folkmoot.platform.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.testing.SettableClock;
import folkmoot.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class LeasesTest {

    private static final Duration LEASE = Duration.ofMinutes(4);
    private static final Database DATABASE = TestDatabase.fresh();

    private final SettableClock clock = SettableClock.atNoon();
    private final Set<String> claimed = ConcurrentHashMap.newKeySet();
    private final List<Instant> extended = new ArrayList<>();
    private final List<Set<String>> ended = new ArrayList<>();
    private boolean databaseIsAway;
    private final Leases<String> leases =
            new Leases<>(DATABASE, clock, LEASE, claimed, (_, _, _, until) -> extended.add(until), this::end);

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void whatIsUnderWayIsExtendedOnceInEachQuarterOfItsLease() {
        claimed.add("a");
        for (int second = 0; second < 130; second++) {
            leases.keep();
            clock.advance(Duration.ofSeconds(1));
        }

        var noon = SettableClock.atNoon().instant();
        assertThat(extended)
                .containsExactly(
                        noon.plus(LEASE),
                        noon.plusSeconds(61).plus(LEASE),
                        noon.plusSeconds(122).plus(LEASE));
    }

    private void end(Transaction tx, Set<String> claims, Instant now, Instant until) {
        if (databaseIsAway) {
            throw new IllegalStateException("away");
        }
        ended.add(claims);
    }

    @Test
    void whatWasAbandonedEndsAsSoonAsTheDatabaseTakesIt() {
        databaseIsAway = true;
        leases.abandon("a");
        leases.abandon("b");
        assertThatThrownBy(leases::keep).isInstanceOf(IllegalStateException.class);
        assertThat(ended).isEmpty();

        databaseIsAway = false;
        leases.keep();
        leases.keep();

        assertThat(ended).containsExactly(Set.of("a", "b"));
    }

    @Test
    void nothingIsWrittenWhereNothingIsUnderWay() {
        leases.keep();

        assertThat(extended).isEmpty();
    }
}
