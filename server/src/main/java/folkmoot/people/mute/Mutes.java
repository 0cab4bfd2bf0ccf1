package folkmoot.people.mute;

import static folkmoot.schema.generated.Tables.MUTE;

import folkmoot.people.relation.HiddenSets;
import folkmoot.platform.database.Page;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Ids;
import folkmoot.platform.problem.Forbidden;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Mutes: for good, or until they end by themselves. */
public final class Mutes {

    private final HiddenSets hidden;
    private final Ids ids;
    private final InstantSource clock;

    public Mutes(HiddenSets hidden, Ids ids, InstantSource clock) {
        this.hidden = hidden;
        this.ids = ids;
        this.clock = clock;
    }

    /** A row of the list; the cursor is its id. */
    public record Mute(long id, AccountId target, Optional<Instant> expires) {}

    /**
     * Mutes somebody, or changes how they are muted.
     *
     * @param notifications whether their notifications are muted too
     * @param duration zero for good
     */
    public void add(Transaction tx, AccountId account, AccountId target, boolean notifications, Duration duration) {
        if (account.equals(target)) {
            throw new Forbidden("You cannot mute yourself.");
        }
        var now = clock.instant();
        var expires = duration.isZero() ? null : now.plus(duration);
        tx.sql()
                .insertInto(MUTE)
                .set(MUTE.ID, ids.next())
                .set(MUTE.ACCOUNT_ID, account.value())
                .set(MUTE.TARGET_ID, target.value())
                .set(MUTE.NOTIFICATIONS, notifications)
                .set(MUTE.EXPIRES_AT, expires)
                .set(MUTE.CREATED_AT, now)
                .onConflict(MUTE.ACCOUNT_ID, MUTE.TARGET_ID)
                .doUpdate()
                .set(MUTE.NOTIFICATIONS, notifications)
                .set(MUTE.EXPIRES_AT, expires)
                .execute();
        hidden.changed(tx, account);
    }

    public void remove(Transaction tx, AccountId account, AccountId target) {
        tx.sql()
                .deleteFrom(MUTE)
                .where(MUTE.ACCOUNT_ID.eq(account.value()))
                .and(MUTE.TARGET_ID.eq(target.value()))
                .execute();
        hidden.changed(tx, account);
    }

    /** Those that have not ended, newest first. */
    public List<Mute> list(Transaction tx, AccountId account, Page page) {
        return page.newestFirst(tx.sql()
                .selectFrom(MUTE)
                .where(MUTE.ACCOUNT_ID.eq(account.value()))
                .and(MUTE.EXPIRES_AT.isNull().or(MUTE.EXPIRES_AT.gt(clock.instant())))
                .and(page.bounds(MUTE.ID))
                .orderBy(page.order(MUTE.ID))
                .limit(page.limit())
                .fetch(row -> new Mute(
                        row.getId(), new AccountId(row.getTargetId()), Optional.ofNullable(row.getExpiresAt()))));
    }

    /** Removes those that have ended. */
    public void expire(Transaction tx) {
        int ended = tx.sql()
                .deleteFrom(MUTE)
                .where(MUTE.EXPIRES_AT.le(clock.instant()))
                .execute();
        if (ended > 0) {
            tx.afterCommit(hidden::changed);
        }
    }
}
