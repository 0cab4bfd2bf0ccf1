package folkmoot.door.activitypub;

import folkmoot.platform.database.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Which activities are taken up next: each sender's in the order in which they came, and of a sender whom somebody has at work, or of
 * whom one comes again later, none. It goes through what arrived once and remembers of whom something waits, so that a claim costs what
 * it claims, however much waits of those who are held, and begins behind the dead rows of what was done. What was committed late, out
 * of its order, is found a moment later. Used by one thread at a time.
 */
final class InboxClaims {

    private static final int LOOKED_AT = 400;
    private static final int OF_A_SENDER = 100;
    private static final int TRIED_AT_ONCE = 100;
    private static final int ALONE = 20;
    private static final Duration AGAIN = Duration.ofMillis(500);
    private static final Duration LATEST_COMMIT = Duration.ofSeconds(5);
    private static final Duration FROM_THE_BEGINNING = Duration.ofSeconds(60);
    private static final Duration HELD = Duration.ofSeconds(1);

    private final InboxStore store;
    private final Duration lease;
    private final LongSupplier nanos;
    /** Of whom something waits, and from which id on. */
    private final Map<String, Long> waiting = new LinkedHashMap<>();

    private final Map<String, Long> heldUntil = new LinkedHashMap<>();
    private long ahead;
    private long mark;
    private long earlierMark;
    private long markedNanos;
    private long againNanos;
    private long beginningNanos;

    /** @param nanos a clock that only goes forward, such as {@link System#nanoTime} */
    InboxClaims(InboxStore store, Duration lease, LongSupplier nanos) {
        this.store = store;
        this.lease = lease;
        this.nanos = nanos;
        this.markedNanos = nanos.getAsLong();
        this.againNanos = markedNanos;
        this.beginningNanos = markedNanos;
    }

    /** Looks through everything again, as if nothing were known. */
    void restart() {
        ahead = 0;
        mark = 0;
        earlierMark = 0;
        waiting.clear();
        heldUntil.clear();
    }

    /** The turn of a sender is over, so that the next may begin. Only by the thread that claims. */
    void released(String sender) {
        heldUntil.remove(sender);
    }

    /** Something of what a sender had claimed, from an id on, is not done and comes again. */
    void left(String sender, long id) {
        waiting.merge(sender, id, Math::min);
    }

    /** Takes up to so many; their senders have their turn until the lease ends. Ordered by id. */
    List<StoredActivity> claim(Transaction tx, Instant now, int most) {
        store.claimAlone(tx);
        look(tx);
        var claimed = new ArrayList<>(free(tx, store.alone(tx, now, ALONE), now));
        int waited = waiting.size();
        for (int tried = 0; claimed.size() < most && tried < waited; tried += TRIED_AT_ONCE) {
            claimed.addAll(ofWaiting(tx, now, most - claimed.size()));
        }
        var senders = claimed.stream().map(InboxClaims::sender).distinct().toList();
        var crashed = senders.isEmpty() ? Set.<String>of() : store.takeTurns(tx, senders, now.plus(lease));
        var all = crashed.isEmpty() ? claimed : triedInVain(tx, claimed, crashed);
        all.sort(Comparator.comparingLong(StoredActivity::id));
        return all;
    }

    private static String sender(StoredActivity activity) {
        return activity.sender().toString();
    }

    private List<StoredActivity> triedInVain(Transaction tx, List<StoredActivity> claimed, Set<String> crashed) {
        var all = new ArrayList<>(claimed.stream()
                .filter(activity -> !crashed.contains(sender(activity)))
                .toList());
        all.addAll(store.triedInVain(
                tx,
                claimed.stream()
                        .filter(activity -> crashed.contains(sender(activity)))
                        .map(StoredActivity::id)
                        .sorted()
                        .toList()));
        return all;
    }

    /** Goes on through what arrived, and remembers of whom. */
    private void look(Transaction tx) {
        goBack();
        var arrived = store.arrivedAfter(tx, ahead, LOOKED_AT);
        for (var arrival : arrived) {
            waiting.merge(arrival.sender(), arrival.id(), Math::min);
        }
        if (!arrived.isEmpty()) {
            ahead = arrived.getLast().id();
        }
    }

    /** Ids are given before the commit: what is a little older is looked through again soon, and everything now and then. */
    private void goBack() {
        long now = nanos.getAsLong();
        if (now - markedNanos > LATEST_COMMIT.toNanos()) {
            markedNanos = now;
            earlierMark = mark;
            mark = ahead;
        }
        if (now - beginningNanos > FROM_THE_BEGINNING.toNanos()) {
            beginningNanos = now;
            ahead = 0;
        } else if (now - againNanos > AGAIN.toNanos() && ahead > earlierMark) {
            againNanos = now;
            ahead = earlierMark;
        }
    }

    /** Those whose senders nobody has. */
    private List<StoredActivity> free(Transaction tx, List<StoredActivity> some, Instant now) {
        if (some.isEmpty()) {
            return some;
        }
        var held = store.held(tx, some.stream().map(InboxClaims::sender).toList(), now);
        return some.stream()
                .filter(activity -> !held.contains(sender(activity)))
                .toList();
    }

    /** What some of those sent who wait longest; who is held, or has more, waits on behind the others. */
    private List<StoredActivity> ofWaiting(Transaction tx, Instant now, int most) {
        var some = waitLongest(Math.min(TRIED_AT_ONCE, most));
        var held = some.isEmpty() ? Set.<String>of() : store.held(tx, some.keySet(), now);
        long until = nanos.getAsLong() + HELD.toNanos();
        for (var sender : held) {
            heldUntil.put(sender, until);
            waiting.put(sender, some.remove(sender));
        }
        if (some.isEmpty()) {
            return List.of();
        }
        int ofEach = Math.max(1, Math.min(OF_A_SENDER, most / some.size()));
        var found = store.of(tx, some, ofEach);
        var counts = new HashMap<String, Integer>();
        for (var activity : found) {
            if (counts.merge(sender(activity), 1, Integer::sum) == ofEach) {
                waiting.merge(sender(activity), activity.id() + 1, Math::min);
            }
        }
        return found;
    }

    /** They wait no longer. */
    private Map<String, Long> waitLongest(int most) {
        long now = nanos.getAsLong();
        var some = new LinkedHashMap<String, Long>();
        for (var all = waiting.entrySet().iterator(); all.hasNext() && some.size() < most; ) {
            var each = all.next();
            var until = heldUntil.get(each.getKey());
            if (until == null || until - now <= 0) {
                heldUntil.remove(each.getKey());
                some.put(each.getKey(), each.getValue());
                all.remove();
            }
        }
        return some;
    }
}
