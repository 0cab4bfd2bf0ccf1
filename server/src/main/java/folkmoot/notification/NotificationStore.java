package folkmoot.notification;

import static folkmoot.schema.generated.Tables.NOTIFICATION;

import folkmoot.database.Transaction;
import folkmoot.id.AccountId;
import folkmoot.id.NotificationId;
import folkmoot.id.StatusId;
import folkmoot.schema.generated.tables.records.NotificationRecord;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** All SQL that writes {@code notification}. */
final class NotificationStore {

    /** A group takes newcomers for so long after it began. */
    private static final int GROUP_HOURS = 12;

    /** The notification as it was kept, if it is new: the same cause is told once. */
    Optional<Notification> insert(Transaction tx, Notification notification) {
        var key = prefix(notification).map(prefix -> groupKey(notification, prefix));
        return tx.sql()
                .insertInto(NOTIFICATION)
                .set(NOTIFICATION.ID, notification.id().value())
                .set(NOTIFICATION.ACCOUNT_ID, notification.account().value())
                .set(NOTIFICATION.TYPE, notification.type().word())
                .set(NOTIFICATION.FROM_ACCOUNT_ID, notification.from().value())
                .set(
                        NOTIFICATION.STATUS_ID,
                        notification.status().map(StatusId::value).orElse(null))
                .set(NOTIFICATION.SUBJECT_ID, notification.subject().orElse(null))
                .set(NOTIFICATION.GROUP_KEY, key.orElse(DSL.inline((String) null)))
                .set(NOTIFICATION.FILTERED, notification.filtered())
                .set(NOTIFICATION.CREATED_AT, notification.createdAt())
                .onConflictDoNothing()
                .returning()
                .fetchOptional()
                .map(NotificationStore::notification);
    }

    private static Optional<String> prefix(Notification notification) {
        if (!NotificationType.GROUPED.contains(notification.type())) {
            return Optional.empty();
        }
        var word = notification.type().word() + "-";
        return Optional.of(
                notification.status().map(status -> word + status + "-").orElse(word));
    }

    /** That of a group of the same kind that is not twelve hours old, or a new one named by the hour. */
    private static org.jooq.Field<String> groupKey(Notification notification, String prefix) {
        long hour =
                notification.createdAt().toEpochMilli() / Duration.ofHours(1).toMillis();
        var group = NOTIFICATION.as("g");
        var running = DSL.select(DSL.max(group.GROUP_KEY))
                .from(group)
                .where(group.ACCOUNT_ID.eq(notification.account().value()))
                .and(group.GROUP_KEY.between(prefix + (hour - GROUP_HOURS + 1), prefix + hour));
        return DSL.coalesce(DSL.field(running), DSL.val(prefix + hour));
    }

    List<Notification> page(Transaction tx, Condition condition, int limit, boolean ascending) {
        return tx.sql()
                .selectFrom(NOTIFICATION)
                .where(condition)
                .orderBy(ascending ? NOTIFICATION.ID.asc() : NOTIFICATION.ID.desc())
                .limit(limit)
                .fetch()
                .map(NotificationStore::notification);
    }

    int delete(Transaction tx, Condition condition) {
        return tx.sql().deleteFrom(NOTIFICATION).where(condition).execute();
    }

    /** What was held back of these senders is told after all. */
    void release(Transaction tx, AccountId account, AccountId from) {
        tx.sql()
                .update(NOTIFICATION)
                .set(NOTIFICATION.FILTERED, false)
                .where(of(account))
                .and(NOTIFICATION.FROM_ACCOUNT_ID.eq(from.value()))
                .and(NOTIFICATION.FILTERED)
                .execute();
    }

    Condition of(AccountId account) {
        return NOTIFICATION.ACCOUNT_ID.eq(account.value());
    }

    static Notification notification(NotificationRecord row) {
        return new Notification(
                new NotificationId(row.getId()),
                new AccountId(row.getAccountId()),
                NotificationType.of(row.getType()).orElseThrow(),
                new AccountId(row.getFromAccountId()),
                Optional.ofNullable(row.getStatusId()).map(StatusId::new),
                Optional.ofNullable(row.getSubjectId()),
                Optional.ofNullable(row.getGroupKey()),
                row.getFiltered(),
                row.getCreatedAt());
    }
}
