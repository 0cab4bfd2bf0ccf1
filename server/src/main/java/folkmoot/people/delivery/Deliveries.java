package folkmoot.people.delivery;

import folkmoot.federation.json.ObjectWriter;
import folkmoot.federation.vocabulary.Activity;
import folkmoot.federation.vocabulary.Origins;
import folkmoot.platform.database.Bulk;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.event.Observers;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Ids;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Puts activities on their way, in the transaction that caused them. */
public final class Deliveries {

    private final Ids ids;
    private final InstantSource clock;
    private final Observers<Consumer<Set<String>>> wakers;
    private final DeliveryStore store = new DeliveryStore();
    private final Bulk<Sending> sendings = new Bulk<>(this::sendAll, Bulk.Turn.OUTGOING);

    private record Sending(AccountId sender, Supplier<? extends Activity> activity, Audience audience) {}

    public Deliveries(Ids ids, InstantSource clock, Observers<Consumer<Set<String>>> wakers) {
        this.ids = ids;
        this.clock = clock;
        this.wakers = wakers;
    }

    /** Sends an activity of a local account to everybody in the audience who is elsewhere, once for each inbox. */
    public void enqueue(Transaction tx, AccountId sender, Activity activity, Audience audience) {
        enqueue(tx, sender, () -> activity, audience);
    }

    /** The same of an activity that is only written when there is somebody to send it to. */
    public void enqueue(Transaction tx, AccountId sender, Supplier<? extends Activity> activity, Audience audience) {
        if (audience.isEmpty()) {
            return;
        }
        reached(tx, sender, activity, audience).ifPresent(outgoing -> send(tx, List.of(outgoing)));
    }

    /**
     * As {@link #enqueue}, with all others of the transaction, just before its counters: who is in the audience is asked then, and the
     * activity written then.
     */
    public void later(Transaction tx, AccountId sender, Supplier<? extends Activity> activity, Audience audience) {
        if (!audience.isEmpty()) {
            tx.later(sendings, new Sending(sender, activity, audience));
        }
    }

    private void sendAll(Transaction tx, List<Sending> all) {
        var found = store.inboxes(tx, all.stream().map(Sending::audience).toList());
        var outgoing = new ArrayList<Outgoing>();
        for (int i = 0; i < all.size(); i++) {
            var one = all.get(i);
            outgoing(one.sender(), one.activity(), one.audience(), found.get(i)).ifPresent(outgoing::add);
        }
        if (!outgoing.isEmpty()) {
            send(tx, outgoing);
        }
    }

    /** Whether anybody in an audience is elsewhere. */
    public boolean reachesAnybody(Transaction tx, Audience audience) {
        return !audience.inboxes().isEmpty() || !store.inboxes(tx, audience).isEmpty();
    }

    private Optional<Outgoing> reached(
            Transaction tx, AccountId sender, Supplier<? extends Activity> activity, Audience audience) {
        return outgoing(sender, activity, audience, store.inboxes(tx, audience));
    }

    private Optional<Outgoing> outgoing(
            AccountId sender, Supplier<? extends Activity> activity, Audience audience, Collection<URI> found) {
        var inboxes = new LinkedHashSet<>(found);
        inboxes.addAll(audience.inboxes());
        if (inboxes.isEmpty()) {
            return Optional.empty();
        }
        var written = activity.get();
        return Optional.of(
                outgoing(sender, ObjectWriter.bytes(written), isForFollowersOnly(sender, written, audience), inboxes));
    }

    private Outgoing outgoing(AccountId sender, byte[] bytes, boolean followersOnly, Set<URI> inboxes) {
        return new Outgoing(ids.next(), sender, bytes, Lanes.of(bytes), followersOnly, inboxes);
    }

    /**
     * As {@link #enqueue}; observers hear what becomes of it. Its number; empty where it leaves for nowhere: nobody in the audience is
     * elsewhere, or nothing is kept for their servers any more.
     */
    public Optional<Long> watched(
            Transaction tx, AccountId sender, Supplier<? extends Activity> activity, Audience audience) {
        var outgoing = reached(tx, sender, activity, audience);
        outgoing.ifPresent(one -> {
            send(tx, List.of(one));
            store.watch(tx, one.id());
        });
        return outgoing.map(Outgoing::id);
    }

    /** Whether nothing is kept for the server of an inbox, because it is taken for dead. */
    public boolean isGivenUp(Transaction tx, URI inbox) {
        return store.isGivenUp(tx, host(inbox));
    }

    /** Whether an activity still waits for an inbox. */
    public boolean isWaiting(Transaction tx, long activity, URI inbox) {
        return store.isWaiting(tx, activity, inbox);
    }

    private static boolean isForFollowersOnly(AccountId sender, Activity activity, Audience audience) {
        var recipients = activity.recipients();
        return audience.followersOf().contains(sender) && !recipients.isEmpty() && !recipients.includesPublic();
    }

    /**
     * Passes on what somebody else sent, byte by byte, under the signature of a local account (ActivityPub 7.1.2).
     *
     * @param except hosts that have it already
     */
    public void passOn(Transaction tx, AccountId by, byte[] body, Audience audience, Set<String> except) {
        var inboxes = new LinkedHashSet<>(store.inboxes(tx, audience));
        inboxes.removeIf(inbox -> except.contains(host(inbox)));
        if (!inboxes.isEmpty()) {
            send(tx, List.of(outgoing(by, body, false, inboxes)));
        }
    }

    private void send(Transaction tx, List<Outgoing> all) {
        store.insert(tx, all, ids::next, clock.instant());
        var hosts = all.stream()
                .flatMap(one -> one.inboxes().stream())
                .map(Deliveries::host)
                .collect(Collectors.toSet());
        tx.afterCommit(() -> wakers.tell(waker -> waker.accept(hosts)));
    }

    /** Where an audience would be reached elsewhere, by host. */
    public Map<String, List<URI>> inboxes(Transaction tx, Audience audience) {
        return store.inboxes(tx, audience).stream().collect(Collectors.groupingBy(Deliveries::host));
    }

    private static String host(URI inbox) {
        return Origins.authority(inbox);
    }
}
