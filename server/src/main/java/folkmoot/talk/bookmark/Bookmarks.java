package folkmoot.talk.bookmark;

import static folkmoot.schema.generated.Tables.BOOKMARK;

import folkmoot.platform.database.Page;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.event.Observers;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Ids;
import folkmoot.platform.id.StatusId;
import folkmoot.talk.status.Status;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BiConsumer;

/** Keeps bookmarks. Adding one twice is the same as once. */
public final class Bookmarks {

    private final Ids ids;
    private final InstantSource clock;
    private final Observers<BiConsumer<Transaction, AccountId>> observers;

    public Bookmarks(Ids ids, InstantSource clock, Observers<BiConsumer<Transaction, AccountId>> observers) {
        this.ids = ids;
        this.clock = clock;
        this.observers = observers;
    }

    /** Keeps a status that the account may see: the caller has looked. */
    public void add(Transaction tx, AccountId by, Status status) {
        tx.sql()
                .insertInto(BOOKMARK)
                .set(BOOKMARK.ID, ids.next())
                .set(BOOKMARK.ACCOUNT_ID, by.value())
                .set(BOOKMARK.STATUS_ID, status.id().value())
                .set(BOOKMARK.CREATED_AT, clock.instant())
                .onConflictDoNothing()
                .execute();
        observers.tell(observer -> observer.accept(tx, by));
    }

    public void remove(Transaction tx, AccountId by, StatusId status) {
        tx.sql()
                .deleteFrom(BOOKMARK)
                .where(BOOKMARK.ACCOUNT_ID.eq(by.value()))
                .and(BOOKMARK.STATUS_ID.eq(status.value()))
                .execute();
        observers.tell(observer -> observer.accept(tx, by));
    }

    /** What an account keeps, newest first; the cursor is the bookmark's id. */
    public List<Bookmark> of(Transaction tx, AccountId account, Page page) {
        return page.newestFirst(tx.sql()
                .selectFrom(BOOKMARK)
                .where(BOOKMARK.ACCOUNT_ID.eq(account.value()))
                .and(page.bounds(BOOKMARK.ID))
                .orderBy(page.order(BOOKMARK.ID))
                .limit(page.limit())
                .fetch()
                .map(row -> new Bookmark(row.getId(), account, new StatusId(row.getStatusId()))));
    }
}
