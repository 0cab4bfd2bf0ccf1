package folkmoot.talk.hashtag;

import static folkmoot.schema.generated.Tables.FOLLOWED_TAG;
import static folkmoot.schema.generated.Tables.TAG;

import folkmoot.platform.database.Page;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.event.Observers;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Ids;
import folkmoot.talk.status.Tags;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.jooq.impl.DSL;

/** Hashtags whose public statuses somebody wants to see at home. */
public final class FollowedTags {

    private final Hashtags hashtags;
    private final Ids ids;
    private final InstantSource clock;
    private final Observers<Consumer<AccountId>> observers;

    public FollowedTags(Hashtags hashtags, Ids ids, InstantSource clock, Observers<Consumer<AccountId>> observers) {
        this.hashtags = hashtags;
        this.ids = ids;
        this.clock = clock;
        this.observers = observers;
    }

    /** One row of the list: {@code id} is its cursor. */
    public record Followed(long id, Hashtag tag) {}

    /** Problems: 404 for what cannot be a hashtag. */
    public Hashtag follow(Transaction tx, AccountId by, String name) {
        var tag = hashtags.keep(tx, name);
        tx.sql()
                .insertInto(FOLLOWED_TAG)
                .set(FOLLOWED_TAG.ID, ids.next())
                .set(FOLLOWED_TAG.ACCOUNT_ID, by.value())
                .set(FOLLOWED_TAG.TAG_ID, tag.id())
                .set(FOLLOWED_TAG.CREATED_AT, clock.instant())
                .onConflictDoNothing()
                .execute();
        changed(tx, by);
        return tag;
    }

    /** Problems: 404 for what cannot be a hashtag. */
    public Hashtag unfollow(Transaction tx, AccountId by, String name) {
        var tag = hashtags.require(tx, name);
        tx.sql()
                .deleteFrom(FOLLOWED_TAG)
                .where(FOLLOWED_TAG.ACCOUNT_ID.eq(by.value()))
                .and(FOLLOWED_TAG.TAG_ID.eq(tag.id()))
                .execute();
        changed(tx, by);
        return tag;
    }

    /** Whether somebody follows a hashtag, as it may be written. */
    public boolean follows(Transaction tx, AccountId account, String name) {
        return tx.sql()
                .fetchExists(DSL.selectOne()
                        .from(FOLLOWED_TAG)
                        .join(TAG)
                        .on(TAG.ID.eq(FOLLOWED_TAG.TAG_ID))
                        .where(FOLLOWED_TAG.ACCOUNT_ID.eq(account.value()))
                        .and(TAG.NAME.eq(Tags.normal(name))));
    }

    private void changed(Transaction tx, AccountId by) {
        tx.afterCommit(() -> observers.tell(observer -> observer.accept(by)));
    }

    /** Whom somebody follows among hashtags, newest first. */
    public List<Followed> of(Transaction tx, AccountId account, Page page) {
        return page.newestFirst(tx.sql()
                .select(FOLLOWED_TAG.ID, TAG.ID, TAG.NAME)
                .from(FOLLOWED_TAG)
                .join(TAG)
                .on(TAG.ID.eq(FOLLOWED_TAG.TAG_ID))
                .where(FOLLOWED_TAG.ACCOUNT_ID.eq(account.value()))
                .and(page.bounds(FOLLOWED_TAG.ID))
                .orderBy(page.order(FOLLOWED_TAG.ID))
                .limit(page.limit())
                .fetch(row -> new Followed(row.value1(), new Hashtag(row.value2(), row.value3()))));
    }

    /** The ids of all tags that somebody follows. */
    public List<Long> all(Transaction tx, AccountId account) {
        return tx.sql()
                .select(FOLLOWED_TAG.TAG_ID)
                .from(FOLLOWED_TAG)
                .where(FOLLOWED_TAG.ACCOUNT_ID.eq(account.value()))
                .fetch(FOLLOWED_TAG.TAG_ID);
    }
}
