package folkmoot.civic.body;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.BodyId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.impl.DSL;

/**
 * The registers by domain, and what was lost, in memory: asked at every support and of every account that is shown. Read anew after
 * each change here, and every few seconds for the sake of other nodes.
 */
final class OfficialIndex {

    private static final Duration FRESH = Duration.ofSeconds(5);

    /** @param version another number when the entries are others */
    private record Snapshot(
            Instant readAt,
            long version,
            List<Body> bodies,
            Map<String, List<Body>> byDomain,
            Map<AccountId, List<Mark.Lost>> lost) {}

    private final BodyStore store;
    private final InstantSource clock;
    private volatile Snapshot snapshot;

    /** The newest that was read, also when it does not hold any more. */
    private volatile Snapshot last = new Snapshot(Instant.MIN, 0, List.of(), Map.of(), Map.of());

    OfficialIndex(BodyStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Bodies whose domain is exactly this name. */
    List<Body> of(Transaction tx, String domain) {
        return current(tx).byDomain().getOrDefault(domain, List.of());
    }

    /** What an account lost of what was enough to speak for a body. */
    List<Mark.Lost> lost(Transaction tx, AccountId account) {
        return current(tx).lost().getOrDefault(account, List.of());
    }

    /** Every entry of every register. */
    List<Body> all(Transaction tx) {
        return current(tx).bodies();
    }

    /** Another number when the entries are others. */
    long version(Transaction tx) {
        return current(tx).version();
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
        var read = read(tx);
        last = read;
        snapshot = read;
        return read;
    }

    private Snapshot read(Transaction tx) {
        var bodies = store.list(tx, DSL.noCondition());
        var byId = bodies.stream().collect(Collectors.toMap(Body::id, Function.identity()));
        var before = last;
        return new Snapshot(
                clock.instant(),
                bodies.equals(before.bodies()) ? before.version() : before.version() + 1,
                bodies,
                bodies.stream().collect(Collectors.groupingBy(Body::domain)),
                lost(tx, byId));
    }

    private Map<AccountId, List<Mark.Lost>> lost(Transaction tx, Map<BodyId, Body> bodies) {
        return store.lost(tx).stream()
                .filter(one -> bodies.containsKey(one.body())) // entered this moment
                .map(one -> new Mark.Lost(bodies.get(one.body()), one))
                .collect(Collectors.groupingBy(one -> one.recognition().account()));
    }
}
