package folkmoot.people.notification;

import static folkmoot.schema.generated.Tables.NOTIFICATION;
import static folkmoot.schema.generated.Tables.NOTIFICATION_PERMISSION;
import static folkmoot.schema.generated.Tables.NOTIFICATION_POLICY;
import static folkmoot.schema.generated.Tables.NOTIFICATION_REQUEST;

import folkmoot.platform.database.Page;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.event.Observers;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Ids;
import folkmoot.platform.id.StatusId;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** Policies, and what they hold back: one request for each sender, to be accepted or dismissed as a whole. */
public final class NotificationRequests {

    private static final Field<Integer> COUNT = DSL.field(DSL.select(DSL.count())
                    .from(NOTIFICATION)
                    .where(NOTIFICATION.ACCOUNT_ID.eq(NOTIFICATION_REQUEST.ACCOUNT_ID))
                    .and(NOTIFICATION.FROM_ACCOUNT_ID.eq(NOTIFICATION_REQUEST.FROM_ACCOUNT_ID))
                    .and(NOTIFICATION.FILTERED))
            .as("held");

    private final Ids ids;
    private final InstantSource clock;
    private final NotificationStore notifications;
    private final Observers<Consumer<AccountId>> merged;

    NotificationRequests(
            Ids ids, InstantSource clock, NotificationStore notifications, Observers<Consumer<AccountId>> merged) {
        this.ids = ids;
        this.clock = clock;
        this.notifications = notifications;
        this.merged = merged;
    }

    public NotificationPolicy policy(Transaction tx, AccountId account) {
        return tx.sql()
                .selectFrom(NOTIFICATION_POLICY)
                .where(NOTIFICATION_POLICY.ACCOUNT_ID.eq(account.value()))
                .fetchOptional(row -> new NotificationPolicy(
                        row.getNotFollowing(),
                        row.getNotFollowers(),
                        row.getNewAccounts(),
                        row.getPrivateMentions(),
                        row.getLimitedAccounts(),
                        row.getBots()))
                .orElse(NotificationPolicy.DEFAULT);
    }

    public void setPolicy(Transaction tx, AccountId account, NotificationPolicy policy) {
        var row = tx.sql().newRecord(NOTIFICATION_POLICY);
        row.setAccountId(account.value());
        row.setNotFollowing(policy.notFollowing());
        row.setNotFollowers(policy.notFollowers());
        row.setNewAccounts(policy.newAccounts());
        row.setPrivateMentions(policy.privateMentions());
        row.setLimitedAccounts(policy.limitedAccounts());
        row.setBots(policy.bots());
        tx.sql()
                .insertInto(NOTIFICATION_POLICY)
                .set(row)
                .onConflict(NOTIFICATION_POLICY.ACCOUNT_ID)
                .doUpdate()
                .set(row)
                .execute();
    }

    /** How much waits. */
    public record Summary(int requests, int notifications) {}

    public Summary summary(Transaction tx, AccountId account) {
        var row = tx.sql()
                .select(DSL.countDistinct(NOTIFICATION.FROM_ACCOUNT_ID), DSL.count())
                .from(NOTIFICATION)
                .where(NOTIFICATION.ACCOUNT_ID.eq(account.value()))
                .and(NOTIFICATION.FILTERED)
                .fetchSingle();
        return new Summary(row.value1(), row.value2());
    }

    /** Newest first; one query. */
    public List<NotificationRequest> list(Transaction tx, AccountId account, Page page) {
        return page.newestFirst(tx.sql()
                .select(NOTIFICATION_REQUEST.asterisk(), COUNT)
                .from(NOTIFICATION_REQUEST)
                .where(of(account))
                .and(page.bounds(NOTIFICATION_REQUEST.ID))
                .orderBy(page.order(NOTIFICATION_REQUEST.ID))
                .limit(page.limit())
                .fetch(NotificationRequests::request));
    }

    public Optional<NotificationRequest> find(Transaction tx, AccountId account, long id) {
        return tx.sql()
                .select(NOTIFICATION_REQUEST.asterisk(), COUNT)
                .from(NOTIFICATION_REQUEST)
                .where(of(account))
                .and(NOTIFICATION_REQUEST.ID.eq(id))
                .fetchOptional(NotificationRequests::request);
    }

