package folkmoot.talk.timeline;

import folkmoot.people.relation.Hidden;
import folkmoot.platform.database.Page;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.StatusId;
import folkmoot.talk.list.AccountList;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.Visibility;
import java.util.Collection;
import java.util.List;

/**
 * What the members of a list posted and reblogged. A member whom the owner does not follow any more is left out; replies are
 * shown to the owner, to the author itself, and to whom the list's policy says.
 */
public final class ListTimeline {

    private static final String REPLIES = """
        (s.in_reply_to_uri IS NULL OR s.in_reply_to_account_id IN (s.account_id, l.account_id)
         OR l.replies_policy = 'followed' AND EXISTS (
             SELECT 1 FROM follow r WHERE r.account_id = l.account_id AND r.target_id = s.in_reply_to_account_id
               AND r.accepted_at IS NOT NULL)
         OR l.replies_policy = 'list' AND EXISTS (
             SELECT 1 FROM account_list_member r WHERE r.list_id = l.id AND r.account_id = s.in_reply_to_account_id))
        """;

    private static final String SQL = """
        SELECT s.id FROM account_list l
        JOIN account_list_member m ON m.list_id = l.id
        LEFT JOIN follow f ON f.account_id = l.account_id AND f.target_id = m.account_id AND f.accepted_at IS NOT NULL
        CROSS JOIN LATERAL (
            SELECT s.id FROM status s
            WHERE s.account_id = m.account_id AND s.deleted_at IS NULL AND s.id < ? AND s.id > ?
              AND s.visibility <> 'direct'
              AND (s.reblog_of_id IS NULL OR coalesce(f.show_reblogs, true) AND s.reblog_account_id <> ALL (?))
              AND (f.languages IS NULL OR s.language IS NULL OR s.language = ANY (f.languages))
              AND %1$s
            ORDER BY s.id %2$s LIMIT ?
        ) s
        WHERE l.id = ? AND (f.id IS NOT NULL OR m.account_id = l.account_id) AND m.account_id <> ALL (?)
        ORDER BY s.id %2$s LIMIT ?
        """;

    private static final String NEWEST = SQL.formatted(REPLIES, "DESC");
    private static final String NEXT = SQL.formatted(REPLIES, "ASC");

    private static final String HOLDING = """
        SELECT l.id, l.account_id FROM account_list l
        JOIN account_list_member m ON m.list_id = l.id
        JOIN status s ON s.id = ? AND s.account_id = m.account_id
        LEFT JOIN follow f ON f.account_id = l.account_id AND f.target_id = m.account_id AND f.accepted_at IS NOT NULL
        WHERE l.id = ANY (?) AND (f.id IS NOT NULL OR m.account_id = l.account_id)
          AND (s.reblog_of_id IS NULL OR coalesce(f.show_reblogs, true))
          AND (f.languages IS NULL OR s.language IS NULL OR s.language = ANY (f.languages))
          AND %s
        """.formatted(REPLIES);

    /** A list and whose it is. */
    public record Owned(long list, AccountId owner) {}

    /** The ids of a page, newest first. */
    public List<StatusId> page(Transaction tx, AccountList list, Hidden hidden, Page page) {
        long above = page.minId().orElse(page.sinceId().orElse(0));
        long below = page.maxId().orElse(Long.MAX_VALUE);
        var unseen = hidden.accountArray();
        return page.newestFirst(tx.sql()
                .fetch(
                        page.ascending() ? NEXT : NEWEST,
                        below,
                        above,
                        unseen,
                        page.limit(),
                        list.id(),
                        unseen,
                        page.limit())
                .map(row -> new StatusId(row.get(0, Long.class))));
    }

    /** Those of the lists on which a status that was just made appears. */
    public List<Owned> holding(Transaction tx, Status status, Collection<Long> lists) {
        return lists.isEmpty() || status.visibility() == Visibility.DIRECT
                ? List.of()
                : tx.sql()
                        .fetch(HOLDING, status.id().value(), lists.toArray(Long[]::new))
                        .map(row -> new Owned(row.get(0, Long.class), new AccountId(row.get(1, Long.class))));
    }
}
