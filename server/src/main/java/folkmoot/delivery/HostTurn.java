package folkmoot.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import folkmoot.account.Accounts;
import folkmoot.database.Database;
import folkmoot.database.GroupCommit;
import folkmoot.database.Transaction;
import folkmoot.federation.delivery.DeliveryClient;
import folkmoot.federation.delivery.DeliveryOutcome;
import folkmoot.federation.signature.Digests;
import folkmoot.federation.signature.SigningKey;
import folkmoot.id.AccountId;
import folkmoot.key.AccountKeys;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * One host's turn: sends what waits for it, oldest first, until nothing is due or the host fails. To one inbox things go
 * one after the other, to several inboxes of the host up to four at a time. Each activity is signed here, at the moment of
 * sending, by its sender's key.
 */
final class HostTurn implements AutoCloseable {

    static final Duration LEASE = Duration.ofSeconds(90);

    private static final int BATCH = 20;
    private static final int WRITERS = 2;
    private static final int GROUP = 64;
    private static final int AT_ONCE = 4;
    private static final int DAYS_UNTIL_DEAD = 7;
    private static final int HOLDS_UP_THE_HOST = 3;
    private static final Duration WEEKLY = Duration.ofDays(7);
    private static final int CACHED_KEYS = 1_000;

    private final Database database;
    private final Accounts accounts;
    private final AccountKeys keys;
    private final DeliveryClient client;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final DeliveryCounts counts;
    private final Consumer<URI> inboxGone;
    private final HostStore store = new HostStore();
    private final GroupCommit<Turn, List<DueDelivery>> done;
    private final Cache<AccountId, SigningKey> signers =
            Caffeine.newBuilder().maximumSize(CACHED_KEYS).build();
    private final Cache<Long, String> digests =
            Caffeine.newBuilder().maximumSize(CACHED_KEYS).build();

    /** @param inboxGone told of each inbox that answered 410 */
    HostTurn(
            Database database,
            Accounts accounts,
            AccountKeys keys,
            DeliveryClient client,
            InstantSource clock,
            RandomGenerator random,
            DeliveryCounts counts,
            Consumer<URI> inboxGone) {
        this.database = database;
        this.accounts = accounts;
        this.keys = keys;
        this.client = client;
        this.clock = clock;
        this.random = random;
        this.counts = counts;
        this.inboxGone = inboxGone;
        this.done = new GroupCommit<>(
                database,
                "deliveries-done",
                WRITERS,
                GROUP,
                (tx, turns) -> turns.stream().map(turn -> keep(tx, turn)).toList());
    }

    /** Sends until nothing is due; returns how many were taken. */
    int run(HostStore.Claimed claimed, ExecutorService workers) {
        var host = claimed.host();
        if (claimed.suspended()) {
            database.write(tx -> store.dropAllButNewest(tx, host));
        }
        var taken = 0;
        var due = database.read(tx -> store.due(tx, host, clock.instant(), BATCH));
        if (due.isEmpty()) {
            database.write(tx -> store.rest(tx, host, clock.instant()));
        }
        while (!due.isEmpty()) {
            var results = send(due, workers);
            taken += (int) results.stream().filter(Sent::isDelivered).count();
            due = done.submit(new Turn(host, results));
            tellGone(results);
        }
        if (database.read(tx -> store.hasNews(tx, host))) { // enqueued just while the host was put to rest
            database.write(tx -> store.rest(tx, host, clock.instant()));
        }
        return taken;
    }

    /** What was sent to one host, to be written down. */
    private record Turn(String host, List<Sent> results) {}

    /** What happened to one delivery; absent for one that was not tried because its inbox had just failed. */
    private record Sent(DueDelivery delivery, DeliveryOutcome outcome) {

        boolean isDelivered() {
            return outcome instanceof DeliveryOutcome.Delivered;
        }
    }

    private List<Sent> send(List<DueDelivery> due, ExecutorService workers) {
        var byInbox = new LinkedHashMap<URI, List<DueDelivery>>();
        due.forEach(delivery -> byInbox.computeIfAbsent(delivery.inbox(), _ -> new ArrayList<>())
                .add(delivery));
        if (byInbox.size() == 1) {
            return inOrder(due);
        }
        var lanes = new ArrayList<List<DueDelivery>>();
        var next = 0;
        for (var group : byInbox.values()) {
            if (lanes.size() < AT_ONCE) {
                lanes.add(new ArrayList<>());
            }
            lanes.get(next++ % AT_ONCE).addAll(group);
        }
        var running =
                lanes.stream().map(lane -> workers.submit(() -> inOrder(lane))).toList();
        return running.stream().flatMap(lane -> result(lane).stream()).toList();
    }

