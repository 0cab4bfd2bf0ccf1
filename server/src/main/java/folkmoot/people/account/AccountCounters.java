package folkmoot.people.account;

import folkmoot.platform.database.Bulk;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Ids;
import folkmoot.platform.id.StatusId;
import java.util.List;
import java.util.TreeMap;

/** Changes of {@code account_stats}, added up and written at the end of a transaction. */
final class AccountCounters {

    /** In the order of ids, so that writers cannot deadlock; an account that is gone meanwhile needs no counters. */
    private static final String WRITE = """
        INSERT INTO account_stats (account_id)
        SELECT i FROM unnest(?::bigint[]) i
        WHERE NOT EXISTS (SELECT 1 FROM account_stats s WHERE s.account_id = i)
          AND EXISTS (SELECT 1 FROM account a WHERE a.id = i)
        ORDER BY i ON CONFLICT DO NOTHING;
        UPDATE account_stats a SET followers_count = greatest(0, a.followers_count + c.followers),
            following_count = greatest(0, a.following_count + c.following),
            statuses_count = greatest(0, a.statuses_count + c.statuses),
            last_status_id = greatest(a.last_status_id, nullif(c.last, 0)),
            last_status_at = greatest(a.last_status_at, to_timestamp(nullif(c.last_at, 0) / 1000.0))
        FROM unnest(?::bigint[], ?::int[], ?::int[], ?::int[], ?::bigint[], ?::bigint[])
            c (id, followers, following, statuses, last, last_at)
        WHERE a.account_id = c.id
        """;

    private static final Bulk<Change> CHANGES = new Bulk<>(AccountCounters::write, Bulk.Turn.LAST);

    private AccountCounters() {}

    /** Writes what changes so far, for those who read these counters. */
    static void settle(Transaction tx) {
        tx.flush();
        tx.flush(CHANGES);
    }

    /**
     * By how much the counters of an account change.
     *
     * @param last id of a status that was made; 0 for none
     */
    private record Change(AccountId account, int followers, int following, int statuses, long last) {

        Change plus(Change other) {
            return new Change(
                    account,
                    followers + other.followers,
                    following + other.following,
                    statuses + other.statuses,
                    Math.max(last, other.last));
        }

        /** Milliseconds; 0 for none. */
        long lastAt() {
            return last == 0 ? 0 : Ids.timeOf(new StatusId(last)).toEpochMilli();
        }
    }

    static void follow(Transaction tx, AccountId follower, AccountId followed, int change) {
        tx.later(CHANGES, new Change(follower, 0, change, 0, 0));
        tx.later(CHANGES, new Change(followed, change, 0, 0, 0));
    }

    static void posted(Transaction tx, AccountId author, StatusId status) {
        tx.later(CHANGES, new Change(author, 0, 0, 1, status.value()));
    }

    static void removed(Transaction tx, AccountId author) {
        tx.later(CHANGES, new Change(author, 0, 0, -1, 0));
    }

    private static void write(Transaction tx, List<Change> changes) {
        var sums = new TreeMap<Long, Change>();
        changes.forEach(change -> sums.merge(change.account().value(), change, Change::plus));
        var ids = sums.keySet().toArray(Long[]::new);
        tx.execute(
                WRITE,
                ids,
                ids,
                sums.values().stream().map(Change::followers).toArray(Integer[]::new),
                sums.values().stream().map(Change::following).toArray(Integer[]::new),
                sums.values().stream().map(Change::statuses).toArray(Integer[]::new),
                sums.values().stream().map(Change::last).toArray(Long[]::new),
                sums.values().stream().map(Change::lastAt).toArray(Long[]::new));
    }
}
