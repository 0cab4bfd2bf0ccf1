package folkmoot.people.delivery;

import static folkmoot.schema.generated.Tables.DELIVERY;
import static folkmoot.schema.generated.Tables.DELIVERY_HOST;

import folkmoot.platform.database.AnyOf;
import folkmoot.platform.database.Rows;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.schema.generated.tables.records.DeliveryHostRecord;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** SQL that works deliveries off: hosts take turns, each its oldest rows first. */
final class HostStore {

    private static final Duration SUCCESS_NOTED = Duration.ofHours(1);

    private static final String CLAIM = """
        UPDATE delivery_host SET next_at = ?::timestamptz WHERE host = ANY (ARRAY(
            SELECT host FROM delivery_host WHERE next_at <= ?::timestamptz ORDER BY next_at LIMIT ? FOR UPDATE SKIP LOCKED))
        RETURNING host, suspended_at IS NOT NULL
        """;

    private static final String WAKE = """
        UPDATE delivery_host SET next_at = ?::timestamptz WHERE host = ANY (ARRAY(
            SELECT host FROM delivery_host WHERE host = ANY (?::text[]) AND next_at = 'infinity' ORDER BY host FOR UPDATE))
        """;

    private static final String EXTEND = """
        UPDATE delivery_host SET next_at = ?::timestamptz WHERE host = ANY (ARRAY(
            SELECT host FROM delivery_host WHERE host = ANY (?::text[])
                AND next_at > ?::timestamptz AND next_at < ?::timestamptz ORDER BY host FOR UPDATE))
        """;

    /** Also those that only wait for what they do not take: they may take others. What was tried once or twice holds up its host. */
    private static final String WAKE_FORGOTTEN = """
        UPDATE delivery_host h SET next_at = ?::timestamptz
        WHERE next_at = 'infinity' AND EXISTS (SELECT 1 FROM delivery d WHERE d.host = h.host)
            OR next_at > ?::timestamptz AND next_at < 'infinity' AND failures = 0 AND suspended_at IS NULL
                AND EXISTS (SELECT 1 FROM delivery d WHERE d.host = h.host AND d.run_at <= ?::timestamptz)
                AND NOT EXISTS (
                    SELECT 1 FROM delivery w
                    WHERE w.host = h.host AND w.run_at > ?::timestamptz AND w.attempts > 0 AND w.attempts < ?)
        """;

    /** What waits alone holds up what its sender sends about the same object. What communities send goes on. */
    private static final String NOT_BEHIND_ANOTHER = """
        NOT EXISTS (
            SELECT 1 FROM delivery w JOIN delivery_body wb ON wb.id = w.body_id
            WHERE w.host = d.host AND w.run_at > ?::timestamptz AND w.id < d.id AND wb.sender_id = b.sender_id
              AND wb.lane = b.lane AND b.lane <> 0)
        """;

    /** A host's next turn: when its earliest row is due, or never. Its back-off ends no earlier; one that died meanwhile rests. */
    private static final String REST = """
        UPDATE delivery_host h SET next_at = CASE
            WHEN EXISTS (
                SELECT 1 FROM delivery d JOIN delivery_body b ON b.id = d.body_id
                WHERE d.host = h.host AND d.run_at <= ?::timestamptz AND %s) THEN ?::timestamptz
            ELSE coalesce(
                (SELECT min(d.run_at) FROM delivery d WHERE d.host = h.host AND d.run_at > ?::timestamptz), 'infinity') END
        WHERE host = ANY (?::text[]) AND suspended_at IS NULL
        """.formatted(NOT_BEHIND_ANOTHER);

    private static final String DROP_UNUSED_BODIES = """
        DELETE FROM delivery_body b WHERE b.created_at < ?::timestamptz AND NOT EXISTS (
            SELECT 1 FROM delivery d WHERE d.body_id = b.id)
        """;

    /** Of many hosts in one statement, each by the index of its rows. */
    private static final String DUE = """
        SELECT h.host, r.*
        FROM unnest(?::text[], ?::int[]) h (host, most) CROSS JOIN LATERAL (
            SELECT d.id, d.body_id, d.inbox_url, d.attempts, b.sender_id, b.lane, b.created_at, b.watched
            FROM delivery d JOIN delivery_body b ON b.id = d.body_id
            WHERE d.host = h.host AND d.run_at <= ?::timestamptz AND %s ORDER BY d.id LIMIT h.most) r
        ORDER BY r.id
        """.formatted(NOT_BEHIND_ANOTHER);

    private static final String SUCCEEDED = """
        UPDATE delivery_host SET failures = 0, failing_days = 0, failing_on = NULL, suspended_at = NULL, last_success = ?::timestamptz
        WHERE host = ANY (?::text[]) AND (failures > 0 OR last_success IS NULL OR last_success < ?::timestamptz)
        """;

    private static final String NEWS = """
        SELECT host FROM delivery_host h
        WHERE host = ANY (?::text[]) AND next_at = 'infinity' AND EXISTS (SELECT 1 FROM delivery d WHERE d.host = h.host)
        """;

