package folkmoot.platform.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.platform.job.JobKind;
import folkmoot.platform.job.Jobs;
import folkmoot.platform.job.ManualJobRunner;
import folkmoot.platform.job.RetryPolicy;
import folkmoot.testing.SettableClock;
import folkmoot.testing.TestDatabase;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MetricsTest {

    @Test
    void pendingJobsAreCountedUntilTheyAreDone() {
        var clock = SettableClock.atNoon();
        try (var database = TestDatabase.fresh()) {
            var jobs = new Jobs(database, clock);
            var kind = new JobKind<>("count", String.class, RetryPolicy.USUAL);
            jobs.handle(kind, _ -> {});
            try (var metrics = new Metrics(database, jobs)) {
                database.write(tx -> jobs.enqueue(tx, kind, "once"));
                assertThat(metrics.scrape()).contains("folkmoot_jobs_pending 1.0");
                new ManualJobRunner(database, jobs, clock).runAll();
                assertThat(metrics.scrape())
                        .contains("folkmoot_jobs_pending 0.0")
                        .contains("folkmoot_inbox_pending 0.0")
                        .contains("folkmoot_deliveries_pending 0.0")
                        .contains("folkmoot_database_connections_used{pool=\"writers\"}")
                        .contains("jvm_memory_used_bytes");
            }
        }
    }

    @Test
    void aCounterGoesOnAfterGarbageWasCollected() {
        try (var database = TestDatabase.fresh();
                var metrics = new Metrics(database, new Jobs(database, SettableClock.atNoon()))) {
            var things = new AtomicInteger(1);
            metrics.counter("folkmoot_test_things", "Things of this test.", things::get);
            System.gc();
            things.set(7);

            assertThat(metrics.scrape()).contains("folkmoot_test_things_total 7.0");
        }
    }
}
