package folkmoot.platform.job;

import folkmoot.platform.database.Database;
import folkmoot.platform.trace.NoTraces;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Turned by hand: does the jobs on the calling thread, so that no test sleeps. */
public final class ManualJobRunner {

    private static final int CLAIM = 100;

    private final Database database;
    private final Jobs jobs;
    private final JobExecution execution;
    private final List<RuntimeException> failures = new ArrayList<>();

    public ManualJobRunner(Database database, Jobs jobs, InstantSource clock) {
        this.database = database;
        this.jobs = jobs;
        this.execution = new JobExecution(database, jobs, clock, new Random(1), new NoTraces());
    }

    /** Does everything that is due, and what that makes due, until nothing is; returns how many jobs were done. */
    public int runAll() {
        int total = 0;
        for (int done = 1; done > 0; total += done) {
            done = execution.performPeriodic()
                    + jobs.steps().stream()
                            .mapToInt(work -> work.step().getAsInt())
                            .sum();
            for (var job : execution.claim(Instant.EPOCH, CLAIM)) {
                done++;
                execution
                        .perform(job)
                        .ifPresentOrElse(
                                failures::add,
                                () -> database.write(tx -> jobs.store().delete(tx, List.of(job.id()))));
            }
        }
        return total;
    }

    /** What went wrong so far; each such job comes again later. */
    public List<RuntimeException> failures() {
        return failures;
    }
}
