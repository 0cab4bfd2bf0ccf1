package folkmoot.door.activitypub;

import static folkmoot.schema.generated.Tables.INBOX_ACTIVITY;
import static folkmoot.schema.generated.Tables.INBOX_PARKED;
import static folkmoot.schema.generated.Tables.INBOX_SEEN;

import folkmoot.federation.signature.Digests;
import folkmoot.platform.database.AnyOf;
import folkmoot.platform.database.Transaction;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jooq.impl.DSL;

/** All SQL of the inbox. */
final class InboxStore {

    /** One statement for any number: what was seen before falls out by itself. */
    private static final String STORE = """
        WITH seen AS (
            INSERT INTO inbox_seen (id_hash, received_at)
            SELECT h, ?::timestamptz FROM unnest(?::uuid[]) h ON CONFLICT DO NOTHING RETURNING id_hash)
        INSERT INTO inbox_activity (sender_uri, activity_uri, payload, run_at, received_at)
        SELECT s, a, p, ?::timestamptz, ?::timestamptz
        FROM unnest(?::uuid[], ?::text[], ?::text[], ?::bytea[]) WITH ORDINALITY AS i (h, s, a, p, place)
        JOIN seen ON seen.id_hash = i.h ORDER BY place
        """;

    /**
     * Of several nodes one claims at a time, or two could have activities of one sender. In the order of the index: a plan that
     * was made while the queue was empty would sort all of it at each claim.
     */
    private static final String ONE_AT_A_TIME =
            "SELECT pg_advisory_xact_lock(7081934501), set_config('enable_sort', 'off', true),"
                    + " set_config('enable_bitmapscan', 'off', true)";

    /**
     * The oldest that are due, but none whose sender has an older one that is being worked on or waits for a retry with all that
     * follows. In the order of arrival until there are enough: the sum keeps PostgreSQL from gathering all that are due first.
     */
    private static final String CLAIM = """
        WITH held AS MATERIALIZED (
            SELECT sender_uri, min(id) AS first FROM inbox_activity
            WHERE run_at > ?::timestamptz AND NOT alone GROUP BY sender_uri)
        UPDATE inbox_activity SET run_at = ?::timestamptz, attempts = attempts + 1 WHERE id = ANY (ARRAY(
            SELECT i.id FROM inbox_activity i
            WHERE i.run_at + interval '0' <= ?::timestamptz
              AND (i.sender_uri NOT IN (SELECT sender_uri FROM held)
                   OR i.id < (SELECT first FROM held h WHERE h.sender_uri = i.sender_uri))
            ORDER BY i.id LIMIT ? FOR UPDATE OF i SKIP LOCKED))
        RETURNING id, sender_uri, activity_uri, payload, attempts
        """;

    /** What stands before the last that was claimed of each sender. */
    private static final String BEFORE = """
        SELECT o.sender_uri, o.id FROM unnest(?::text[], ?::bigint[]) c (sender, last)
        JOIN inbox_activity o ON o.sender_uri = c.sender AND o.id < c.last WHERE NOT o.alone
        """;

    /** Stores those that were never seen; says nothing about which, because both are answered alike. */
    void store(Transaction tx, List<StoredActivity> incoming, Instant now) {
        var fresh = new LinkedHashMap<UUID, StoredActivity>();
        incoming.forEach(activity -> fresh.putIfAbsent(hash(activity.seenAs()), activity));
        var hashes = fresh.keySet().toArray(UUID[]::new);
        var rows = List.copyOf(fresh.values());
        tx.execute(
                STORE,
                now,
                hashes,
                now,
                now,
                hashes,
                texts(rows, StoredActivity::sender),
                texts(rows, StoredActivity::activity),
                rows.stream().map(StoredActivity::payload).toArray(byte[][]::new));
    }

    private static String[] texts(List<StoredActivity> rows, Function<StoredActivity, URI> part) {
        return rows.stream().map(row -> part.apply(row).toString()).toArray(String[]::new);
    }

