package folkmoot.door.activitypub;

import folkmoot.platform.database.Database;
import folkmoot.platform.database.GroupCommit;
import folkmoot.platform.event.Observers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Takes activities in: stored, many in one commit, before they are answered. */
public final class Inbox implements AutoCloseable {

    private static final int WRITERS = 2;
    private static final int GROUP = 128;
    /** For how long an id is known again. */
    static final Duration SEEN_KEPT = Duration.ofDays(30);

    private final Database database;
    private final InstantSource clock;
    private final InboxStore store = new InboxStore();
    private final GroupCommit<StoredActivity, Boolean> incoming;
    private final Observers<Runnable> taken;

    public Inbox(Database database, InstantSource clock, Observers<Runnable> taken) {
        this.database = database;
        this.clock = clock;
        this.incoming = new GroupCommit<>(database, "inbox-in", WRITERS, GROUP, (tx, activities) -> {
            store.store(tx, activities, clock.instant());
            return activities.stream().map(_ -> true).toList();
        });
        this.taken = taken;
    }

    /** Returns when the activity is stored; one that was seen before changes nothing. */
    void take(Sent sent, Envelope envelope, byte[] body) {
        incoming.submit(
                switch (sent) {
                    case Sent.By by -> StoredActivity.incoming(by.actor(), envelope.id(), body);
                    case Sent.Forwarded(var signer) -> StoredActivity.forwarded(signer, envelope.id(), body);
                });
        taken.tell(Runnable::run);
    }

    InboxStore store() {
        return store;
    }

    /** Activities stored and not yet processed. */
    public long pending() {
        return database.read(store::pending);
    }

    /** Activities given up and kept for the operator. */
    public long parked() {
        return database.read(store::parked);
    }

    /** Forgets ids older than 30 days; a recurring duty. */
    public void forgetOld() {
        database.write(tx -> store.forgetSeen(tx, clock.instant().minus(SEEN_KEPT)));
    }

    @Override
    public void close() {
        incoming.close();
    }

    /** The types of bodies that are read. */
    static final List<String> TYPES = List.of("application/activity+json", "application/ld+json");
}
