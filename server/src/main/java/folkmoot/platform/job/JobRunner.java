package folkmoot.platform.job;

import folkmoot.platform.database.Database;
import folkmoot.platform.database.GroupCommit;
import folkmoot.platform.job.JobStore.Claimed;
import folkmoot.platform.trace.Traces;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does the jobs: one thread claims them in batches, a few others work. These are threads of the system, not virtual ones:
 * a job that computes for long (making keys) would otherwise keep requests from running. Between its start and its {@link
 * #close} nothing needs to be called.
 */
public final class JobRunner implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);
    private static final int AT_ONCE = 4;
    private static final int CLAIM = 64;
    private static final Duration DUTIES_EVERY = Duration.ofSeconds(1);
    private static final Duration FULL_SCAN = Duration.ofSeconds(30);
    private static final Duration MARGIN = Duration.ofSeconds(10); // commits arrive late and out of order
    private static final Duration DRAIN = Duration.ofSeconds(30);

    private final Database database;
    private final Jobs jobs;
    private final InstantSource clock;
    private final JobExecution execution;
    private final GroupCommit<Long, Boolean> done;
    private final Semaphore room = new Semaphore(CLAIM);
    private final Set<Long> unbegun = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean onDuty = new AtomicBoolean();
    private final Set<Long> claimed = ConcurrentHashMap.newKeySet();
    private final ExecutorService workers = Executors.newFixedThreadPool(
            AT_ONCE, Thread.ofPlatform().name("job-", 0).factory());
    private final ClaimLoop loop = new ClaimLoop("jobs", this::turn);
    private final Leases<Long> leases;
    private final List<StepLoop> steps;
    private Instant seen = Instant.EPOCH;
    private Instant floor = Instant.EPOCH;
    private Instant fullScanAt = Instant.EPOCH;
    private Instant dutiesAt = Instant.EPOCH;

    /** Starts at once. */
    public JobRunner(Database database, Jobs jobs, InstantSource clock, Traces traces) {
        this.database = database;
        this.jobs = jobs;
        this.clock = clock;
        this.execution = new JobExecution(database, jobs, clock, new SecureRandom(), traces);
        this.done = new GroupCommit<>(database, "jobs-done", 1, 256, (tx, ids) -> {
            jobs.store().delete(tx, ids);
            return ids.stream().map(_ -> true).toList();
        });
        this.leases = new Leases<>(
                database,
                clock,
                JobExecution.LEASE,
                claimed,
                (tx, ids, _, until) -> jobs.store().extendLease(tx, ids, until),
                jobs.store()::endLeases);
        jobs.onEnqueued(loop::wake);
        loop.start();
        this.steps = jobs.steps().stream().map(StepLoop::new).toList();
    }

    private int turn() throws InterruptedException {
        leases.keep();
        lookForDuties();
        int most = 1 + drainRoom();
        List<Claimed> batch = List.of();
        try {
            batch = execution.claim(scanFrom(), most);
        } finally {
            room.release(most - batch.size());
        }
        batch.forEach(this::start);
        return batch.size();
    }

    /** Waits until at least one more fits, then takes all the room there is; returns how much beyond the one. */
    private int drainRoom() throws InterruptedException {
        while (!room.tryAcquire(ClaimLoop.POLL.toMillis(), TimeUnit.MILLISECONDS)) {
            leases.keep();
        }
        return room.drainPermits();
    }

    /** Where the clock was set back, what is due lies before all that was looked at. */
    private Instant now() {
        var now = clock.instant();
        if (now.isBefore(seen)) {
            floor = Instant.EPOCH;
            fullScanAt = Instant.EPOCH;
            dutiesAt = Instant.EPOCH;
        }
        seen = now;
        return now;
    }

    private Instant scanFrom() {
        var now = now();
        if (now.isAfter(fullScanAt)) {
            fullScanAt = now.plus(FULL_SCAN);
            return Instant.EPOCH;
        }
        return floor;
    }

    private void start(Claimed job) {
        var below = job.dueAt().minus(MARGIN);
        floor = below.isAfter(floor) ? below : floor;
        claimed.add(job.id());
        workers.execute(() -> {
            if (loop.isEnding()) {
                unbegun.add(job.id());
                return;
            }
            try {
                perform(job);
            } catch (RuntimeException failure) {
                LOG.warn("Job {} ({}) comes again: {}", job.id(), job.kind(), failure.toString());
                leases.abandon(job.id());
            } finally {
                claimed.remove(job.id());
                room.release();
            }
        });
    }

    private void perform(Claimed job) {
        if (execution.perform(job).isEmpty()) {
            done.submit(job.id());
        }
    }

    private void lookForDuties() {
        var now = now();
        if (now.isAfter(dutiesAt)) {
            dutiesAt = now.plus(DUTIES_EVERY);
            if (onDuty.compareAndSet(false, true)) {
                workers.execute(this::performDuties);
            }
        }
    }

    private void performDuties() {
        try {
            execution.performPeriodic();
        } catch (RuntimeException failure) {
            LOG.warn("Recurring duties cannot be done at the moment: {}", failure.toString());
        } finally {
            onDuty.set(false);
        }
    }

    /** Claims nothing more and finishes what is being done, within half a minute. */
    @Override
    public void close() {
        if (!loop.end(workers, DRAIN)) {
            LOG.warn("{} jobs are still running; they come again after the next start", claimed.size());
        }
        done.close();
        steps.forEach(StepLoop::close);
        if (!unbegun.isEmpty()) {
            database.write(tx -> jobs.store().release(tx, unbegun, clock.instant()));
        }
    }
}
