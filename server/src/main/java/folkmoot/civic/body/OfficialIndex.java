package folkmoot.civic.body;

import folkmoot.platform.database.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.impl.DSL;

/**
 * The registers by domain, in memory: asked at every support. Read anew after each change here, and every few seconds for the sake
 * of other nodes.
 */
final class OfficialIndex {

    private static final Duration FRESH = Duration.ofSeconds(5);

    private record Snapshot(Instant readAt, Map<String, List<Body>> byDomain) {}

    private final BodyStore store;
    private final InstantSource clock;
    private volatile Snapshot snapshot;

    OfficialIndex(BodyStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Bodies whose domain is exactly this name. */
    List<Body> of(Transaction tx, String domain) {
        return current(tx).byDomain().getOrDefault(domain, List.of());
    }

    /** What was read no longer holds, once the transaction is committed. */
    void changed(Transaction tx) {
        snapshot = null;
        tx.afterCommit(() -> snapshot = null);
    }

    private Snapshot current(Transaction tx) {
        var known = snapshot;
        if (known != null && known.readAt().isAfter(clock.instant().minus(FRESH))) {
            return known;
        }
        var bodies = store.list(tx, DSL.noCondition()).stream().collect(Collectors.groupingBy(Body::domain));
        var read = new Snapshot(clock.instant(), bodies);
        snapshot = read;
        return read;
    }
}
