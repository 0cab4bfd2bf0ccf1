package folkmoot.platform.job;

import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;

/**
 * Keeps what is under way from being claimed again. Leases are short, so that what a killed process had claimed comes
 * again soon; for work that takes longer this extends them, each quarter of a lease.
 *
 * @param <K> by what a claim is known
 */
public final class LeaseRenewal<K> {

    /** The statement that extends. */
    @FunctionalInterface
    public interface Extension<K> {
        void write(Transaction tx, Set<K> claimed, Instant now, Instant until);
    }

    private final Database database;
    private final InstantSource clock;
    private final Duration lease;
    private final Set<K> claimed;
    private final Extension<K> extension;
    private Instant nextAt = Instant.EPOCH;

    /** @param claimed what is under way; read anew each time, so it must allow for other threads */
    public LeaseRenewal(
            Database database, InstantSource clock, Duration lease, Set<K> claimed, Extension<K> extension) {
        this.database = database;
        this.clock = clock;
        this.lease = lease;
        this.claimed = claimed;
        this.extension = extension;
    }

    /** Extends all leases if it is time. Called by the thread that claims, several times in a lease. */
    public void renew() {
        var now = clock.instant();
        if (!now.isAfter(nextAt)) {
            return;
        }
        nextAt = now.plus(lease.dividedBy(4));
        var all = Set.copyOf(claimed);
        if (!all.isEmpty()) {
            database.write(tx -> extension.write(tx, all, now, now.plus(lease)));
        }
    }
}
