package folkmoot.activitypub;

import folkmoot.database.Database;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
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
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration DRAIN = Duration.ofSeconds(30);

    private final Database database;
    private final InboxStore store;
    private final ReceiveActivity receive;
    private final InstantSource clock;
    private final Semaphore work = new Semaphore(0);
    private final Semaphore room = new Semaphore(SENDERS_AT_ONCE);
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final Thread thread = Thread.ofPlatform().name("inbox").unstarted(this::run);
    private final Set<Long> claimed = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;
    private Instant extendAt = Instant.EPOCH;

    public InboxLoop(Database database, Inbox inbox, ReceiveActivity receive, InstantSource clock) {
        this.database = database;
        this.store = inbox.store();
        this.receive = receive;
        this.clock = clock;
        inbox.onTaken(work::release);
    }

    public void start() {
        thread.start();
    }

    /** As {@link folkmoot.job.Jobs#takeOver}. */
    public void takeOver() {
        var now = clock.instant();
        database.write(tx -> store.endLeases(tx, now, now.plus(LEASE)));
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

    private void run() {
        while (!stopping) {
            try {
                if (turn() == 0) {
                    work.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS);
                }
                work.drainPermits();
            } catch (InterruptedException _) {
                return; // close() wants us to end
            } catch (RuntimeException failure) {
                LOG.warn("The inbox cannot be read at the moment: {}", failure.toString());
                pause();
            }
        }
    }

    private int turn() throws InterruptedException {
        extendLeases();
        if (claimed.size() > BATCH) {
            return 0; // enough under way
        }
        var batch = claim();
        batch.forEach(activity -> claimed.add(activity.id()));
        for (var activities : bySender(batch)) {
            while (!room.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                extendLeases();
            }
            workers.execute(() -> process(activities));
        }
        return batch.size();
    }

    private void process(List<StoredActivity> activities) {
        try {
            receive.process(activities);
        } catch (RuntimeException failure) {
            LOG.warn("Activities come again when their lease ends: {}", failure.toString());
        } finally {
            activities.forEach(activity -> claimed.remove(activity.id()));
            room.release();
            work.release();
        }
    }

    /** Leases are short, so that what a killed process had claimed comes again soon; work that takes longer renews. */
    private void extendLeases() {
        var now = clock.instant();
        if (now.isAfter(extendAt)) {
            extendAt = now.plus(LEASE.dividedBy(4));
            var ids = Set.copyOf(claimed);
            if (!ids.isEmpty()) {
                database.write(tx -> store.extendLease(tx, ids, now.plus(LEASE)));
            }
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

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Claims no more and finishes what is under way; what is left goes on after the next start. */
    @Override
    public void close() {
        stopping = true;
        thread.interrupt();
        try {
            thread.join(); // it hands nothing to workers that are gone
            workers.shutdown();
            if (!workers.awaitTermination(DRAIN.toMillis(), TimeUnit.MILLISECONDS)) {
                workers.shutdownNow();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            workers.shutdownNow();
        }
        receive.close();
    }
}
