package folkmoot.people.notification;

import static folkmoot.schema.generated.Tables.NOTIFICATION;

import folkmoot.platform.database.Page;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Id;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * Notifications shown in groups, each by its newest: three queries for a page, however many are in the groups. The walk jumps
 * from one group's newest to the next group's, so that a page costs as much as it shows.
 */
public final class NotificationGroups {

    private static final String ALONE = "ungrouped-";
    private static final int SAMPLE = 8;

    private static final String WALK = """
        WITH RECURSIVE g (id, key, seen) AS (
            (SELECT {0}, {1}, ARRAY[{1}] FROM {2} WHERE {3} ORDER BY {0} %1$s LIMIT 1)
            UNION ALL
            (SELECT w.id, w.key, g.seen || w.key FROM g CROSS JOIN LATERAL (
                SELECT {0} AS id, {1} AS key FROM {2} WHERE {3} AND {0} %2$s g.id AND {1} <> ALL (g.seen)
                ORDER BY {0} %1$s LIMIT 1) w
             WHERE cardinality(g.seen) < {4})
        ) SELECT id, key FROM g
        """;

    private static final String NEWEST = WALK.formatted("DESC", "<");
    private static final String NEXT = WALK.formatted("ASC", ">");

    private final NotificationStore store = new NotificationStore();

    /**
     * Notifications of one kind about one thing, shown as one.
     *
     * @param newest its newest, of those that the page's cursors allow
     * @param pageMin the oldest of it on this page
     * @param senders the newest few, newest first
     */
    public record Group(String key, Notification newest, int count, long pageMin, List<AccountId> senders) {}

    private record Size(int count, long oldest, List<AccountId> senders) {}

    /** Newest first; only the given types are grouped, the others stand alone. */
    public List<Group> page(
            Transaction tx, AccountId account, NotificationQuery query, Set<NotificationType> grouped, Page page) {
        var key = key(grouped);
        var condition = query.condition(account).and(page.bounds(NOTIFICATION.ID));
        var walked = page.newestFirst(tx.sql()
                .fetch(
                        page.ascending() ? NEXT : NEWEST,
                        NOTIFICATION.ID,
                        key,
                        NOTIFICATION,
                        condition,
                        DSL.inline(page.limit()))
                .map(row -> Map.entry(row.get(0, Long.class), row.get(1, String.class))));
        return groups(tx, query.condition(account), walked);
    }

    private static Field<String> key(Set<NotificationType> grouped) {
        var alone = DSL.concat(DSL.inline(ALONE), NOTIFICATION.ID.cast(String.class));
        return grouped.isEmpty()
                ? alone
                : DSL.when(
                                NOTIFICATION
                                        .TYPE
                                        .in(grouped.stream()
                                                .map(type -> DSL.inline(type.word()))
                                                .toList())
                                        .and(NOTIFICATION.GROUP_KEY.isNotNull()),
                                NOTIFICATION.GROUP_KEY)
                        .otherwise(alone);
    }

    private List<Group> groups(Transaction tx, Condition base, List<Map.Entry<Long, String>> walked) {
        if (walked.isEmpty()) {
            return List.of();
        }
        var ids = walked.stream().map(Map.Entry::getKey).toList();
        var newest = store.page(tx, NOTIFICATION.ID.in(ids), ids.size(), false).stream()
                .collect(Collectors.toMap(each -> each.id().value(), Function.identity()));
        var keys = walked.stream()
                .map(Map.Entry::getValue)
                .filter(key -> !key.startsWith(ALONE))
                .toList();
        long lowest = ids.stream().min(Long::compare).orElseThrow();
        var sizes = sizes(tx, base, keys, lowest);
        return walked.stream()
                .map(each -> group(each.getValue(), newest.get(each.getKey()), sizes))
                .toList();
    }

    private static Group group(String key, Notification newest, Map<String, Size> sizes) {
        var size = sizes.getOrDefault(key, new Size(1, newest.id().value(), List.of(newest.from())));
        return new Group(key, newest, size.count(), size.oldest(), size.senders());
    }

    private static Map<String, Size> sizes(Transaction tx, Condition base, Collection<String> keys, long lowest) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        var onPage = DSL.min(NOTIFICATION.ID).filterWhere(NOTIFICATION.ID.ge(lowest));
        var senders = DSL.arrayAgg(NOTIFICATION.FROM_ACCOUNT_ID).orderBy(NOTIFICATION.ID.desc());
        return tx.sql()
                .select(NOTIFICATION.GROUP_KEY, DSL.count(), onPage, senders)
                .from(NOTIFICATION)
                .where(base)
                .and(NOTIFICATION.GROUP_KEY.in(keys))
                .groupBy(NOTIFICATION.GROUP_KEY)
                .fetchMap(
                        row -> row.value1(),
                        row -> new Size(
                                row.value2(),
                                Optional.ofNullable(row.value3()).orElse(lowest),
                                Arrays.stream(row.value4())
                                        .distinct()
                                        .limit(SAMPLE)
                                        .map(AccountId::new)
                                        .toList()));
    }

    /** One group, whatever its type. */
    public Optional<Group> find(Transaction tx, AccountId account, String key) {
        var newest = store.page(tx, of(account, key), 1, false);
        return groups(
                        tx,
                        NotificationQuery.ALL.condition(account),
                        newest.stream()
                                .map(each -> Map.entry(each.id().value(), key))
                                .toList())
                .stream()
                .findFirst();
    }

    /** Everything in a group, newest first. */
    public List<Notification> members(Transaction tx, AccountId account, String key, Page page) {
        return page.newestFirst(
                store.page(tx, of(account, key).and(page.bounds(NOTIFICATION.ID)), page.limit(), page.ascending()));
    }

    /** Forgets everything in a group. */
    public void dismiss(Transaction tx, AccountId account, String key) {
        store.delete(tx, of(account, key));
    }

    private Condition of(AccountId account, String key) {
        var condition = store.of(account);
        if (!key.startsWith(ALONE)) {
            return condition.and(NOTIFICATION.GROUP_KEY.eq(key));
        }
        var id = Id.parse(key.substring(ALONE.length()));
        return condition.and(NOTIFICATION.ID.eq(id.orElse(0)));
    }
}
