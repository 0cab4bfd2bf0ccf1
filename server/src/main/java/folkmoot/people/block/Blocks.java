package folkmoot.people.block;

import static folkmoot.schema.generated.Tables.BLOCK;

import folkmoot.federation.vocabulary.Block;
import folkmoot.federation.vocabulary.Undo;
import folkmoot.people.account.Account;
import folkmoot.people.delivery.Audience;
import folkmoot.people.delivery.Deliveries;
import folkmoot.people.follow.Follows;
import folkmoot.people.notification.Notifications;
import folkmoot.people.relation.Endorsements;
import folkmoot.people.relation.HiddenSets;
import folkmoot.platform.database.Page;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Ids;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.uri.LocalUris;
import folkmoot.schema.generated.tables.records.BlockRecord;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;

/**
 * A block ends follows both ways, hides each from the other, and keeps the blocked from notifying. Blocking twice is the
 * same as once. Somebody elsewhere who is blocked is told, so that their server ends its side too.
 */
public final class Blocks {

    private final Follows follows;
    private final Endorsements endorsements;
    private final Notifications notifications;
    private final Deliveries deliveries;
    private final HiddenSets hidden;
    private final LocalUris uris;
    private final Ids ids;
    private final InstantSource clock;

    public Blocks(
            Follows follows,
            Endorsements endorsements,
            Notifications notifications,
            Deliveries deliveries,
            HiddenSets hidden,
            LocalUris uris,
            Ids ids,
            InstantSource clock) {
        this.follows = follows;
        this.endorsements = endorsements;
        this.notifications = notifications;
        this.deliveries = deliveries;
        this.hidden = hidden;
        this.uris = uris;
        this.ids = ids;
        this.clock = clock;
    }

    /** A row of the list; the cursor is its id. */
    public record Blocked(long id, AccountId target) {}

    /** A local account blocks somebody. */
    public void add(Transaction tx, Account by, Account target) {
        if (by.id().equals(target.id())) {
            throw new Forbidden("You cannot block yourself.");
        }
        follows.remove(tx, by, target);
        if (follows.find(tx, target.id(), by.id()).isPresent()) {
            follows.reject(tx, by, target);
        }
        long id = ids.next();
        var uri = uris.activity(by.id(), "block", id);
        if (keep(tx, by, target, id, uri) && !target.isLocal()) {
            deliveries.enqueue(tx, by.id(), new Block(uri, by.uri(), target.uri()), Audience.of(target.id()));
        }
    }

    /** Somebody elsewhere blocks a local account. */
    public void receive(Transaction tx, Account by, Account target, URI uri) {
        follows.sever(tx, by, target);
        keep(tx, by, target, ids.next(), uri);
    }

    private boolean keep(Transaction tx, Account by, Account target, long id, URI uri) {
        endorsements.remove(tx, by.id(), target.id());
        endorsements.remove(tx, target.id(), by.id());
        notifications.forgetSender(tx, by.id(), target.id());
        hidden.changed(tx, by.id(), target.id());
        return tx.sql()
                        .insertInto(BLOCK)
                        .set(BLOCK.ID, id)
                        .set(BLOCK.ACCOUNT_ID, by.id().value())
                        .set(BLOCK.TARGET_ID, target.id().value())
                        .set(BLOCK.URI, uri.toString())
                        .set(BLOCK.CREATED_AT, clock.instant())
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    /** A local account blocks somebody no longer; follows do not come back. */
    public void remove(Transaction tx, Account by, Account target) {
        drop(tx, between(by.id(), target.id()))
                .filter(row -> row.getUri() != null && !target.isLocal())
                .ifPresent(row -> {
                    var block = new Block(URI.create(row.getUri()), by.uri(), target.uri());
                    var undo = new Undo(uris.activity(by.id(), "undo", ids.next()), block);
                    deliveries.enqueue(tx, by.id(), undo, Audience.of(target.id()));
                });
    }

    /** Somebody elsewhere blocks a local account no longer. */
    public boolean removed(Transaction tx, Account by, Account target) {
        return drop(tx, between(by.id(), target.id())).isPresent();
    }

    /** The same, named by the id of the Block only; false when it is not the id of a block of theirs. */
    public boolean removed(Transaction tx, Account by, URI uri) {
        return drop(
                        tx,
                        BLOCK.URI
                                .eq(uri.toString())
                                .and(BLOCK.ACCOUNT_ID.eq(by.id().value())))
                .isPresent();
    }

    private Optional<BlockRecord> drop(Transaction tx, Condition condition) {
        var row = tx.sql().deleteFrom(BLOCK).where(condition).returning().fetchOptional();
        row.ifPresent(
                gone -> hidden.changed(tx, new AccountId(gone.getAccountId()), new AccountId(gone.getTargetId())));
        return row;
    }

    /** Whom an account blocks, newest first. */
    public List<Blocked> list(Transaction tx, AccountId account, Page page) {
        return page.newestFirst(tx.sql()
                .selectFrom(BLOCK)
                .where(BLOCK.ACCOUNT_ID.eq(account.value()))
                .and(page.bounds(BLOCK.ID))
                .orderBy(page.order(BLOCK.ID))
                .limit(page.limit())
                .fetch(row -> new Blocked(row.getId(), new AccountId(row.getTargetId()))));
    }

    /** Whether one account blocks another. */
    public boolean blocks(Transaction tx, AccountId account, AccountId target) {
        return tx.sql().fetchExists(BLOCK, between(account, target));
    }

    private static Condition between(AccountId account, AccountId target) {
        return BLOCK.ACCOUNT_ID.eq(account.value()).and(BLOCK.TARGET_ID.eq(target.value()));
    }
}
