package folkmoot.stewardship.operation;

import static folkmoot.schema.generated.Tables.HEALTH_SAMPLE;

import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.job.Jobs;
import folkmoot.platform.metrics.QueueCounts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** How the instance did every few minutes of the last two days, for operators who have nothing else that draws it. */
public final class HealthSamples {

    /** Between two of them. */
    public static final Duration PERIOD = Duration.ofMinutes(10);

    /** How long they are kept. */
    public static final Duration KEPT = Duration.ofDays(2);

    private final Database database;
    private final InstantSource clock;
    private final QueueCounts queues;
    private final StorageSizes sizes;
    private long statements;

    HealthSamples(Database database, Jobs jobs, InstantSource clock, QueueCounts queues, StorageSizes sizes) {
        this.database = database;
        this.clock = clock;
        this.queues = queues;
        this.sizes = sizes;
        jobs.every("health-samples", PERIOD, this::take);
    }

    /** @param statements sent to the database since the one before */
    public record Sample(Instant at, long statements, long jobs, long inbox, long deliveries, long databaseBytes) {}

    /** Those of the last day, the oldest first. */
    public List<Sample> ofTheLastDay(Transaction tx) {
        return tx.sql()
                .selectFrom(HEALTH_SAMPLE)
                .where(HEALTH_SAMPLE.AT.gt(clock.instant().minus(Duration.ofDays(1))))
                .orderBy(HEALTH_SAMPLE.AT)
                .fetch(row -> new Sample(
                        row.getAt(),
                        row.getStatements(),
                        row.getJobs(),
                        row.getInbox(),
                        row.getDeliveries(),
                        row.getDatabaseBytes()));
    }

    /** Takes one, and forgets the old ones. */
    public synchronized void take() {
        long now = database.statements();
        var row = HEALTH_SAMPLE.newRecord();
        row.setAt(clock.instant());
        row.setStatements(now - statements);
        row.setJobs((int) queues.jobs());
        row.setInbox((int) queues.inbox());
        row.setDeliveries((int) queues.deliveries());
        statements = now;
        database.write(tx -> {
            row.setDatabaseBytes(sizes.database(tx));
            tx.sql().insertInto(HEALTH_SAMPLE).set(row).onConflictDoNothing().execute();
            tx.sql()
                    .deleteFrom(HEALTH_SAMPLE)
                    .where(HEALTH_SAMPLE.AT.lt(clock.instant().minus(KEPT)))
                    .execute();
        });
    }
}
