package folkmoot.door.activitypub;

import folkmoot.platform.database.Database;
import folkmoot.platform.job.ClaimLoop;
import folkmoot.platform.job.Leases;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Works the inbox off: one thread claims activities in batches, each sender's go in order to a virtual thread, several
 * senders at a time.
 */
public final class InboxLoop implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(InboxLoop.class);
    private static final int BATCH = 200;
    private static final int SENDERS_AT_ONCE = 64;
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration DRAIN = Duration.ofSeconds(30);

    private final Database database;
    private final InboxStore store;
    private final ReceiveActivity receive;
    private final InstantSource clock;
    private final Semaphore room = new Semaphore(SENDERS_AT_ONCE);
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final ClaimLoop loop = new ClaimLoop("inbox", this::turn);
    private final Set<Long> claimed = ConcurrentHashMap.newKeySet();
    private final Leases<Long> leases;

    public InboxLoop(Database database, Inbox inbox, ReceiveActivity receive, InstantSource clock) {
        this.database = database;
        this.store = inbox.store();
        this.receive = receive;
        this.clock = clock;
        this.leases = new Leases<>(
                database,
                clock,
                LEASE,
                claimed,
                (tx, ids, _, until) -> store.extendLease(tx, ids, until),
                store::endLeases);
    }

    public void start() {
        loop.start();
    }

    /** There is something to do. */
    void wake() {
        loop.wake();
    }

    /** As {@link folkmoot.platform.job.Jobs#takeOver}. */
    public void takeOver() {
        var now = clock.instant();
        database.write(tx -> store.endLeases(tx, now, now.plus(LEASE)));
    }

    /** Activities that are being processed now, until also what follows their commit is done. */
    public int inFlight() {
        return claimed.size();
    }

    /** Processes everything that is due now, on the calling thread; returns how many were claimed. For tests. */
    public int runAll() {
        var total = 0;
        var batch = claim();
        while (!batch.isEmpty()) {
            total += batch.size();
            bySender(batch).forEach(receive::process);
            batch = claim();
        }
        return total;
    }

    private int turn() throws InterruptedException {
        leases.keep();
        if (claimed.size() > BATCH) {
            return 0; // enough under way
        }
        var batch = claim();
        batch.forEach(activity -> claimed.add(activity.id()));
        for (var activities : bySender(batch)) {
            while (!room.tryAcquire(ClaimLoop.POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                leases.keep();
            }
            workers.execute(() -> process(activities));
        }
        return batch.size();
    }

    private void process(List<StoredActivity> activities) {
        try {
            receive.process(activities);
        } catch (RuntimeException failure) {
            LOG.warn("Activities come again: {}", failure.toString());
            activities.forEach(activity -> leases.abandon(activity.id()));
        } finally {
            activities.forEach(activity -> claimed.remove(activity.id()));
            room.release();
            loop.wake();
        }
    }

    private List<StoredActivity> claim() {
        return database.transaction(tx -> store.claim(tx, clock.instant(), LEASE, BATCH));
    }

    private static Collection<List<StoredActivity>> bySender(List<StoredActivity> claimed) {
        var senders = new LinkedHashMap<URI, List<StoredActivity>>();
        claimed.forEach(activity -> senders.computeIfAbsent(activity.sender(), _ -> new ArrayList<>())
                .add(activity));
        return senders.values();
    }

    /** Claims no more and finishes what is under way; what is left goes on after the next start. */
    @Override
    public void close() {
        loop.end(workers, DRAIN);
        receive.close();
    }
}