    private static NotificationRequest request(Record row) {
        return new NotificationRequest(
                row.get(NOTIFICATION_REQUEST.ID),
                new AccountId(row.get(NOTIFICATION_REQUEST.FROM_ACCOUNT_ID)),
                Optional.ofNullable(row.get(NOTIFICATION_REQUEST.LAST_STATUS_ID))
                        .map(StatusId::new),
                row.get(COUNT),
                row.get(NOTIFICATION_REQUEST.CREATED_AT),
                row.get(NOTIFICATION_REQUEST.UPDATED_AT));
    }

    void hold(Transaction tx, Notification notification) {
        var now = clock.instant();
        var status = notification.status().map(StatusId::value).orElse(null);
        tx.sql()
                .insertInto(NOTIFICATION_REQUEST)
                .set(NOTIFICATION_REQUEST.ID, ids.next())
                .set(NOTIFICATION_REQUEST.ACCOUNT_ID, notification.account().value())
                .set(NOTIFICATION_REQUEST.FROM_ACCOUNT_ID, notification.from().value())
                .set(NOTIFICATION_REQUEST.LAST_STATUS_ID, status)
                .set(NOTIFICATION_REQUEST.CREATED_AT, now)
                .set(NOTIFICATION_REQUEST.UPDATED_AT, now)
                .onConflict(NOTIFICATION_REQUEST.ACCOUNT_ID, NOTIFICATION_REQUEST.FROM_ACCOUNT_ID)
                .doUpdate()
                .set(
                        NOTIFICATION_REQUEST.LAST_STATUS_ID,
                        DSL.coalesce(
                                DSL.val(status, NOTIFICATION_REQUEST.LAST_STATUS_ID),
                                NOTIFICATION_REQUEST.LAST_STATUS_ID))
                .set(NOTIFICATION_REQUEST.UPDATED_AT, now)
                .execute();
    }

    /** What these senders caused is told after all, now and from now on. Ids of others change nothing. */
    public void accept(Transaction tx, AccountId account, Collection<Long> wanted) {
        for (var sender : take(tx, account, wanted)) {
            tx.sql()
                    .insertInto(NOTIFICATION_PERMISSION)
                    .set(NOTIFICATION_PERMISSION.ACCOUNT_ID, account.value())
                    .set(NOTIFICATION_PERMISSION.FROM_ACCOUNT_ID, sender.value())
                    .onConflictDoNothing()
                    .execute();
            notifications.release(tx, account, sender);
        }
        tx.afterCommit(() -> merged.tell(observer -> observer.accept(account)));
    }

    /** What these senders caused is forgotten. Ids of others change nothing. */
    public void dismiss(Transaction tx, AccountId account, Collection<Long> wanted) {
        for (var sender : take(tx, account, wanted)) {
            notifications.delete(
                    tx,
                    notifications
                            .of(account)
                            .and(NOTIFICATION.FROM_ACCOUNT_ID.eq(sender.value()))
                            .and(NOTIFICATION.FILTERED));
        }
    }

    private static List<AccountId> take(Transaction tx, AccountId account, Collection<Long> wanted) {
        return tx.sql()
                .deleteFrom(NOTIFICATION_REQUEST)
                .where(of(account))
                .and(NOTIFICATION_REQUEST.ID.in(wanted))
                .returning(NOTIFICATION_REQUEST.FROM_ACCOUNT_ID)
                .fetch(row -> new AccountId(row.getFromAccountId()));
    }

    void forget(Transaction tx, AccountId account, AccountId from) {
        tx.sql()
                .deleteFrom(NOTIFICATION_REQUEST)
                .where(of(account))
                .and(NOTIFICATION_REQUEST.FROM_ACCOUNT_ID.eq(from.value()))
                .execute();
        tx.sql()
                .deleteFrom(NOTIFICATION_PERMISSION)
                .where(NOTIFICATION_PERMISSION.ACCOUNT_ID.eq(account.value()))
                .and(NOTIFICATION_PERMISSION.FROM_ACCOUNT_ID.eq(from.value()))
                .execute();
    }

    void forgetAll(Transaction tx, AccountId account) {
        tx.sql().deleteFrom(NOTIFICATION_REQUEST).where(of(account)).execute();
    }

    private static Condition of(AccountId account) {
        return NOTIFICATION_REQUEST.ACCOUNT_ID.eq(account.value());
    }
}
