package folkmoot.platform.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import folkmoot.platform.database.Database;
import folkmoot.platform.job.JobStore.Claimed;
import folkmoot.platform.trace.Traces;
import folkmoot.platform.trace.Work;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Claims jobs, does one, and writes down what came of it. Which thread does it when is the runner's matter. */
final class JobExecution {

    static final Duration LEASE = Duration.ofMinutes(2);

    private static final Logger LOG = LoggerFactory.getLogger(JobExecution.class);
    private static final int LONGEST_ERROR = 1000;

    private final Database database;
    private final Jobs jobs;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Traces traces;

    JobExecution(Database database, Jobs jobs, InstantSource clock, RandomGenerator random, Traces traces) {
        this.database = database;
        this.jobs = jobs;
        this.clock = clock;
        this.random = random;
        this.traces = traces;
    }

    List<Claimed> claim(Instant notBefore, int most) {
        var now = clock.instant();
        return database.transaction(tx -> jobs.store().claim(tx, jobs.kinds(), now, notBefore, now.plus(LEASE), most));
    }

    /** Does the work; empty if it succeeded and only remains to be deleted, else why it failed. */
    Optional<RuntimeException> perform(Claimed job) {
        try {
            traces.within(Work.JOB, job.kind(), () -> call(jobs.handler(job.kind()), job.arguments()));
            return Optional.empty();
        } catch (RuntimeException failure) {
            postpone(job, failure);
            return Optional.of(failure);
        }
    }

    private <A> void call(Jobs.Handler<A> handler, String arguments) {
        try {
            handler.work()
                    .accept(jobs.json().readValue(arguments, handler.kind().arguments()));
        } catch (JsonProcessingException unreadable) {
            throw new IllegalArgumentException("Arguments that cannot be read: " + arguments, unreadable);
        }
    }

    private void postpone(Claimed job, RuntimeException failure) {
        var retry = jobs.handler(job.kind()).kind().retry();
        var now = clock.instant();
        var error = shorten(failure.toString());
        if (job.attempts() >= retry.attempts()) {
            LOG.error(
                    "Job {} ({}) failed at the last of {} attempts and is parked",
                    job.id(),
                    job.kind(),
                    job.attempts(),
                    failure);
            database.write(tx -> jobs.store().park(tx, job, error, now));
        } else {
            LOG.warn("Job {} ({}) failed at attempt {}: {}", job.id(), job.kind(), job.attempts(), error);
            var runAt = now.plus(retry.pauseAfter(job.attempts(), random));
            database.write(tx -> jobs.store().retry(tx, job.id(), runAt, error));
        }
    }

    /** Does the recurring duties that are due; returns how many. */
    int performPeriodic() {
        int done = 0;
        var resting = database.read(tx -> jobs.store().resting(tx, clock.instant()));
        for (var duty : jobs.periodic()) {
            var now = clock.instant();
            var due = resting.getOrDefault(duty.name(), now);
            if ((!due.isAfter(now) || due.isAfter(now.plus(duty.period())))
                    && database.transaction(tx -> jobs.store().claimPeriodic(tx, duty.name(), duty.period(), now))) {
                done++;
                try {
                    traces.within(Work.JOB, duty.name(), duty.work());
                } catch (RuntimeException failure) {
                    LOG.error("The recurring duty {} failed", duty.name(), failure);
                }
            }
        }
        return done;
    }

    private static String shorten(String text) {
        var clean = text.replace("\0", "");
        return clean.length() <= LONGEST_ERROR ? clean : clean.substring(0, LONGEST_ERROR);
    }
}
