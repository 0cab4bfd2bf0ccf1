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
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

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
     * Of several nodes one claims at a time, or two could have activities of one sender. In the order of the indexes: a plan that
     * was made while the queue was empty would sort all of it at each claim.
     */
    private static final String ONE_AT_A_TIME =
            "SELECT pg_advisory_xact_lock(7081934501), set_config('enable_sort', 'off', true),"
                    + " set_config('enable_bitmapscan', 'off', true)";

    private static final String ARRIVED = "SELECT id, sender_uri FROM inbox_activity WHERE id > ? ORDER BY id LIMIT ?";

    private static final String COLUMNS = "i.id, i.sender_uri, i.activity_uri, i.payload, i.attempts + 1";

    private static final String HELD =
            "SELECT sender_uri FROM inbox_turn WHERE sender_uri = ANY (?) AND until > ?::timestamptz";

    /** The first so many of each sender, from an id on. */
    private static final String OF_SENDERS = "SELECT " + COLUMNS + """
         FROM unnest(?::text[], ?::bigint[]) s (sender, begin)
        CROSS JOIN LATERAL (
            SELECT * FROM inbox_activity o WHERE o.sender_uri = s.sender AND o.id >= s.begin AND NOT o.alone
            ORDER BY o.sender_uri, o.id LIMIT ?) i
        """;

    private static final String ALONE = "SELECT " + COLUMNS + """
         FROM inbox_activity i WHERE i.alone AND i.run_at <= ?::timestamptz
        ORDER BY i.run_at, i.id LIMIT ?
        """;

    /** Those turns that ended by themselves are named. */
    private static final String TAKE_TURNS = """
        INSERT INTO inbox_turn AS t (sender_uri, until, working)
        SELECT s, ?::timestamptz, true FROM unnest(?::text[]) s
        ON CONFLICT (sender_uri) DO UPDATE SET until = excluded.until
        RETURNING sender_uri, xmax <> 0 AND working
        """;

    /** Waits for what a process that was killed had in its last transaction, and leaves out what was done in it. */
    private static final String COUNT_ATTEMPT = """
        UPDATE inbox_activity i SET attempts = attempts + 1 WHERE id = ANY (?)
        RETURNING\s\
        """ + COLUMNS;

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

    /** Keeps other nodes from claiming until the transaction ends. */
    void claimAlone(Transaction tx) {
        tx.fetch(ONE_AT_A_TIME, _ -> true);
    }

    /** An activity that came, and from whom. */
    record Arrival(long id, String sender) {}

    /** What came after another, in that order. */
    List<Arrival> arrivedAfter(Transaction tx, long id, int most) {
        return tx.fetch(ARRIVED, row -> new Arrival(row.getLong(1), row.getString(2)), id, most);
    }

    /** Those of some senders whose turn somebody has or who wait for a retry. */
    Set<String> held(Transaction tx, Collection<String> senders, Instant now) {
        return Set.copyOf(tx.fetch(HELD, row -> row.getString(1), senders.toArray(String[]::new), now));
    }

    /** What some senders sent, from an id on for each, up to so many of each; what waits by itself is left out. */
    List<StoredActivity> of(Transaction tx, Map<String, Long> begins, int mostOfEach) {
        return tx.fetch(
                OF_SENDERS,
                InboxStore::stored,
                begins.keySet().toArray(String[]::new),
                begins.values().toArray(Long[]::new),
                mostOfEach);
    }

    /** What waits by itself and is due. */
    List<StoredActivity> alone(Transaction tx, Instant now, int most) {
        return tx.fetch(ALONE, InboxStore::stored, now, most);
    }

    /** Gives senders their turn; those whose last turn ended while somebody worked. */
    Set<String> takeTurns(Transaction tx, Collection<String> senders, Instant until) {
        return tx
                .fetch(
                        TAKE_TURNS,
                        row -> Map.entry(row.getString(1), row.getBoolean(2)),
                        until,
                        senders.stream().sorted().toArray(String[]::new))
                .stream()
                .filter(Map.Entry::getValue)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** Activities over which a process was killed count as tried; as they are now, without those that it had done. */
    List<StoredActivity> triedInVain(Transaction tx, Collection<Long> ids) {
        return tx.fetch(COUNT_ATTEMPT, InboxStore::stored, (Object) ids.toArray(Long[]::new));
    }

    /** The turn of a sender ends; somebody else may have it. */
    void endTurns(Transaction tx, Collection<String> senders) {
        tx.execute("DELETE FROM inbox_turn WHERE sender_uri = ANY (?)", (Object)
                senders.stream().sorted().toArray(String[]::new));
    }

    void delete(Transaction tx, Collection<Long> ids) {
        tx.execute("DELETE FROM inbox_activity WHERE id = ANY (?)", (Object) AnyOf.numbers(ids, id -> id));
    }

    /** Whoever had a turn is gone. */
    void endLeases(Transaction tx, Instant now, Instant leaseEnd) {
        tx.execute("UPDATE inbox_turn SET until = ? WHERE until > ? AND until <= ?", now, now, leaseEnd);
    }

    /** The same of some, who were at work. */
    void endLeases(Transaction tx, Collection<String> senders, Instant now, Instant leaseEnd) {
        tx.execute(
                "UPDATE inbox_turn SET until = ? WHERE sender_uri = ANY (?) AND working AND until > ? AND until <= ?",
                now,
                senders.stream().sorted().toArray(String[]::new),
                now,
                leaseEnd);
    }

    /** Still being worked on. */
    void extendTurns(Transaction tx, Collection<String> senders, Instant until) {
        tx.execute(
                "UPDATE inbox_turn SET until = ? WHERE sender_uri = ANY (?) AND working",
                until,
                senders.stream().sorted().toArray(String[]::new));
    }

    /** It comes again later, and what its sender sent after it not before. */
    void postpone(Transaction tx, StoredActivity activity, Instant until) {
        tx.execute("UPDATE inbox_activity SET attempts = attempts + 1 WHERE id = ?", activity.id());
        tx.execute(
                "UPDATE inbox_turn SET until = ?, working = false WHERE sender_uri = ?",
                until,
                activity.sender().toString());
    }

    /** It comes again later, and what its sender sent after it goes on without it. */
    void postponeAlone(Transaction tx, long id, Instant runAt) {
        tx.execute(
                "UPDATE inbox_activity SET run_at = ?, alone = true, attempts = attempts + 1 WHERE id = ?", runAt, id);
    }

    /** What came before from the same sender and waits by itself. */
    List<StoredActivity> waiting(Transaction tx, URI sender, long before) {
        return tx.fetch(
                "SELECT " + COLUMNS + " FROM inbox_activity i WHERE i.sender_uri = ? AND i.alone AND i.id < ?",
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
