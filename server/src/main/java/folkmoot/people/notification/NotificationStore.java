package folkmoot.people.notification;

import static folkmoot.schema.generated.Tables.NOTIFICATION;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.NotificationId;
import folkmoot.platform.id.StatusId;
import folkmoot.schema.generated.tables.records.NotificationRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.Condition;

/** All SQL that writes {@code notification}. */
final class NotificationStore {

    private static final String DELETE_FAVOURITES = """
        DELETE FROM notification n USING unnest(?::bigint[], ?::bigint[], ?::bigint[]) w (sender, account, status)
        WHERE n.account_id = w.account AND n.type = 'favourite' AND n.from_account_id = w.sender AND n.status_id = w.status
        """;

    /** A group takes newcomers for so long after it began. */
    private static final int GROUP_HOURS = 12;

    /** A group of the same kind that is not twelve hours old takes a newcomer, or a new one does that is named by the hour. */
    private static final String INSERT = """
        INSERT INTO notification (id, account_id, type, from_account_id, status_id, subject_id, filtered, created_at, group_key)
        SELECT n.id, n.account_id, n.type, n.from_id, n.status_id, n.subject_id, n.filtered, ?::timestamptz,
               CASE WHEN n.prefix IS NOT NULL THEN coalesce((
                   SELECT max(g.group_key) FROM notification g WHERE g.account_id = n.account_id
                   AND g.group_key BETWEEN n.prefix || ?::text AND n.prefix || ?::text), n.prefix || ?::text) END
        FROM unnest(?::bigint[], ?::bigint[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[], ?::boolean[], ?::text[])
            n (id, account_id, type, from_id, status_id, subject_id, filtered, prefix)
        ON CONFLICT DO NOTHING RETURNING id, group_key
        """;

    /** Those that are new, as they were kept: the same cause is told once. */
    List<Notification> insert(Transaction tx, List<Notification> fresh, Instant now) {
        if (fresh.isEmpty()) {
            return List.of();
        }
        long hour = now.toEpochMilli() / Duration.ofHours(1).toMillis();
        var kept = new HashMap<Long, Optional<String>>();
        tx.fetch(
                INSERT,
                row -> kept.put(row.getLong(1), Optional.ofNullable(row.getString(2))),
                now,
                Long.toString(hour - GROUP_HOURS + 1),
                Long.toString(hour),
                Long.toString(hour),
                longs(fresh, each -> each.id().value()),
                longs(fresh, each -> each.account().value()),
                texts(fresh, each -> each.type().word()),
                longs(fresh, each -> each.from().value()),
                longs(fresh, each -> each.status().map(StatusId::value).orElse(null)),
                longs(fresh, each -> each.subject().orElse(null)),
                fresh.stream().map(Notification::filtered).toArray(Boolean[]::new),
                texts(fresh, each -> prefix(each).orElse(null)));
        return fresh.stream()
                .filter(each -> kept.containsKey(each.id().value()))
                .map(each -> each.withGroupKey(kept.get(each.id().value())))
                .toList();
    }

    private static Long[] longs(List<Notification> all, Function<Notification, Long> part) {
        return all.stream().map(part).toArray(Long[]::new);
    }

    private static String[] texts(List<Notification> all, Function<Notification, String> part) {
        return all.stream().map(part).toArray(String[]::new);
    }

    private static Optional<String> prefix(Notification notification) {
        if (!NotificationType.GROUPED.contains(notification.type())) {
            return Optional.empty();
        }
        var word = notification.type().word() + "-";
        return Optional.of(
                notification.status().map(status -> word + status + "-").orElse(word));
    }

    List<Notification> page(Transaction tx, Condition condition, int limit, boolean ascending) {
        tx.flush();
        return tx.sql()
                .selectFrom(NOTIFICATION)
                .where(condition)
                .orderBy(ascending ? NOTIFICATION.ID.asc() : NOTIFICATION.ID.desc())
                .limit(limit)
                .fetch()
                .map(NotificationStore::notification);
    }

    void deleteFavourites(Transaction tx, Long[] from, Long[] accounts, Long[] statuses) {
        tx.execute(DELETE_FAVOURITES, from, accounts, statuses);
    }

    int delete(Transaction tx, Condition condition) {
        tx.flush();
        return tx.sql().deleteFrom(NOTIFICATION).where(condition).execute();
    }

    /** What was held back of these senders is told after all. */
    void release(Transaction tx, AccountId account, AccountId from) {
        tx.flush();
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
