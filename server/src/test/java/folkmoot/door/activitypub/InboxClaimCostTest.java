package folkmoot.door.activitypub;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.platform.database.Database;
import folkmoot.platform.database.Plans;
import folkmoot.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A claim reads what it claims, whatever waits behind, and whoever is held up. */
class InboxClaimCostTest {

    private static final Plans PLANS = new Plans(Set.of("inbox_activity", "inbox_turn"));
    private static final int WAITING = 30_000;

    private final Database database = TestDatabase.fresh();
    private final InboxStore store = new InboxStore();
    private final AtomicLong nanos = new AtomicLong();
    private final Instant now = Instant.now();

    /** Of one who floods, of a hundred others, and of two thousand of whom one comes again later. */
    @BeforeEach
    void fill() {
        database.write(tx -> {
            tx.execute("""
                INSERT INTO inbox_activity (sender_uri, activity_uri, payload)
                SELECT CASE WHEN n % 3 = 0 THEN 'https://a.example/flood' WHEN n % 3 = 1 THEN 'https://a.example/' || n % 100
                            ELSE 'https://a.example/held' || n % 2000 END,
                       'https://a.example/activities/' || n, convert_to(repeat('x', 800), 'UTF8')
                FROM generate_series(1, ?) n
                """, WAITING);
            tx.execute("""
                INSERT INTO inbox_turn (sender_uri, until, working)
                SELECT DISTINCT sender_uri, now() + interval '1 hour', false FROM inbox_activity WHERE sender_uri LIKE '%/held%'
                """);
        });
        database.write(tx -> tx.execute("ANALYZE"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void itCostsTheSameAtTheEndAsAtTheBeginning() {
        var claims = new InboxClaims(store, Duration.ofMinutes(1), nanos::get);
        long first = cost(claims);
        int claimed = 0;
        for (int turn = 0; turn < 60; turn++) {
            var batch = database.transaction(tx -> claims.claim(tx, now, 200));
            claimed += batch.size();
            end(claims, batch);
        }
        long last = cost(claims);

        assertThat(claimed).isGreaterThan(WAITING / 4);
        assertThat(first).isLessThan(4_000);
        assertThat(last).isLessThan(first * 3 / 2);
    }

    private long cost(InboxClaims claims) {
        var claimed = new ArrayList<StoredActivity>();
        var cost = PLANS.of(database, tx -> claimed.addAll(claims.claim(tx, now, 200)));
        assertThat(claimed).isNotEmpty();
        assertThat(cost.scans()).isEmpty();
        end(claims, claimed);
        return cost.buffers();
    }

    private void end(InboxClaims claims, List<StoredActivity> done) {
        var senders = done.stream()
                .map(activity -> activity.sender().toString())
                .distinct()
                .toList();
        database.write(tx -> {
            store.delete(tx, done.stream().map(StoredActivity::id).toList());
            store.endTurns(tx, senders);
        });
        senders.forEach(claims::released);
    }
}
