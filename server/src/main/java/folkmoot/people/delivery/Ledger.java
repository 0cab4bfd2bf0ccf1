package folkmoot.people.delivery;

import folkmoot.federation.delivery.DeliveryOutcome;
import folkmoot.people.delivery.DeliveryObserver.Fate;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.event.Observers;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Writes down what became of deliveries and decides when the host has its next turn. A host that takes most of what it is sent
 * is sent the rest again at once. Else an answer that says "later" holds up the whole host, so that nothing overtakes; after three
 * such answers to the same activity it waits alone, unless the others fail too. What waits with its host comes again with it, all
 * in the order in which it was made.
 */
final class Ledger {

    /** After so many answers an activity may wait alone. */
    static final int HOLDS_UP_THE_HOST = 3;

    private final HostStore store;
    private final SuccessRates rates;
    private final DeliveryCounts counts;
    private final BiConsumer<Transaction, URI> inboxGone;
    private final Observers<DeliveryObserver> watchers;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Consumer<List<String>> woken;

    /** @param woken looks whether hosts that were put to rest got something just then; after the commit */
    Ledger(
            HostStore store,
            SuccessRates rates,
            DeliveryCounts counts,
            BiConsumer<Transaction, URI> inboxGone,
            Observers<DeliveryObserver> watchers,
            InstantSource clock,
            RandomGenerator random,
            Consumer<List<String>> woken) {
        this.woken = woken;
        this.store = store;
        this.rates = rates;
        this.counts = counts;
        this.inboxGone = inboxGone;
        this.watchers = watchers;
        this.clock = clock;
        this.random = random;
    }

    /**
     * What was sent to one host, to be written down.
     *
     * @param next at most how many come next
     */
    record Turn(String host, List<Sent> results, int next) {

        /** Everything was taken, as nearly always: there is nothing to decide. */
        boolean isSmooth() {
            return !results.isEmpty() && results.stream().allMatch(Sent::isDelivered);
        }

        boolean hasSuccess() {
            return results.stream().anyMatch(Sent::isDelivered);
        }

        Optional<String> failure() {
            return results.stream().flatMap(sent -> sent.failure().stream()).findFirst();
        }
    }

    /** What happened to one delivery. */
    record Sent(DueDelivery delivery, DeliveryOutcome outcome) {

        boolean isDelivered() {
            return outcome instanceof DeliveryOutcome.Delivered;
        }

        /** Whether it has to come again, and the host did not say when. */
        boolean comesAgainSoon() {
            return outcome instanceof DeliveryOutcome.Unreachable
                    || outcome instanceof DeliveryOutcome.Retry later
                            && later.after().isEmpty();
        }

        /** Why it has to come again; empty when it has not. */
        Optional<String> failure() {
            return switch (outcome) {
                case DeliveryOutcome.Retry later -> Optional.of(later.reason());
                case DeliveryOutcome.Unreachable(var reason) -> Optional.of(reason);
                default -> Optional.empty();
            };
        }
    }

    /** Before anything is written down: a turn that outlived its lease must wait for the one that followed it. */
    void begin(Transaction tx, List<Turn> turns) {
        store.lock(tx, turns.stream().map(Turn::host).toList());
    }

    /** What is due next for each of those that took everything, or nothing: then the host rests. The same statements for all. */
    Map<Turn, List<DueDelivery>> keepSmooth(Transaction tx, List<Turn> turns) {
        var now = clock.instant();
        var finished = new ArrayList<Long>();
        for (var turn : turns) {
            for (var sent : turn.results()) {
                counts.deliveredOne();
                tell(tx, sent, Fate.TAKEN);
                finished.add(sent.delivery().id());
            }
        }
        store.succeeded(tx, turns.stream().map(Turn::host).toList(), now);
        store.delete(tx, finished);
        var due = store.due(tx, turns.stream().collect(Collectors.toMap(Turn::host, Turn::next)), now);
        store.extendLease(tx, due.keySet(), now.plus(HostTurn.LEASE));
        rest(
                tx,
                turns.stream()
                        .map(Turn::host)
                        .filter(host -> !due.containsKey(host))
                        .toList(),
                now);
        var next = new IdentityHashMap<Turn, List<DueDelivery>>();
        turns.forEach(turn -> next.put(turn, due.getOrDefault(turn.host(), List.of())));
        return next;
    }

    /** What is enqueued just while they are put to rest wakes them: whoever enqueued it saw that they had their turn. */
    private void rest(Transaction tx, List<String> hosts, Instant until) {
        store.rest(tx, hosts, until);
        if (!hosts.isEmpty()) {
            tx.afterCommit(() -> woken.accept(hosts));
        }
    }

    /** What is due next, or nothing: then the host rests. */
    List<DueDelivery> keep(Transaction tx, Turn turn) {
        var host = turn.host();
        var now = clock.instant();
        if (turn.hasSuccess()) {
            store.succeeded(tx, List.of(host), now);
        }
        var busy = rates.isBusy(host);
        var alone = turn.hasSuccess() || isUnwanted(tx, turn);
        var failures = turn.failure().isEmpty() || alone || busy ? 0 : fail(tx, turn);
        if (failures < 0) {
            return List.of(); // dead
        }
        var finished = new ArrayList<Long>();
        var pause = Duration.ZERO;
        for (var sent : turn.results()) {
            pause = longer(
                    busy && sent.comesAgainSoon()
                            ? soon(tx, sent, now)
                            : keepOne(tx, host, sent, failures, alone, finished),
                    pause);
        }
        store.delete(tx, finished);
        if (!pause.isZero() && failures > 0) {
            store.bringForward(tx, host, now.plus(pause)); // whoever waits alone was not the trouble
        }
        var due = pause.isZero()
                ? store.due(tx, Map.of(host, turn.next()), now).getOrDefault(host, List.of())
                : List.<DueDelivery>of();
        if (due.isEmpty()) {
            rest(tx, List.of(host), now.plus(pause));
        } else {
            store.extendLease(tx, List.of(host), now.plus(HostTurn.LEASE));
        }
        return due;
    }

