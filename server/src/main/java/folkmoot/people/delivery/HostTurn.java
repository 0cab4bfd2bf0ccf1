package folkmoot.people.delivery;

import folkmoot.people.delivery.Ledger.Sent;
import folkmoot.people.delivery.Ledger.Turn;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.GroupCommit;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.event.Observers;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * One host's turn: sends what waits for it, in the order of {@link Lanes}, until nothing is due or something has to come
 * again.
 */
final class HostTurn implements AutoCloseable {

    static final Duration LEASE = Duration.ofSeconds(90);

    private static final int WRITERS = 2;
    private static final int GROUP = 64;

    /** How many are passed over in one turn until the host itself is taken for the trouble. */
    private static final int MOST_PASSED = 3;

    private final Database database;
    private final Sender sender;
    private final InstantSource clock;
    private final DeliveryCounts counts;
    private final Predicate<String> lives;
    private final HostStore store = new HostStore();
    private final SuccessRates rates = new SuccessRates();
    private final GroupCommit<Turn, List<DueDelivery>> done;
    private volatile boolean stopping;

    /**
     * @param inboxGone told of each inbox that answered 410 or with a redirect, in the transaction that writes that down
     * @param watchers hear what becomes of activities that are watched
     * @param lives whether a host that was taken for dead answers when asked for its NodeInfo
     */
    HostTurn(
            Database database,
            Sender sender,
            InstantSource clock,
            RandomGenerator random,
            DeliveryCounts counts,
            BiConsumer<Transaction, URI> inboxGone,
            Observers<DeliveryObserver> watchers,
            Predicate<String> lives) {
        this.database = database;
        this.sender = sender;
        this.clock = clock;
        this.counts = counts;
        this.lives = lives;
        var ledger = new Ledger(store, rates, counts, inboxGone, watchers, clock, random, this::wake);
        this.done =
                new GroupCommit<>(database, "deliveries-done", WRITERS, GROUP, (tx, turns) -> keep(tx, turns, ledger));
    }

    /** In the order of names, as everybody who writes rows of several hosts: so nobody waits in a circle. */
    private static List<List<DueDelivery>> keep(Transaction tx, List<Turn> turns, Ledger ledger) {
        var due = new IdentityHashMap<Turn, List<DueDelivery>>();
        ledger.begin(tx, turns);
        var smooth = turns.stream().filter(Turn::isSmooth).toList();
        due.putAll(ledger.keepSmooth(tx, smooth));
        turns.stream()
                .filter(turn -> !turn.isSmooth())
                .sorted(Comparator.comparing(Turn::host))
                .forEach(turn -> due.put(turn, ledger.keep(tx, turn)));
        return turns.stream().map(due::get).toList();
    }

    /**
     * Sends until nothing is due; returns how many were taken.
     *
     * @param first what is due now, at most {@link Batch#SMALLEST}
     */
    int run(HostStore.Claimed claimed, List<DueDelivery> first, ExecutorService workers) {
        var host = claimed.host();
        if (claimed.suspended()) {
            probe(host);
            return 0;
        }
        var taken = 0;
        var due = first;
        var batch = Batch.FIRST;
        if (due.isEmpty()) {
            database.write(tx -> store.rest(tx, List.of(host), clock.instant()));
            wake(List.of(host));
        }
        while (!due.isEmpty() && !stopping) {
            var begun = System.nanoTime();
            var results = send(due, workers);
            taken += (int) results.stream().filter(Sent::isDelivered).count();
            rates.note(host, results);
            batch = batch.after(results, Duration.ofNanos(System.nanoTime() - begun));
            due = done.submit(new Turn(host, results, batch.size()));
            if (!due.isEmpty()) {
                LockSupport.parkNanos(rates.breath(host).toNanos());
            }
        }
        if (!due.isEmpty()) { // whoever starts next goes on at once
            database.write(tx -> store.rest(tx, List.of(host), clock.instant()));
        }
        return taken;
    }

    /** From now on nothing more is sent; what is under way is waited for and written down. */
    void stop() {
        stopping = true;
    }

    boolean isStopping() {
        return stopping;
    }

    /** Those that were put to rest just while something was enqueued for them. */
    private void wake(List<String> rested) {
        var news = database.read(tx -> store.news(tx, rested));
        if (!news.isEmpty()) {
            database.write(tx -> store.wake(tx, news, clock.instant()));
        }
    }

    /** What waited for it meanwhile is not sent: it reads what it missed when it needs it. */
    private void probe(String host) {
        var alive = lives.test(host);
        database.write(tx -> {
            counts.dropped(store.dropAll(tx, host));
            if (alive) {
                store.revive(tx, host, clock.instant());
            } else {
                store.extendLease(tx, List.of(host), clock.instant().plus(DeliverySchedule.WEEKLY));
            }
        });
    }

    private List<Sent> send(List<DueDelivery> due, ExecutorService workers) {
        if (due.stream().anyMatch(delivery -> delivery.attempts() > 0)) {
            return inOrder(due); // the host was away, or is not well: what waited comes to it as it was made
        }
        var results = new ArrayList<Sent>();
        for (var lists : Lanes.steps(due)) {
            results.addAll(sideBySide(lists, workers));
            if (results.stream().anyMatch(sent -> sent.failure().isPresent())) {
                break;
            }
        }
        return results;
    }

    private List<Sent> sideBySide(List<List<DueDelivery>> lists, ExecutorService workers) {
        if (lists.size() == 1) {
            return inOrder(lists.getFirst());
        }
        var running =
                lists.stream().map(list -> workers.submit(() -> inOrder(list))).toList();
        return running.stream().flatMap(list -> result(list).stream()).toList();
    }

    private static List<Sent> result(Future<List<Sent>> list) {
        try {
            return list.get();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return List.of();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("sending failed in a way that is ours", failed.getCause());
        }
    }

    /**
     * Stops at the first that has to come again: what follows it must not overtake it. One that was answered so several times is
     * passed over, to see whether it is the only one; what is about the same is passed over with it.
     */
    private List<Sent> inOrder(List<DueDelivery> list) {
        var results = new ArrayList<Sent>();
        var passed = new ArrayList<DueDelivery>();
        for (var delivery : list) {
            if (stopping) {
                break;
            }
            if (passed.stream().anyMatch(delivery::follows)) {
                continue;
            }
            var sent = new Sent(delivery, sender.deliver(delivery));
            results.add(sent);
            if (sent.failure().isPresent()) {
                if (!Ledger.mayWaitAlone(sent) || passed.size() == MOST_PASSED) {
                    break;
                }
                passed.add(delivery);
            }
        }
        return results;
    }

    @Override
    public void close() {
        done.close();
    }
}
