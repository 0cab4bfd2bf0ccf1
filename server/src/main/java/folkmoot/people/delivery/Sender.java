package folkmoot.people.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import folkmoot.federation.delivery.DeliveryClient;
import folkmoot.federation.delivery.DeliveryOutcome;
import folkmoot.federation.signature.CollectionSynchronization;
import folkmoot.federation.signature.SigningKey;
import folkmoot.federation.vocabulary.Origins;
import folkmoot.people.account.Accounts;
import folkmoot.people.key.AccountKeys;
import folkmoot.platform.database.Database;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.trace.Traces;
import folkmoot.platform.trace.Work;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;

/** Sends one delivery now, signed at this moment by its sender's key; a bounded number at a time. */
final class Sender {

    /** Most requests under way to all hosts together. */
    static final int IN_FLIGHT = 2_000;

    private static final int CACHED_KEYS = 1_000;

    private final Database database;
    private final Accounts accounts;
    private final AccountKeys keys;
    private final DeliveryClient client;
    private final FollowersElsewhere followers;
    private final Traces traces;
    private final ActivityBodies bodies;
    private final int most;
    private final Semaphore room;
    private final Semaphore roomForSlow;
    private final Paces paces;
    private final Cache<AccountId, Signer> signers =
            Caffeine.newBuilder().maximumSize(CACHED_KEYS).build();

    private record Signer(URI actor, SigningKey key) {}

    Sender(
            Database database,
            Accounts accounts,
            AccountKeys keys,
            DeliveryClient client,
            FollowersElsewhere followers,
            Traces traces,
            Paces paces,
            int most) {
        this.paces = paces;
        this.database = database;
        this.accounts = accounts;
        this.keys = keys;
        this.client = client;
        this.followers = followers;
        this.traces = traces;
        this.bodies = new ActivityBodies(database);
        this.most = most;
        this.room = new Semaphore(most);
        this.roomForSlow = new Semaphore(Math.max(1, most / 2));
    }

    /** Waits for its place and for the answer. */
    DeliveryOutcome deliver(DueDelivery delivery) {
        return traces.within(
                Work.DELIVERY,
                "activity",
                () -> send(delivery),
                outcome -> outcome.getClass().getSimpleName());
    }

    private DeliveryOutcome send(DueDelivery delivery) {
        var body = bodies.of(delivery.bodyId());
        if (body.isEmpty()) {
            return new DeliveryOutcome.Permanent("Its sender is gone");
        }
        var host = Origins.authority(delivery.inbox());
        if (!paces.isSlow(host)) {
            return inRoom(delivery, body.get(), host);
        }
        roomForSlow.acquireUninterruptibly();
        try {
            return inRoom(delivery, body.get(), host);
        } finally {
            roomForSlow.release();
        }
    }

    private DeliveryOutcome inRoom(DueDelivery delivery, ActivityBodies.Body body, String host) {
        room.acquireUninterruptibly();
        try {
            var signer = signer(delivery.sender());
            var more = body.followersOnly() ? told(delivery, signer) : Map.<String, String>of();
            long begun = System.nanoTime();
            var outcome = client.deliver(delivery.inbox(), body.bytes(), body.digest(), more, signer.key());
            paces.note(host, Duration.ofNanos(System.nanoTime() - begun));
            return outcome;
        } finally {
            room.release();
        }
    }

    /** What the host is told of the followers that it has (FEP-8fcf). */
    private Map<String, String> told(DueDelivery delivery, Signer signer) {
        return followers
                .told(delivery, signer.actor())
                .map(told -> Map.of(CollectionSynchronization.HEADER, told.header()))
                .orElse(Map.of());
    }

    private Signer signer(AccountId sender) {
        return signers.get(sender, id -> {
            var account = database.read(tx -> accounts.require(tx, id));
            return new Signer(account.uri(), keys.of(account).rsa());
        });
    }

    /** Requests under way now. */
    int inFlight() {
        return most - room.availablePermits();
    }
}
