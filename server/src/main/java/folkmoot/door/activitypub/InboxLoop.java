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
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
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
    private final Map<String, Integer> atWork = new ConcurrentHashMap<>();
    private final Queue<Done> done = new ConcurrentLinkedQueue<>();
    private final InboxClaims claims;
    private final Leases<String> leases;

    public InboxLoop(Database database, Inbox inbox, ReceiveActivity receive, InstantSource clock) {
        this.database = database;
        this.store = inbox.store();
        this.receive = receive;
        this.clock = clock;
        this.claims = new InboxClaims(store, LEASE, System::nanoTime);
        this.leases = new Leases<>(
                database,
                clock,
                LEASE,
                atWork.keySet(),
                (tx, senders, _, until) -> store.extendTurns(tx, senders, until),
                store::endLeases);
    }

    /** What a worker is through with. @param all whether none of it comes again */
    private record Done(String sender, long first, boolean all) {}

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
        return atWork.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Processes everything that is due now, on the calling thread; returns how many were claimed. For tests. */
    public int runAll() {
        var total = 0;
        claims.restart();
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
        if (inFlight() > BATCH) {
            return 0; // enough under way
        }
        var batch = claim();
        bySender(batch).forEach(activities -> atWork.put(sender(activities), activities.size()));
        for (var activities : bySender(batch)) {
            while (!room.tryAcquire(ClaimLoop.POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                leases.keep();
            }
            workers.execute(() -> process(activities));
        }
        return batch.size();
    }

    private void process(List<StoredActivity> activities) {
        boolean all = false;
        try {
            all = receive.process(activities);
        } catch (RuntimeException failure) {
            LOG.warn("Activities come again: {}", failure.toString());
            leases.abandon(sender(activities));
        } finally {
            atWork.remove(sender(activities));
            done.add(new Done(sender(activities), activities.getFirst().id(), all));
            room.release();
            loop.wake();
        }
    }

    private List<StoredActivity> claim() {
        for (var each = done.poll(); each != null; each = done.poll()) {
            claims.released(each.sender());
            if (!each.all()) {
                claims.left(each.sender(), each.first());
            }
        }
        try {
            return database.transaction(tx -> {
                if (tx.isAgain()) {
                    claims.restart();
                }
                return claims.claim(tx, clock.instant(), BATCH);
            });
        } catch (RuntimeException failure) {
            claims.restart(); // what it remembers may not be so
            throw failure;
        }
    }

    private static String sender(List<StoredActivity> ofOne) {
        return ofOne.getFirst().sender().toString();
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
