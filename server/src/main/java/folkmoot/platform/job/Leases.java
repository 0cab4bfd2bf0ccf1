package folkmoot.platform.job;

import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps what is under way from being claimed again, and lets go what is not. Leases are short, so that what a killed process had
 * claimed comes again soon; for work that takes longer this extends them, each quarter of a lease. Where only the database was
 * away, what was claimed need not wait for the end of its lease.
 *
 * @param <K> by what a claim is known
 */
public final class Leases<K> {

    /** A statement that extends leases until then, or ends them now. */
    @FunctionalInterface
    public interface Statement<K> {
        void write(Transaction tx, Set<K> claims, Instant now, Instant until);
    }

    private final Database database;
    private final InstantSource clock;
    private final Duration lease;
    private final Set<K> claimed;
    private final Statement<K> extension;
    private final Statement<K> end;
    private final Set<K> abandoned = ConcurrentHashMap.newKeySet();
    private Instant nextAt = Instant.EPOCH;

    /**
     * @param claimed what is under way; read anew each time, so it must allow for other threads
     * @param end is given when the lease would end at the latest: what has another time by now was dealt with after all
     */
    public Leases(
            Database database,
            InstantSource clock,
            Duration lease,
            Set<K> claimed,
            Statement<K> extension,
            Statement<K> end) {
        this.database = database;
        this.clock = clock;
        this.lease = lease;
        this.claimed = claimed;
        this.extension = extension;
        this.end = end;
    }

    /** Nobody works at it any more, and that could not be written down: it is as soon as the database takes it. Any thread. */
    public void abandon(K claim) {
        abandoned.add(claim);
    }

    /** Ends what was abandoned, and extends the others if it is time. Called by the thread that claims, several times in a lease. */
    public void keep() {
        var now = clock.instant();
        var until = now.plus(lease);
        var ended = Set.copyOf(abandoned);
        if (!ended.isEmpty()) {
            database.write(tx -> end.write(tx, ended, now, until));
            abandoned.removeAll(ended);
        }
        if (!now.isAfter(nextAt)) {
            return;
        }
        nextAt = now.plus(lease.dividedBy(4));
        var all = Set.copyOf(claimed);
        if (!all.isEmpty()) {
            database.write(tx -> extension.write(tx, all, now, until));
        }
    }
}
