package folkmoot.timeline;

import folkmoot.database.Page;
import folkmoot.database.Transaction;
import folkmoot.id.AccountId;
import folkmoot.id.StatusId;
import java.util.List;

/**
 * What the accounts that somebody follows posted and reblogged, and what they posted themselves. For each followed
 * account the newest rows within the page are read from its index, then merged: the cost grows with the number of
 * followed accounts and not with the number of statuses.
 */
public final class HomeTimeline {

    /** A reply is shown when it answers the reader, the author themselves, or somebody the reader follows. */
    private static final String SQL = """
        WITH reader (id) AS (VALUES (?::bigint)),
        sources (account_id, reblogs) AS (
            SELECT f.target_id, f.show_reblogs FROM follow f
            WHERE f.account_id = (SELECT id FROM reader) AND f.accepted_at IS NOT NULL
            UNION ALL SELECT id, true FROM reader
        )
        SELECT s.id FROM sources
        CROSS JOIN LATERAL (
            SELECT id FROM status
            WHERE account_id = sources.account_id AND deleted_at IS NULL AND id < ? AND id > ?
              AND (reblog_of_id IS NULL OR sources.reblogs)
              AND (visibility <> 'direct' OR account_id = (SELECT id FROM reader))
              AND (in_reply_to_uri IS NULL
                   OR in_reply_to_account_id IN (account_id, (SELECT id FROM reader))
                   OR in_reply_to_account_id IN (SELECT account_id FROM sources))
            ORDER BY id %1$s LIMIT ?
        ) s
        ORDER BY s.id %1$s LIMIT ?
        """;

    private static final String NEWEST = SQL.formatted("DESC");
    private static final String NEXT = SQL.formatted("ASC");

    /** The ids of a page, newest first. */
    public List<StatusId> page(Transaction tx, AccountId reader, Page page) {
        long above = page.minId().orElse(page.sinceId().orElse(0));
        long below = page.maxId().orElse(Long.MAX_VALUE);
        var rows = tx.sql()
                .fetch(page.ascending() ? NEXT : NEWEST, reader.value(), below, above, page.limit(), page.limit())
                .map(row -> new StatusId(row.get(0, Long.class)));
        return page.newestFirst(rows);
    }
}
