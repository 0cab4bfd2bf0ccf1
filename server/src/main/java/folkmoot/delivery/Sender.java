package folkmoot.delivery;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import folkmoot.account.Accounts;
import folkmoot.database.Database;
import folkmoot.federation.delivery.DeliveryClient;
import folkmoot.federation.delivery.DeliveryOutcome;
import folkmoot.federation.signature.SigningKey;
import folkmoot.id.AccountId;
import folkmoot.key.AccountKeys;
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
    private final Bodies bodies;
    private final int most;
    private final Semaphore room;
    private final Cache<AccountId, SigningKey> signers =
            Caffeine.newBuilder().maximumSize(CACHED_KEYS).build();

    Sender(Database database, Accounts accounts, AccountKeys keys, DeliveryClient client, int most) {
        this.database = database;
        this.accounts = accounts;
        this.keys = keys;
        this.client = client;
        this.bodies = new Bodies(database);
        this.most = most;
        this.room = new Semaphore(most);
    }

    /** Waits for its place and for the answer. */
    DeliveryOutcome deliver(DueDelivery delivery) {
        var body = bodies.of(delivery.bodyId());
        if (body.isEmpty()) {
            return new DeliveryOutcome.Permanent("Its sender is gone");
        }
        room.acquireUninterruptibly();
        try {
            return client.deliver(
                    delivery.inbox(), body.get().bytes(), body.get().digest(), signer(delivery.sender()));
        } finally {
            room.release();
        }
    }

    private SigningKey signer(AccountId sender) {
        return signers.get(
                sender,
                id -> keys.of(database.read(tx -> accounts.require(tx, id))).rsa());
    }

    /** Requests under way now. */
    int inFlight() {
        return most - room.availablePermits();
    }
}
