package folkmoot.platform.job;

import static folkmoot.schema.generated.Tables.JOB;
import static folkmoot.schema.generated.Tables.JOB_PARKED;

import folkmoot.platform.database.Page;
import folkmoot.platform.database.Rows;
import folkmoot.platform.database.Transaction;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * What waits in the queue and what was given up, for operators. What a job is to do is not shown: mails with secret links are jobs,
 * too.
 */
public final class WaitingJobs {

    private static final String KINDS = """
        SELECT kind, count(*) FILTER (WHERE run_at <= ?) AS due, count(*) AS waiting,
            count(*) FILTER (WHERE last_error IS NOT NULL) AS failing, min(run_at) AS next,
            (array_agg(last_error ORDER BY run_at) FILTER (WHERE last_error IS NOT NULL))[1] AS error
        FROM job GROUP BY kind ORDER BY due DESC, kind
        """;

    private final InstantSource clock;
    private final Runnable wake;

    WaitingJobs(InstantSource clock, Runnable wake) {
        this.clock = clock;
        this.wake = wake;
    }

    /**
     * Those of one kind.
     *
     * @param due how many should be done now
     * @param waiting those and the ones planned for later
     * @param failing how many failed before and come again
     * @param next when the first is due
     * @param error why the first that failed did
     */
    public record Kind(String name, int due, int waiting, int failing, Instant next, Optional<String> error) {}

    /** One that failed at every attempt. */
    public record Parked(long id, String kind, int attempts, Optional<String> error, Instant parkedAt) {}

    /** What waits, the kinds with the most first. One statement. */
    public List<Kind> kinds(Transaction tx) {
        return tx.fetch(
                KINDS,
                row -> new Kind(
                        row.getString("kind"),
                        row.getInt("due"),
                        row.getInt("waiting"),
                        row.getInt("failing"),
                        Rows.time(row, "next"),
                        Rows.optionalText(row, "error")),
                clock.instant());
    }

    /** What was given up, the newest first; the cursor is the id. */
    public List<Parked> parked(Transaction tx, Page page) {
        return page.newestFirst(tx.sql()
                .select(
                        JOB_PARKED.ID,
                        JOB_PARKED.KIND,
                        JOB_PARKED.ATTEMPTS,
                        JOB_PARKED.LAST_ERROR,
                        JOB_PARKED.PARKED_AT)
                .from(JOB_PARKED)
                .where(page.bounds(JOB_PARKED.ID))
                .orderBy(page.order(JOB_PARKED.ID))
                .limit(page.limit())
                .fetch(row -> new Parked(
                        row.value1(), row.value2(), row.value3(), Optional.ofNullable(row.value4()), row.value5())));
    }

    /** Puts one that was given up into the queue again, as if it had never been tried. Its kind; empty if there is none such. */
    public Optional<String> tryAgain(Transaction tx, long id) {
        var taken = tx.sql()
                .deleteFrom(JOB_PARKED)
                .where(JOB_PARKED.ID.eq(id))
                .returning(JOB_PARKED.KIND, JOB_PARKED.ARGUMENTS)
                .fetchOptional();
        taken.ifPresent(job -> {
            tx.sql()
                    .insertInto(JOB)
                    .set(JOB.KIND, job.getKind())
                    .set(JOB.ARGUMENTS, job.getArguments())
                    .set(JOB.RUN_AT, clock.instant())
                    .execute();
            tx.afterCommit(wake);
        });
        return taken.map(job -> job.getKind());
    }

    /** Takes one that was given up off the list; it is never done. Its kind; empty if there is none such. */
    public Optional<String> forget(Transaction tx, long id) {
        return tx.sql()
                .deleteFrom(JOB_PARKED)
                .where(JOB_PARKED.ID.eq(id))
                .returning(JOB_PARKED.KIND)
                .fetchOptional(JOB_PARKED.KIND);
    }
}
