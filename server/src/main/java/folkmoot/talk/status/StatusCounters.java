package folkmoot.talk.status;

import folkmoot.platform.database.Bulk;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.StatusId;
import java.util.List;
import java.util.TreeMap;

/** Changes of {@code status_stats}, added up and written at the end of a transaction. */
final class StatusCounters {

    /** In the order of ids, so that writers cannot deadlock; a status that is gone meanwhile needs no counters. */
    private static final String WRITE = """
        INSERT INTO status_stats (status_id)
        SELECT i FROM unnest(?::bigint[]) i
        WHERE NOT EXISTS (SELECT 1 FROM status_stats c WHERE c.status_id = i)
          AND EXISTS (SELECT 1 FROM status s WHERE s.id = i)
        ORDER BY i ON CONFLICT DO NOTHING;
        UPDATE status_stats s SET replies_count = greatest(0, s.replies_count + c.replies),
            reblogs_count = greatest(0, s.reblogs_count + c.reblogs),
            favourites_count = greatest(0, s.favourites_count + c.favourites)
        FROM unnest(?::bigint[], ?::int[], ?::int[], ?::int[]) c (id, replies, reblogs, favourites)
        WHERE s.status_id = c.id
        """;

    private static final Bulk<Change> CHANGES = new Bulk<>(StatusCounters::write, Bulk.Turn.LAST);

    private StatusCounters() {}

    /** By how much the counters of a status change. */
    private record Change(StatusId status, int replies, int reblogs, int favourites) {

        Change plus(Change other) {
            return new Change(status, replies + other.replies, reblogs + other.reblogs, favourites + other.favourites);
        }
    }

    static void reply(Transaction tx, StatusId parent, int change) {
        tx.later(CHANGES, new Change(parent, change, 0, 0));
    }

    static void reblog(Transaction tx, StatusId reblogged, int change) {
        tx.later(CHANGES, new Change(reblogged, 0, change, 0));
    }

    static void favourite(Transaction tx, StatusId favourited, int change) {
        tx.later(CHANGES, new Change(favourited, 0, 0, change));
    }

    private static void write(Transaction tx, List<Change> changes) {
        var sums = new TreeMap<Long, Change>();
        changes.forEach(change -> sums.merge(change.status().value(), change, Change::plus));
        var ids = sums.keySet().toArray(Long[]::new);
        tx.execute(
                WRITE,
                ids,
                ids,
                sums.values().stream().map(Change::replies).toArray(Integer[]::new),
                sums.values().stream().map(Change::reblogs).toArray(Integer[]::new),
                sums.values().stream().map(Change::favourites).toArray(Integer[]::new));
    }
}