    /** The attempt does not count, or what a busy host did not take three times would be held back. */
    private Duration soon(Transaction tx, Sent sent, Instant now) {
        counts.postponedOne();
        store.postpone(tx, sent.delivery().id(), sent.delivery().attempts(), now);
        return Duration.ZERO;
    }

    /** Whether only such failed as the host does not take, while since they were made it took others. */
    private boolean isUnwanted(Transaction tx, Turn turn) {
        var failed = turn.results().stream()
                .filter(sent -> sent.failure().isPresent())
                .toList();
        return !failed.isEmpty()
                && failed.stream().allMatch(Ledger::mayWaitAlone)
                && store.hasSucceededSince(
                        tx,
                        turn.host(),
                        failed.stream()
                                .map(sent -> sent.delivery().made())
                                .max(Comparator.naturalOrder())
                                .orElseThrow());
    }

    /** Failures in a row up to now; -1 when that was the end of the host. */
    private int fail(Transaction tx, Turn turn) {
        var now = clock.instant();
        var health = store.failed(tx, turn.host(), turn.failure().orElseThrow(), now, DeliverySchedule.DAYS_UNTIL_DEAD);
        if (health.getSuspendedAt() == null) {
            return health.getFailures();
        }
        counts.dropped(store.dropAll(tx, turn.host()));
        store.extendLease(tx, List.of(turn.host()), now.plus(DeliverySchedule.WEEKLY));
        return -1;
    }

    private Duration keepOne(Transaction tx, String host, Sent sent, int failures, boolean alone, List<Long> finished) {
        return switch (sent.outcome()) {
            case DeliveryOutcome.Delivered _ -> {
                counts.deliveredOne();
                tell(tx, sent, Fate.TAKEN);
                finished.add(sent.delivery().id());
                yield Duration.ZERO;
            }
            case DeliveryOutcome.Permanent(var reason) -> drop(tx, host, sent, reason, finished);
            case DeliveryOutcome.Refused(var reason) -> drop(tx, host, sent, reason, finished);
            case DeliveryOutcome.Moved(var reason) -> leave(tx, host, sent, reason, finished);
            case DeliveryOutcome.Gone _ -> leave(tx, host, sent, "The inbox is gone", finished);
            case DeliveryOutcome.Unauthorized(var reason) -> unbelieved(tx, host, sent, reason, finished);
            case DeliveryOutcome.Retry later ->
                again(tx, sent, failures, later.after().orElse(Duration.ZERO), alone, finished);
            case DeliveryOutcome.Unreachable _ -> again(tx, sent, failures, Duration.ZERO, alone, finished);
        };
    }

    /** Whether the host answered often enough that it does not take this one, while it may take others. */
    static boolean mayWaitAlone(Sent sent) {
        return sent.outcome() instanceof DeliveryOutcome.Retry
                && sent.delivery().attempts() + 1 >= HOLDS_UP_THE_HOST;
    }

    /** The inbox is not where it was. */
    private Duration leave(Transaction tx, String host, Sent sent, String reason, List<Long> finished) {
        inboxGone.accept(tx, sent.delivery().inbox());
        return drop(tx, host, sent, reason, finished);
    }

    private Duration drop(Transaction tx, String host, Sent sent, String reason, List<Long> finished) {
        store.noteError(tx, host, reason, clock.instant());
        counts.dropped(1);
        tell(tx, sent, Fate.NEVER);
        finished.add(sent.delivery().id());
        return Duration.ZERO;
    }

    /** It waits alone: the host takes what others sign. */
    private Duration unbelieved(Transaction tx, String host, Sent sent, String reason, List<Long> finished) {
        var attempts = sent.delivery().attempts() + 1;
        if (attempts >= DeliverySchedule.MOST_UNBELIEVED) {
            return drop(tx, host, sent, reason, finished);
        }
        store.noteError(tx, host, reason, clock.instant());
        counts.postponedOne();
        tell(tx, sent, Fate.LATER);
        store.postpone(tx, sent.delivery().id(), attempts, clock.instant().plus(DeliverySchedule.UNBELIEVED));
        return Duration.ZERO;
    }

    private Duration again(
            Transaction tx, Sent sent, int failures, Duration least, boolean alone, List<Long> finished) {
        var now = clock.instant();
        if (DeliverySchedule.isOver(sent.delivery().made(), now)) {
            counts.dropped(1);
            tell(tx, sent, Fate.NEVER);
            finished.add(sent.delivery().id());
            return Duration.ZERO;
        }
        counts.postponedOne();
        tell(tx, sent, Fate.LATER);
        var attempts = sent.delivery().attempts() + 1;
        var waitsAlone = alone && mayWaitAlone(sent);
        var schedule = waitsAlone
                ? DeliverySchedule.afterAttempt(attempts, random)
                : DeliverySchedule.ofHost(attempts, failures, random);
        var pause = longer(schedule, least);
        store.postpone(tx, sent.delivery().id(), attempts, now.plus(pause));
        return waitsAlone ? Duration.ZERO : pause;
    }

    private void tell(Transaction tx, Sent sent, Fate fate) {
        var delivery = sent.delivery();
        if (delivery.watched()) {
            watchers.tell(watcher -> watcher.became(tx, delivery.bodyId(), delivery.inbox(), fate));
        }
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