    private static List<Sent> result(Future<List<Sent>> lane) {
        try {
            return lane.get();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return List.of();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("sending failed in a way that is ours", failed.getCause());
        }
    }

    /** Stops at the first that has to come again: what follows it must not overtake it. */
    private List<Sent> inOrder(List<DueDelivery> lane) {
        var results = new ArrayList<Sent>();
        for (var delivery : lane) {
            var outcome = deliver(delivery);
            results.add(new Sent(delivery, outcome));
            if (outcome instanceof DeliveryOutcome.Unreachable || outcome instanceof DeliveryOutcome.Retry) {
                break;
            }
        }
        return results;
    }

    private DeliveryOutcome deliver(DueDelivery delivery) {
        var digest = digests.get(delivery.bodyId(), _ -> Digests.sha256Base64(delivery.body()));
        return client.deliver(delivery.inbox(), delivery.body(), digest, signer(delivery.sender()));
    }

    private SigningKey signer(AccountId sender) {
        return signers.get(
                sender,
                id -> keys.of(database.read(tx -> accounts.require(tx, id))).rsa());
    }

    /** Writes down what happened; gives what is due next, or else lets the host rest. Many hosts' share a commit. */
    private List<DueDelivery> keep(Transaction tx, Turn turn) {
        var host = turn.host();
        var finished = new ArrayList<Long>();
        var pause = Duration.ZERO;
        for (var sent : turn.results()) {
            pause = longer(keepOne(tx, host, sent, finished), pause);
        }
        store.delete(tx, finished);
        if (pause.isZero() && turn.results().stream().anyMatch(Sent::isDelivered)) {
            store.succeeded(tx, host, clock.instant());
        }
        var due = pause.isZero() ? store.due(tx, host, clock.instant(), BATCH) : List.<DueDelivery>of();
        if (due.isEmpty()) {
            store.rest(tx, host, clock.instant().plus(pause));
        } else {
            store.extendLease(tx, host, clock.instant().plus(LEASE));
        }
        return due;
    }

    private void tellGone(List<Sent> results) {
        results.stream()
                .filter(sent -> sent.outcome() instanceof DeliveryOutcome.Gone)
                .forEach(sent -> inboxGone.accept(sent.delivery().inbox()));
    }

    private Duration keepOne(Transaction tx, String host, Sent sent, List<Long> done) {
        return switch (sent.outcome()) {
            case DeliveryOutcome.Delivered _ -> {
                counts.deliveredOne();
                done.add(sent.delivery().id());
                yield Duration.ZERO;
            }
            case DeliveryOutcome.Permanent _, DeliveryOutcome.Gone _, DeliveryOutcome.Refused _ -> {
                counts.droppedOne();
                done.add(sent.delivery().id());
                yield Duration.ZERO;
            }
            case DeliveryOutcome.Unauthorized(var reason) ->
                sent.delivery().attempts() >= 2
                        ? drop(sent, done)
                        : again(tx, host, sent, reason, Duration.ofMinutes(20), false);
            case DeliveryOutcome.Retry(var after, var reason) ->
                again(tx, host, sent, reason, after.orElse(Duration.ZERO), false);
            case DeliveryOutcome.Unreachable(var reason) -> again(tx, host, sent, reason, Duration.ZERO, true);
        };
    }

    private Duration drop(Sent sent, List<Long> done) {
        counts.droppedOne();
        done.add(sent.delivery().id());
        return Duration.ZERO;
    }

    private Duration again(Transaction tx, String host, Sent sent, String reason, Duration least, boolean unreachable) {
        var attempts = sent.delivery().attempts() + 1;
        var now = clock.instant();
        if (attempts >= DeliverySchedule.MOST_ATTEMPTS) {
            counts.droppedOne();
            store.delete(tx, List.of(sent.delivery().id()));
            return Duration.ZERO;
        }
        counts.postponedOne();
        var health = store.failed(tx, host, reason, now, DAYS_UNTIL_DEAD);
        var hostPause = health.getSuspendedAt() != null
                ? WEEKLY
                : longer(DeliverySchedule.afterFailures(health.getFailures(), random), least);
        // After three failures of the same activity on a host that answers, it waits alone and the others go on.
        var alone = !unreachable && attempts >= HOLDS_UP_THE_HOST;
        var ownPause = alone ? longer(DeliverySchedule.afterAttempt(attempts, random), least) : hostPause;
        store.postpone(tx, sent.delivery().id(), attempts, now.plus(ownPause));
        return alone ? Duration.ZERO : hostPause;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    @Override
    public void close() {
        done.close();
    }
}
