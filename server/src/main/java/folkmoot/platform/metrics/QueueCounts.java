package folkmoot.platform.metrics;

import folkmoot.platform.database.Database;
import folkmoot.platform.job.Jobs;

/** How much waits in each queue; for {@link Metrics} and for the operators' pages. Each figure is one statement, asked anew. */
public final class QueueCounts {

    private final Database database;
    private final Jobs jobs;

    public QueueCounts(Database database, Jobs jobs) {
        this.database = database;
        this.jobs = jobs;
    }

    /** Jobs accepted and not done. */
    public long jobs() {
        return jobs.pending();
    }

    /** Jobs given up after their last attempt. */
    public long parkedJobs() {
        return jobs.parked();
    }

    /** Activities of other servers that were accepted and are not processed. */
    public long inbox() {
        return rows("inbox_activity");
    }

    /** Activities that could not be processed. */
    public long parkedInbox() {
        return rows("inbox_parked");
    }

    /** Deliveries accepted and not made. */
    public long deliveries() {
        return rows("delivery");
    }

    /** Hosts taken for dead. */
    public long deadHosts() {
        return database.read(tx ->
                tx.sql().fetchCount(tx.sql().selectOne().from("delivery_host").where("suspended_at IS NOT NULL")));
    }

    private long rows(String table) {
        return database.read(tx -> tx.sql().fetchCount(tx.sql().selectOne().from(table)));
    }
}