    /** Half of the SHA-256 of the id: short, and as good as the id itself. */
    private static UUID hash(String id) {
        var bytes = ByteBuffer.wrap(Digests.sha256(id.getBytes(StandardCharsets.UTF_8)));
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    List<StoredActivity> claim(Transaction tx, Instant now, Duration lease, int most) {
        tx.fetch(ONE_AT_A_TIME, _ -> true);
        var rows = tx.fetch(CLAIM, InboxStore::stored, now, now.plus(lease), now, most);
        rows.sort(Comparator.comparingLong(StoredActivity::id));
        var early = overtaking(tx, rows);
        giveBack(tx, early, now);
        rows.removeIf(activity -> early.contains(activity.id()));
        return rows;
    }

    /**
     * Those before which another of the same sender stands that was not claimed with them: its row was just being written by whoever
     * worked on it last, perhaps by a process that was killed.
     */
    private static Set<Long> overtaking(Transaction tx, List<StoredActivity> claimed) {
        var last = new LinkedHashMap<String, Long>();
        claimed.forEach(activity -> last.put(activity.sender().toString(), activity.id()));
        var ids = claimed.stream().map(StoredActivity::id).collect(Collectors.toSet());
        var missed = new HashMap<String, Long>();
        tx
                .fetch(
                        BEFORE,
                        row -> Map.entry(row.getString(1), row.getLong(2)),
                        last.keySet().toArray(String[]::new),
                        last.values().toArray(Long[]::new))
                .stream()
                .filter(before -> !ids.contains(before.getValue()))
                .forEach(before -> missed.merge(before.getKey(), before.getValue(), Math::min));
        return claimed.stream()
                .filter(activity -> missed.getOrDefault(activity.sender().toString(), Long.MAX_VALUE) < activity.id())
                .map(StoredActivity::id)
                .collect(Collectors.toSet());
    }

    void delete(Transaction tx, Collection<Long> ids) {
        tx.execute("DELETE FROM inbox_activity WHERE id = ANY (?)", (Object) AnyOf.numbers(ids, id -> id));
    }

    /** What is claimed is free again: whoever claimed it is gone. */
    void endLeases(Transaction tx, Instant now, Instant leaseEnd) {
        tx.execute("UPDATE inbox_activity SET run_at = ? WHERE run_at > ? AND run_at <= ?", now, now, leaseEnd);
    }

    /** The same for some. */
    void endLeases(Transaction tx, Collection<Long> ids, Instant now, Instant leaseEnd) {
        tx.execute(
                "UPDATE inbox_activity SET run_at = ? WHERE id = ANY (?) AND run_at > ? AND run_at <= ?",
                now,
                AnyOf.numbers(ids, id -> id),
                now,
                leaseEnd);
    }

    /** Still being worked on. */
    void extendLease(Transaction tx, Collection<Long> ids, Instant until) {
        tx.sql()
                .update(INBOX_ACTIVITY)
                .set(INBOX_ACTIVITY.RUN_AT, until)
                .where(INBOX_ACTIVITY.ID.eq(DSL.any(ids.toArray(Long[]::new))))
                .execute();
    }

    /** Claimed and not tried after all. */
    void giveBack(Transaction tx, Collection<Long> ids, Instant now) {
        if (ids.isEmpty()) {
            return;
        }
        tx.sql()
                .update(INBOX_ACTIVITY)
                .set(INBOX_ACTIVITY.RUN_AT, now)
                .set(INBOX_ACTIVITY.ATTEMPTS, INBOX_ACTIVITY.ATTEMPTS.minus(1))
                .where(INBOX_ACTIVITY.ID.eq(DSL.any(ids.toArray(Long[]::new))))
                .execute();
    }

    void postpone(Transaction tx, long id, Instant runAt) {
        tx.sql()
                .update(INBOX_ACTIVITY)
                .set(INBOX_ACTIVITY.RUN_AT, runAt)
                .where(INBOX_ACTIVITY.ID.eq(id))
                .execute();
    }

    /** As {@link #postpone}, and what its sender sent later goes on without it. */
    void postponeAlone(Transaction tx, long id, Instant runAt) {
        tx.execute("UPDATE inbox_activity SET run_at = ?, alone = true WHERE id = ?", runAt, id);
    }

    /** What came before from the same sender and waits by itself. */
    List<StoredActivity> waiting(Transaction tx, URI sender, long before) {
        return tx.fetch(
                "SELECT id, sender_uri, activity_uri, payload, attempts FROM inbox_activity"
                        + " WHERE sender_uri = ? AND alone AND id < ?",
                InboxStore::stored,
                sender.toString(),
                before);
    }

    private static StoredActivity stored(ResultSet row) throws SQLException {
        return new StoredActivity(
                row.getLong(1),
                URI.create(row.getString(2)),
                URI.create(row.getString(3)),
                row.getBytes(4),
                row.getInt(5));
    }

    /** Sets aside what cannot be processed, for the operator. */
    void park(Transaction tx, StoredActivity activity, String error, Instant now) {
        tx.sql()
                .insertInto(INBOX_PARKED)
                .set(INBOX_PARKED.ID, activity.id())
                .set(INBOX_PARKED.SENDER_URI, activity.sender().toString())
                .set(INBOX_PARKED.ACTIVITY_URI, activity.activity().toString())
                .set(INBOX_PARKED.PAYLOAD, activity.payload())
                .set(INBOX_PARKED.ERROR, error)
                .set(INBOX_PARKED.PARKED_AT, now)
                .onConflictDoNothing()
                .execute();
        delete(tx, Set.of(activity.id()));
    }

    long pending(Transaction tx) {
        return tx.sql().fetchCount(INBOX_ACTIVITY);
    }

    long parked(Transaction tx) {
        return tx.sql().fetchCount(INBOX_PARKED);
    }

    /** Forgets ids that nobody will send again. */
    void forgetSeen(Transaction tx, Instant olderThan) {
        tx.sql()
                .deleteFrom(INBOX_SEEN)
                .where(INBOX_SEEN.RECEIVED_AT.lt(olderThan))
                .execute();
    }
}