    /** A host that has its turn. */
    record Claimed(String host, boolean suspended) {}

    /** Hosts whose turn it is; nobody else gets them until the lease ends. */
    List<Claimed> claim(Transaction tx, Instant now, Duration lease, int most) {
        return tx.sql()
                .fetch(CLAIM, now.plus(lease), now, most)
                .map(row -> new Claimed(row.get(0, String.class), row.get(1, Boolean.class)));
    }

    /** Of hosts that were left without anything to do, those that have got something meanwhile. */
    Set<String> news(Transaction tx, Collection<String> hosts) {
        return new HashSet<>(tx.fetch(NEWS, row -> row.getString(1), (Object) AnyOf.texts(hosts, host -> host)));
    }

    /** In the order of names, whoever locks several. */
    void lock(Transaction tx, Collection<String> hosts) {
        tx.fetch("SELECT 1 FROM delivery_host WHERE host = ANY (?) ORDER BY host FOR UPDATE", _ -> true, (Object)
                AnyOf.texts(hosts, host -> host));
    }

    /** Hosts that have their turn are free again: whoever took it is gone. One that fails keeps its pause. */
    void endLeases(Transaction tx, Instant now, Instant leaseEnd) {
        tx.execute(
                "UPDATE delivery_host SET next_at = ? WHERE next_at > ? AND next_at <= ? AND failures = 0",
                now,
                now,
                leaseEnd);
    }

    /** The same for some hosts. */
    void endLeases(Transaction tx, Collection<String> hosts, Instant now, Instant leaseEnd) {
        tx.execute(
                "UPDATE delivery_host SET next_at = ? WHERE host = ANY (?) AND next_at > ? AND next_at <= ?"
                        + " AND failures = 0",
                now,
                AnyOf.texts(hosts, host -> host),
                now,
                leaseEnd);
    }

    void extendLease(Transaction tx, Collection<String> hosts, Instant until) {
        if (!hosts.isEmpty()) {
            tx.execute(
                    "UPDATE delivery_host SET next_at = ?::timestamptz WHERE host = ANY (?::text[])",
                    until,
                    AnyOf.texts(hosts, host -> host));
        }
    }

    /** As {@link #extendLease} for hosts whose lease has not ended; a turn that has just ended has set its own time. */
    void extendLeases(Transaction tx, Collection<String> hosts, Instant now, Instant until) {
        tx.execute(EXTEND, until, AnyOf.texts(hosts, host -> host), now, until);
    }

    void wake(Transaction tx, Collection<String> hosts, Instant now) {
        tx.execute(WAKE, now, AnyOf.texts(hosts, host -> host));
    }

    /** Rows whose wake-up call was lost with the process that would have made it. */
    void wakeForgotten(Transaction tx, Instant now) {
        tx.execute(WAKE_FORGOTTEN, now, now.plus(HostTurn.LEASE), now, now, Ledger.HOLDS_UP_THE_HOST);
    }

    void rest(Transaction tx, Collection<String> hosts, Instant notBefore) {
        if (!hosts.isEmpty()) {
            tx.execute(REST, notBefore, notBefore, notBefore, notBefore, AnyOf.texts(hosts, host -> host));
        }
    }

    /** What is due for each of some hosts, in the order of its making. @param most at most so many, by host */
    Map<String, List<DueDelivery>> due(Transaction tx, Map<String, Integer> most, Instant now) {
        var found = new HashMap<String, List<DueDelivery>>();
        if (!most.isEmpty()) {
            var hosts = List.copyOf(most.keySet());
            tx.fetch(
                    DUE,
                    row -> found.computeIfAbsent(row.getString("host"), _ -> new ArrayList<>())
                            .add(due(row)),
                    hosts.toArray(String[]::new),
                    hosts.stream().map(most::get).toArray(Integer[]::new),
                    now,
                    now);
        }
        return found;
    }

    private static DueDelivery due(ResultSet row) throws SQLException {
        return new DueDelivery(
                row.getLong("id"),
                row.getLong("body_id"),
                URI.create(row.getString("inbox_url")),
                row.getInt("attempts"),
                new AccountId(row.getLong("sender_id")),
                Rows.optionalNumber(row, "lane"),
                Rows.time(row, "created_at"),
                row.getBoolean("watched"));
    }

    void delete(Transaction tx, Collection<Long> ids) {
        if (!ids.isEmpty()) {
            tx.execute("DELETE FROM delivery WHERE id = ANY (?)", (Object) AnyOf.numbers(ids, id -> id));
        }
    }

    void postpone(Transaction tx, long id, int attempts, Instant runAt) {
        tx.sql()
                .update(DELIVERY)
                .set(DELIVERY.ATTEMPTS, attempts)
                .set(DELIVERY.RUN_AT, runAt)
                .where(DELIVERY.ID.eq(id))
                .execute();
    }

