package folkmoot.platform.job;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.platform.database.Database;
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

class LeaseRenewalTest {

    private static final Duration LEASE = Duration.ofMinutes(4);
    private static final Database DATABASE = TestDatabase.fresh();

    private final SettableClock clock = SettableClock.atNoon();
    private final Set<String> claimed = ConcurrentHashMap.newKeySet();
    private final List<Instant> extended = new ArrayList<>();
    private final LeaseRenewal<String> leases =
            new LeaseRenewal<>(DATABASE, clock, LEASE, claimed, (_, _, _, until) -> extended.add(until));

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void whatIsUnderWayIsExtendedOnceInEachQuarterOfItsLease() {
        claimed.add("a");
        for (int second = 0; second < 130; second++) {
            leases.renew();
            clock.advance(Duration.ofSeconds(1));
        }

        var noon = SettableClock.atNoon().instant();
        assertThat(extended)
                .containsExactly(
                        noon.plus(LEASE),
                        noon.plusSeconds(61).plus(LEASE),
                        noon.plusSeconds(122).plus(LEASE));
    }

    @Test
    void nothingIsWrittenWhereNothingIsUnderWay() {
        leases.renew();

        assertThat(extended).isEmpty();
    }
}
