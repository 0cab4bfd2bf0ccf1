package folkmoot.people.delivery;

import folkmoot.federation.delivery.DeliveryClient;
import folkmoot.people.account.Accounts;
import folkmoot.people.key.AccountKeys;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.event.Observers;
import folkmoot.platform.job.ClaimLoop;
import folkmoot.platform.job.Leases;
import folkmoot.platform.trace.Traces;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends deliveries: one thread gives hosts their turns, each turn runs on a virtual thread, a bounded number of hosts at a
 * time. {@link #wake} is called whenever something was enqueued.
 */
public final class DeliveryLoop implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryLoop.class);
    private static final int HOSTS_AT_ONCE = Sender.IN_FLIGHT;
    private static final int CLAIMED_AT_ONCE = 64;
    private static final Duration SWEEP = Duration.ofSeconds(30);
    private static final Duration BODIES_KEPT = Duration.ofHours(1);
    private static final Duration DRAIN = Duration.ofSeconds(5);
    private static final Duration PUT_OFF = Duration.ofSeconds(5);
    private static final Duration REVIVE_EVERY = Duration.ofMinutes(1);

    private final Database database;
    private final InstantSource clock;
    private final DeliveryCounts counts = new DeliveryCounts();
    private final Sender sender;
    private final HostTurn turn;
    private final HostStore store = new HostStore();
    private final Set<String> woken = ConcurrentHashMap.newKeySet();
    /** Hosts that have their turn, and whether they were given another one meanwhile. */
    private final ConcurrentHashMap<String, Boolean> active = new ConcurrentHashMap<>();

    private final ConcurrentHashMap<String, Instant> heard = new ConcurrentHashMap<>();
    private final Semaphore room = new Semaphore(HOSTS_AT_ONCE);
    private final Semaphore roomForSlow;
    private final Paces paces = new Paces();
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
    private final ExecutorService lanes = Executors.newVirtualThreadPerTaskExecutor();
    private final ClaimLoop loop = new ClaimLoop("deliveries", this::giveTurns);
    private final Leases<String> leases;
    private Instant sweepAt = Instant.EPOCH;

    /**
     * @param inboxGone told of each inbox that answered 410 or with a redirect, in the transaction that writes that down
     * @param watchers hear what becomes of activities that are watched
     * @param lives whether a host that was taken for dead answers when asked for its NodeInfo; called outside transactions
     */
    public DeliveryLoop(
            Database database,
            Accounts accounts,
            AccountKeys keys,
            DeliveryClient client,
            FollowersElsewhere followers,
            InstantSource clock,
            BiConsumer<Transaction, URI> inboxGone,
            Observers<DeliveryObserver> watchers,
            Predicate<String> lives,
            Traces traces) {
        this(database, accounts, keys, client, followers, clock, inboxGone, watchers, lives, traces, Sender.IN_FLIGHT);
    }

    /** @param inFlight most requests under way to all hosts together */
    DeliveryLoop(
            Database database,
            Accounts accounts,
            AccountKeys keys,
            DeliveryClient client,
            FollowersElsewhere followers,
            InstantSource clock,
            BiConsumer<Transaction, URI> inboxGone,
            Observers<DeliveryObserver> watchers,
            Predicate<String> lives,
            Traces traces,
            int inFlight) {
        this.database = database;
        this.clock = clock;
        this.sender = new Sender(database, accounts, keys, client, followers, traces, paces, inFlight);
        this.roomForSlow = new Semaphore(Math.max(1, Math.min(inFlight, HOSTS_AT_ONCE) / 2));
        this.leases =
                new Leases<>(database, clock, HostTurn.LEASE, active.keySet(), store::extendLeases, store::endLeases);
        this.turn = new HostTurn(database, sender, clock, new SecureRandom(), counts, inboxGone, watchers, lives);
    }

    /** As {@link folkmoot.platform.job.Jobs#takeOver}. */
    public void takeOver() {
        var now = clock.instant();
        database.write(tx -> store.endLeases(tx, now, now.plus(HostTurn.LEASE)));
    }

    public void start() {
        loop.start();
    }

    /** Something was enqueued for these hosts. Any thread, after the commit. */
    public void wake(Set<String> hosts) {
        woken.addAll(hosts);
        loop.wake();
    }

    /** A host sent us something valid: it lives, whatever we believed. */
    public void heardFrom(String host) {
        var now = clock.instant();
        var last = heard.put(host, now);
        if (last == null || last.plus(REVIVE_EVERY).isBefore(now)) {
            database.write(tx -> store.revive(tx, host, now));
            loop.wake();
        }
        if (heard.size() > 10_000) {
            heard.clear();
        }
    }

    /** Deliveries not yet taken and not given up. */
    public long pending() {
        return database.read(store::pending);
    }

    /** Requests under way now. */
    public int inFlight() {
        return sender.inFlight();
    }

    public DeliveryCounts counts() {
        return counts;
    }

    /** Sends everything that is due now on the calling thread's watch, and what that makes due; for tests. */
    public int runAll() {
        var total = 0;
        database.write(tx -> store.wakeForgotten(tx, clock.instant()));
        var turns = database.transaction(tx -> claim(tx, CLAIMED_AT_ONCE));
        while (!turns.isEmpty()) {
            for (var one : turns) {
                total += turn.run(one.host(), one.due(), lanes);
            }
            turns = turn.isStopping() ? List.of() : database.transaction(tx -> claim(tx, CLAIMED_AT_ONCE));
        }
        return total;
    }

    /** A host that has its turn, with what is due for it. */
    private record Given(HostStore.Claimed host, List<DueDelivery> due) {}

    private List<Given> claim(Transaction tx, int most) {
        var now = clock.instant();
        var claimed = store.claim(tx, now, HostTurn.LEASE, most);
        var due = store.due(
                tx,
                claimed.stream()
                        .filter(host -> !host.suspended())
                        .collect(Collectors.toMap(HostStore.Claimed::host, _ -> Batch.SMALLEST)),
                now);
        return claimed.stream()
                .map(host -> new Given(host, due.getOrDefault(host.host(), List.of())))
                .toList();
    }

    private int giveTurns() throws InterruptedException {
        sweep();
        leases.keep();
        var hosts = new HashSet<>(woken);
        woken.removeAll(hosts);
        if (!hosts.isEmpty()) {
            database.write(tx -> store.wake(tx, hosts, clock.instant()));
        }
        if (!room.tryAcquire(ClaimLoop.POLL.toMillis(), TimeUnit.MILLISECONDS)) {
            return 0;
        }
        var more = Math.min(room.availablePermits(), CLAIMED_AT_ONCE - 1);
        var free = room.tryAcquire(more) ? 1 + more : 1;
        var claimed = 0;
        try {
            var turns = database.transaction(tx -> claim(tx, free));
            claimed = turns.size();
            var putOff = turns.stream().filter(given -> !start(given)).toList();
            putOff(putOff);
        } finally {
            room.release(free - claimed);
        }
        return claimed;
    }

    /** False when it has to wait, as too many that are as slow have their turns. */
    private boolean start(Given given) {
        var host = given.host().host();
        var slow = paces.isSlow(host);
        if (slow && !roomForSlow.tryAcquire()) {
            room.release();
            return false;
        }
        if (active.merge(host, false, (_, _) -> true)) {
            release(slow); // woken while it has its turn: nothing may overtake, it goes on after that
            return true;
        }
        workers.execute(() -> {
            try {
                turn.run(given.host(), given.due(), lanes);
            } catch (RuntimeException failure) {
                LOG.warn("Deliveries to {} go on later: {}", host, failure.toString());
                leases.abandon(host);
            } finally {
                release(slow);
                if (active.remove(host)) {
                    goOn(host);
                }
                loop.wake();
            }
        });
        return true;
    }

    private void release(boolean slow) {
        room.release();
        if (slow) {
            roomForSlow.release();
        }
    }

    private void putOff(List<Given> turns) {
        var hosts = turns.stream().map(given -> given.host().host()).toList();
        if (!hosts.isEmpty()) {
            database.write(tx -> store.extendLease(tx, hosts, clock.instant().plus(PUT_OFF)));
        }
    }

    Paces paces() {
        return paces;
    }

    private void goOn(String host) {
        try {
            database.write(tx -> store.rest(tx, List.of(host), clock.instant()));
        } catch (RuntimeException failure) {
            LOG.warn("Deliveries to {} go on later: {}", host, failure.toString());
            leases.abandon(host);
        }
    }

    private void sweep() {
        var now = clock.instant();
        if (now.isAfter(sweepAt)) {
            sweepAt = now.plus(SWEEP);
            database.write(tx -> {
                store.wakeForgotten(tx, now);
                store.dropUnusedBodies(tx, now.minus(BODIES_KEPT));
            });
        }
    }

    /** Sends nothing more. Any thread. */
    void stop() {
        turn.stop();
    }

    /**
     * Sends nothing more and waits some seconds for what is under way: what waits, however much it is, goes on after the next start, and
     * what a slow host had not answered is sent to it again.
     */
    @Override
    public void close() {
        stop();
        loop.end(workers, DRAIN);
        lanes.shutdownNow();
        turn.close();
    }
}
