package folkmoot.platform.job;

import static folkmoot.schema.generated.Tables.JOB;
import static folkmoot.schema.generated.Tables.JOB_PARKED;
import static folkmoot.schema.generated.Tables.PERIODIC_JOB;

import folkmoot.platform.database.AnyOf;
import folkmoot.platform.database.Rows;
import folkmoot.platform.database.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.JSONB;
import org.jooq.impl.DSL;

/** The SQL of the queue. */
final class JobStore {

    /** A claimed job. {@code dueAt} is when it was due before the claim. */
    record Claimed(long id, String kind, String arguments, int attempts, Instant dueAt) {}

    private static final String INSERT = """
        INSERT INTO job (kind, arguments, run_at)
        SELECT kind, arguments::jsonb, run_at::timestamptz
        FROM unnest(?::text[], ?::text[], ?::text[]) WITH ORDINALITY w (kind, arguments, run_at, n) ORDER BY n
        """;

    /** A job to be. */
    record New(String kind, String arguments, Instant runAt) {}

    void insert(Transaction tx, List<New> jobs) {
        tx.execute(
                INSERT,
                jobs.stream().map(New::kind).toArray(String[]::new),
                jobs.stream().map(New::arguments).toArray(String[]::new),
                jobs.stream().map(job -> job.runAt().toString()).toArray(String[]::new));
    }

    /**
     * Claims what is due until {@code leaseEnd}. {@code notBefore} lets the scan begin behind the dead rows of what was
     * claimed before: with one old snapshot open that is five times faster.
     */
    List<Claimed> claim(
            Transaction tx, Collection<String> kinds, Instant now, Instant notBefore, Instant leaseEnd, int most) {
        var due = tx.sql()
                .select(JOB.ID, JOB.RUN_AT)
                .from(JOB)
                .where(JOB.RUN_AT.le(now), JOB.RUN_AT.ge(notBefore), JOB.KIND.eq(DSL.any(kinds.toArray(String[]::new))))
                .orderBy(JOB.RUN_AT, JOB.ID)
                .limit(most)
                .forUpdate()
                .skipLocked()
                .fetchMap(JOB.ID, JOB.RUN_AT);
        if (due.isEmpty()) {
            return List.of();
        }
        return tx
                .sql()
                .update(JOB)
                .set(JOB.RUN_AT, leaseEnd)
                .set(JOB.ATTEMPTS, JOB.ATTEMPTS.plus(1))
                .where(JOB.ID.eq(DSL.any(due.keySet().toArray(Long[]::new))))
                .returning(JOB.ID, JOB.KIND, JOB.ARGUMENTS, JOB.ATTEMPTS)
                .fetch(row -> new Claimed(
                        row.getId(), row.getKind(), row.getArguments().data(), row.getAttempts(), due.get(row.getId())))
                .stream()
                .sorted((a, b) -> Long.compare(a.id(), b.id()))
                .toList();
    }

    /** What is claimed is free again: whoever claimed it is gone. */
    void endLeases(Transaction tx, Instant now, Instant leaseEnd) {
        tx.sql()
                .update(JOB)
                .set(JOB.RUN_AT, now)
                .where(JOB.ATTEMPTS.gt(0), JOB.RUN_AT.gt(now), JOB.RUN_AT.le(leaseEnd))
                .execute();
    }

    /** The same for some. */
    void endLeases(Transaction tx, Collection<Long> ids, Instant now, Instant leaseEnd) {
        tx.execute(
                "UPDATE job SET run_at = ? WHERE id = ANY (?) AND run_at > ? AND run_at <= ?",
                now,
                AnyOf.numbers(ids, id -> id),
                now,
                leaseEnd);
    }

    void extendLease(Transaction tx, Collection<Long> ids, Instant leaseEnd) {
        tx.sql()
                .update(JOB)
                .set(JOB.RUN_AT, leaseEnd)
                .where(JOB.ID.eq(DSL.any(ids.toArray(Long[]::new))), JOB.RUN_AT.lt(leaseEnd))
                .execute();
    }

    /** Gives back what was claimed and not begun. */
    void release(Transaction tx, Collection<Long> ids, Instant now) {
        tx.sql()
                .update(JOB)
                .set(JOB.RUN_AT, now)
                .set(JOB.ATTEMPTS, JOB.ATTEMPTS.minus(1))
                .where(JOB.ID.eq(DSL.any(ids.toArray(Long[]::new))))
                .execute();
    }

    void delete(Transaction tx, Collection<Long> ids) {
        tx.sql()
                .deleteFrom(JOB)
                .where(JOB.ID.eq(DSL.any(ids.toArray(Long[]::new))))
                .execute();
    }

    void retry(Transaction tx, long id, Instant runAt, String error) {
        tx.sql()
                .update(JOB)
                .set(JOB.RUN_AT, runAt)
                .set(JOB.LAST_ERROR, error)
                .where(JOB.ID.eq(id))
                .execute();
    }

    void park(Transaction tx, Claimed job, String error, Instant now) {
        if (tx.sql().deleteFrom(JOB).where(JOB.ID.eq(job.id())).execute() == 0) {
            return; // somebody else finished it after our lease ran out
        }
        tx.sql()
                .insertInto(JOB_PARKED)
                .set(JOB_PARKED.ID, job.id())
                .set(JOB_PARKED.KIND, job.kind())
                .set(JOB_PARKED.ARGUMENTS, JSONB.jsonb(job.arguments()))
                .set(JOB_PARKED.ATTEMPTS, job.attempts())
                .set(JOB_PARKED.LAST_ERROR, error)
                .set(JOB_PARKED.PARKED_AT, now)
                .execute();
    }

    /** Accepted and not done: due now, being done, or to be tried again. What is planned for later is not meant. */
    long pending(Transaction tx, Instant now) {
        return tx.sql().fetchCount(JOB, JOB.RUN_AT.le(now).or(JOB.ATTEMPTS.gt(0)));
    }

    long parked(Transaction tx) {
        return tx.sql().fetchCount(JOB_PARKED);
    }

    /** The recurring duties that are not due yet, with when they will be. */
    Map<String, Instant> resting(Transaction tx, Instant now) {
        return tx
                .fetch(
                        "SELECT name, run_at FROM periodic_job WHERE run_at > ?",
                        row -> Map.entry(row.getString("name"), Rows.time(row, "run_at")),
                        now)
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * Whether it is this node's turn to do the recurring duty now; if so, it is next due one period later. One that is due later than
     * that was done before the clock was set back.
     */
    boolean claimPeriodic(Transaction tx, String name, Duration period, Instant now) {
        var next = now.plus(period);
        int first = tx.sql()
                .insertInto(PERIODIC_JOB, PERIODIC_JOB.NAME, PERIODIC_JOB.RUN_AT)
                .values(name, next)
                .onConflictDoNothing()
                .execute();
        return first == 1
                || tx.sql()
                                .update(PERIODIC_JOB)
                                .set(PERIODIC_JOB.RUN_AT, next)
                                .where(
                                        PERIODIC_JOB.NAME.eq(name),
                                        PERIODIC_JOB.RUN_AT.le(now).or(PERIODIC_JOB.RUN_AT.gt(next)))
                                .execute()
                        == 1;
    }
}
