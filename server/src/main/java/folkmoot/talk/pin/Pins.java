package folkmoot.talk.pin;

import static folkmoot.schema.generated.Tables.PIN;
import static folkmoot.schema.generated.Tables.STATUS;

import folkmoot.federation.vocabulary.Add;
import folkmoot.federation.vocabulary.Addresses;
import folkmoot.federation.vocabulary.Recipients;
import folkmoot.federation.vocabulary.Remove;
import folkmoot.people.account.Account;
import folkmoot.people.delivery.Audience;
import folkmoot.people.delivery.Deliveries;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.event.Observers;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Ids;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.uri.LocalUris;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.Visibility;
import folkmoot.talk.status.VisibleStatuses;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Pins and unpins; other servers are told with {@code Add} and {@code Remove} of the author's featured collection. */
public final class Pins {

    /** How many statuses somebody here may pin, as clients expect. */
    public static final int MOST = 5;

    private final Deliveries deliveries;
    private final LocalUris uris;
    private final Ids ids;
    private final InstantSource clock;
    private final Observers<BiConsumer<Transaction, AccountId>> observers;

    public Pins(
            Deliveries deliveries,
            LocalUris uris,
            Ids ids,
            InstantSource clock,
            Observers<BiConsumer<Transaction, AccountId>> observers) {
        this.deliveries = deliveries;
        this.uris = uris;
        this.ids = ids;
        this.clock = clock;
        this.observers = observers;
    }

    /** An author here pins a status. Problems: 422 for somebody else's, a reblog, a direct one, and beyond the limit. */
    public void add(Transaction tx, Account by, Status status) {
        if (!status.author().equals(by.id())) {
            throw Invalid.refused("Validation failed: Someone else's post cannot be pinned");
        }
        if (status.isReblog()) {
            throw Invalid.refused("Validation failed: A boost cannot be pinned");
        }
        if (status.visibility() == Visibility.DIRECT) {
            throw Invalid.refused("Validation failed: Posts that are only visible to mentioned users cannot be pinned");
        }
        tx.alone("pins of " + by.id());
        if (isPinned(tx, by.id(), status.id())) {
            return;
        }
        if (count(tx, by.id()) >= MOST) {
            throw Invalid.refused("Validation failed: You have already pinned the maximum number of posts");
        }
        keep(tx, by.id(), status.id());
        tell(tx, by, status, true);
    }

    /** An author here takes a pin back; nothing happens where there is none. */
    public void remove(Transaction tx, Account by, Status status) {
        if (drop(tx, by.id(), status.id())) {
            tell(tx, by, status, false);
        }
    }

    /** Keeps a pin, also of an author elsewhere or by a community. */
    public void keep(Transaction tx, AccountId by, StatusId status) {
        tx.sql()
                .insertInto(PIN)
                .set(PIN.ID, ids.next())
                .set(PIN.ACCOUNT_ID, by.value())
                .set(PIN.STATUS_ID, status.value())
                .set(PIN.CREATED_AT, clock.instant())
                .onConflictDoNothing()
                .execute();
        observers.tell(observer -> observer.accept(tx, by));
    }

    /** Whether there was one. */
    public boolean drop(Transaction tx, AccountId by, StatusId status) {
        boolean was = tx.sql()
                        .deleteFrom(PIN)
                        .where(PIN.ACCOUNT_ID.eq(by.value()))
                        .and(PIN.STATUS_ID.eq(status.value()))
                        .execute()
                == 1;
        if (was) {
            observers.tell(observer -> observer.accept(tx, by));
        }
        return was;
    }

    private void tell(Transaction tx, Account by, Status status, boolean added) {
        if (!status.visibility().isOpen()) {
            return; // other servers keep no pins that not everybody may see
        }
        var target = by.endpoints().featured().orElseGet(() -> uris.below(by.uri(), "featured"));
        var to = Recipients.of(
                List.of(Addresses.PUBLIC), by.endpoints().followers().stream().toList());
        URI id = uris.activity(by.id(), added ? "add" : "remove", ids.next());
        var activity = added
                ? new Add(id, by.uri(), status.uri(), target, to)
                : new Remove(id, by.uri(), status.uri(), target, to);
        deliveries.enqueue(tx, by.id(), activity, Audience.followersOf(by.id()));
    }

    private static boolean isPinned(Transaction tx, AccountId by, StatusId status) {
        return tx.sql().fetchExists(PIN, PIN.ACCOUNT_ID.eq(by.value()).and(PIN.STATUS_ID.eq(status.value())));
    }

    /** How many an author pinned. */
    public int count(Transaction tx, AccountId by) {
        return tx.sql()
                .fetchCount(
                        PIN.join(STATUS).on(STATUS.ID.eq(PIN.STATUS_ID)),
                        PIN.ACCOUNT_ID.eq(by.value()).and(STATUS.DELETED_AT.isNull()));
    }

    /** What an author pinned, as far as the viewer may see it, the newest pin first. */
    public List<StatusId> of(Transaction tx, AccountId author, Optional<AccountId> viewer) {
        return tx.sql()
                .select(STATUS.ID)
                .from(PIN)
                .join(STATUS)
                .on(STATUS.ID.eq(PIN.STATUS_ID))
                .where(PIN.ACCOUNT_ID.eq(author.value()))
                .and(VisibleStatuses.to(STATUS, viewer))
                .orderBy(PIN.ID.desc())
                .fetch(row -> new StatusId(row.value1()));
    }
}
