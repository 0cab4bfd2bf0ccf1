package folkmoot.notification;

import static folkmoot.schema.generated.Tables.NOTIFICATION;

import folkmoot.database.Transaction;
import folkmoot.id.AccountId;
import folkmoot.id.NotificationId;
import folkmoot.id.StatusId;
import folkmoot.schema.generated.tables.records.NotificationRecord;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;

/** All SQL that writes {@code notification}. */
final class NotificationStore {

    /** Whether it is new: the same cause is told once. */
    boolean insert(Transaction tx, Notification notification) {
        return tx.sql()
                        .insertInto(NOTIFICATION)
                        .set(NOTIFICATION.ID, notification.id().value())
                        .set(NOTIFICATION.ACCOUNT_ID, notification.account().value())
                        .set(NOTIFICATION.TYPE, notification.type().word())
                        .set(NOTIFICATION.FROM_ACCOUNT_ID, notification.from().value())
                        .set(
                                NOTIFICATION.STATUS_ID,
                                notification.status().map(StatusId::value).orElse(null))
                        .set(NOTIFICATION.CREATED_AT, notification.createdAt())
                        .onConflictDoNothing()
                        .execute()
                == 1;
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

    Condition of(AccountId account) {
        return NOTIFICATION.ACCOUNT_ID.eq(account.value());
    }

    private static Notification notification(NotificationRecord row) {
        return new Notification(
                new NotificationId(row.getId()),
                new AccountId(row.getAccountId()),
                NotificationType.of(row.getType()).orElseThrow(),
                new AccountId(row.getFromAccountId()),
                Optional.ofNullable(row.getStatusId()).map(StatusId::new),
                row.getCreatedAt());
    }
}
