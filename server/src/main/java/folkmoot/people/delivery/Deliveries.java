package folkmoot.people.delivery;

import folkmoot.federation.json.ObjectWriter;
import folkmoot.federation.vocabulary.Activity;
import folkmoot.federation.vocabulary.Origins;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.event.Observers;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Ids;
import java.net.URI;
import java.time.InstantSource;
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
        var inboxes = new LinkedHashSet<>(store.inboxes(tx, audience));
        inboxes.addAll(audience.inboxes());
        if (!inboxes.isEmpty()) {
            var written = activity.get();
            send(tx, sender, ObjectWriter.bytes(written), isForFollowersOnly(sender, written, audience), inboxes);
        }
    }

    /**
     * As {@link #enqueue}; observers hear what becomes of it. Its number; empty where it leaves for nowhere: nobody in the audience is
     * elsewhere, or nothing is kept for their servers any more.
     */
    public Optional<Long> watched(
            Transaction tx, AccountId sender, Supplier<? extends Activity> activity, Audience audience) {
        var inboxes = new LinkedHashSet<>(store.inboxes(tx, audience));
        inboxes.addAll(audience.inboxes());
        if (inboxes.isEmpty()) {
            return Optional.empty();
        }
        var written = activity.get();
        var number =
                send(tx, sender, ObjectWriter.bytes(written), isForFollowersOnly(sender, written, audience), inboxes);
        store.watch(tx, number);
        return Optional.of(number);
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
            send(tx, by, body, false, inboxes);
        }
    }

    private long send(Transaction tx, AccountId sender, byte[] bytes, boolean followersOnly, Set<URI> inboxes) {
        var now = clock.instant();
        long body = ids.next();
        store.insertBody(tx, body, sender, bytes, Lanes.of(bytes), followersOnly, now);
        store.insertDeliveries(
                tx,
                body,
                inboxes.stream().map(_ -> ids.next()).toArray(Long[]::new),
                inboxes.stream().map(Deliveries::host).toArray(String[]::new),
                inboxes.stream().map(URI::toString).toArray(String[]::new),
                now);
        var hosts = inboxes.stream().map(Deliveries::host).collect(Collectors.toSet());
        tx.afterCommit(() -> wakers.tell(waker -> waker.accept(hosts)));
        return body;
    }

    /** Where an audience would be reached elsewhere, by host. */
    public Map<String, List<URI>> inboxes(Transaction tx, Audience audience) {
        return store.inboxes(tx, audience).stream().collect(Collectors.groupingBy(Deliveries::host));
    }

    private static String host(URI inbox) {
        return Origins.authority(inbox);
    }
}