    /** Whether it took something at or after a moment, as far as that is noted: to the hour. */
    boolean hasSucceededSince(Transaction tx, String host, Instant moment) {
        return tx.sql()
                .fetchExists(DELIVERY_HOST, DELIVERY_HOST.HOST.eq(host).and(DELIVERY_HOST.LAST_SUCCESS.ge(moment)));
    }

    /** How many there were. */
    int dropAll(Transaction tx, String host) {
        return tx.sql().deleteFrom(DELIVERY).where(DELIVERY.HOST.eq(host)).execute();
    }

    /** Nothing of the host waits longer than until then. */
    void bringForward(Transaction tx, String host, Instant at) {
        tx.sql()
                .update(DELIVERY)
                .set(DELIVERY.RUN_AT, at)
                .where(DELIVERY.HOST.eq(host))
                .and(DELIVERY.RUN_AT.gt(at))
                .execute();
    }

    /** Why it did not take something; says nothing of its health. */
    void noteError(Transaction tx, String host, String error, Instant now) {
        tx.sql()
                .update(DELIVERY_HOST)
                .set(DELIVERY_HOST.LAST_ERROR, error)
                .set(DELIVERY_HOST.LAST_FAILURE, now)
                .where(DELIVERY_HOST.HOST.eq(host))
                .execute();
    }

    /** They took something: whatever went wrong before is forgotten. Written only when there is something to forget. */
    void succeeded(Transaction tx, Collection<String> hosts, Instant now) {
        if (!hosts.isEmpty()) {
            tx.execute(SUCCEEDED, now, AnyOf.texts(hosts, host -> host), now.minus(SUCCESS_NOTED));
        }
    }

    /** One more failure; a host that failed on seven days without a success is taken for dead. */
    DeliveryHostRecord failed(Transaction tx, String host, String error, Instant now, int daysUntilDead) {
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        var newDay = DELIVERY_HOST.FAILING_ON.isNull().or(DELIVERY_HOST.FAILING_ON.ne(today));
        var days = DSL.when(newDay, DELIVERY_HOST.FAILING_DAYS.plus(1)).otherwise(DELIVERY_HOST.FAILING_DAYS);
        return tx.sql()
                .update(DELIVERY_HOST)
                .set(DELIVERY_HOST.FAILURES, DELIVERY_HOST.FAILURES.plus(1))
                .set(DELIVERY_HOST.FAILING_DAYS, days)
                .set(DELIVERY_HOST.FAILING_ON, today)
                .set(DELIVERY_HOST.LAST_ERROR, error)
                .set(DELIVERY_HOST.LAST_FAILURE, now)
                .set(
                        DELIVERY_HOST.SUSPENDED_AT,
                        DSL.when(days.ge(daysUntilDead), DSL.coalesce(DELIVERY_HOST.SUSPENDED_AT, DSL.val(now)))
                                .otherwise(DELIVERY_HOST.SUSPENDED_AT))
                .where(DELIVERY_HOST.HOST.eq(host))
                .returning(DELIVERY_HOST.FAILURES, DELIVERY_HOST.SUSPENDED_AT) // Java cannot read an endless NEXT_AT
                .fetchSingle();
    }

    /** The host lives: what waits for it is due. Nothing is written where nothing was wrong. */
    void revive(Transaction tx, String host, Instant now) {
        if (live(tx, DELIVERY_HOST.HOST.eq(host).and(DELIVERY_HOST.FAILURES.gt(0)), now)) {
            bringForward(tx, host, now);
        }
    }

    /** The same because somebody wants it. False for an unknown host. */
    boolean retry(Transaction tx, String host, Instant now) {
        var known = live(tx, DELIVERY_HOST.HOST.eq(host), now);
        bringForward(tx, host, now);
        return known;
    }

    private static boolean live(Transaction tx, Condition which, Instant now) {
        return tx.sql()
                        .update(DELIVERY_HOST)
                        .set(DELIVERY_HOST.FAILURES, 0)
                        .set(DELIVERY_HOST.FAILING_DAYS, 0)
                        .setNull(DELIVERY_HOST.FAILING_ON)
                        .setNull(DELIVERY_HOST.SUSPENDED_AT)
                        .set(DELIVERY_HOST.NEXT_AT, now)
                        .where(which)
                        .execute()
                > 0;
    }

    /** Nothing is kept for it from now on. */
    void bury(Transaction tx, String host, Instant now) {
        dropAll(tx, host);
        tx.sql()
                .update(DELIVERY_HOST)
                .set(DELIVERY_HOST.SUSPENDED_AT, now)
                .set(DELIVERY_HOST.FAILURES, DELIVERY_HOST.FAILURES.plus(1))
                .set(DELIVERY_HOST.NEXT_AT, now.plus(DeliverySchedule.WEEKLY))
                .where(DELIVERY_HOST.HOST.eq(host))
                .execute();
    }

    long pending(Transaction tx) {
        return tx.sql().fetchCount(DELIVERY);
    }

    void dropUnusedBodies(Transaction tx, Instant olderThan) {
        tx.execute(DROP_UNUSED_BODIES, olderThan);
    }
}
