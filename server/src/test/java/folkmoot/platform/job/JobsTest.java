package folkmoot.platform.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import folkmoot.platform.database.Database;
import folkmoot.platform.trace.NoTraces;
import folkmoot.schema.generated.Tables;
import folkmoot.testing.SettableClock;
import folkmoot.testing.TestDatabase;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JobsTest {

    record Letter(String to, int number) {}

    private static final JobKind<Letter> SEND =
            new JobKind<>("send-letter", Letter.class, new RetryPolicy(3, Duration.ofMinutes(1), Duration.ofHours(1)));
    private static final Database DATABASE = TestDatabase.fresh();

    private final SettableClock clock = SettableClock.atNoon();
    private final Jobs jobs = new Jobs(DATABASE, clock);
    private final ManualJobRunner runner = new ManualJobRunner(DATABASE, jobs, clock);
    private final List<Letter> sent = new ArrayList<>();

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void empty() {
        DATABASE.write(tx -> {
            tx.sql().deleteFrom(Tables.JOB).execute();
            tx.sql().deleteFrom(Tables.JOB_PARKED).execute();
            tx.sql().deleteFrom(Tables.PERIODIC_JOB).execute();
        });
    }

    @Test
    void aJobIsDoneOnceAndGone() {
        jobs.handle(SEND, sent::add);
        DATABASE.write(tx -> jobs.enqueue(tx, SEND, new Letter("alice", 1)));
        assertThat(jobs.pending()).isEqualTo(1);

        assertThat(runner.runAll()).isEqualTo(1);
        assertThat(runner.runAll()).isZero();
        assertThat(sent).containsExactly(new Letter("alice", 1));
        assertThat(jobs.pending()).isZero();
    }

    @Test
    void aRolledBackTransactionEnqueuesNothing() {
        jobs.handle(SEND, sent::add);
        assertThatThrownBy(() -> DATABASE.write(tx -> {
                    jobs.enqueue(tx, SEND, new Letter("alice", 1));
                    throw new IllegalStateException("changed my mind");
                }))
                .hasMessage("changed my mind");
        assertThat(runner.runAll()).isZero();
    }

    @Test
    void aJobForLaterWaitsAndIsNotPending() {
        jobs.handle(SEND, sent::add);
        var tomorrow = clock.instant().plus(Duration.ofDays(1));
        DATABASE.write(tx -> jobs.enqueueAt(tx, SEND, new Letter("alice", 1), tomorrow));

        assertThat(runner.runAll()).isZero();
        assertThat(jobs.pending()).isZero();
        clock.set(tomorrow);
        assertThat(runner.runAll()).isEqualTo(1);
    }

    @Test
    void aFailingJobIsTriedAgainLaterAndLaterAndParkedAfterTheLastAttempt() {
        jobs.handle(SEND, letter -> {
            sent.add(letter);
            throw new IllegalStateException("no stamp");
        });
        DATABASE.write(tx -> jobs.enqueue(tx, SEND, new Letter("alice", 1)));

        assertThat(runner.runAll()).isEqualTo(1);
        clock.advance(Duration.ofSeconds(40));
        assertThat(runner.runAll()).isZero();
        assertThat(jobs.pending()).isEqualTo(1);
        clock.advance(Duration.ofSeconds(40));
        assertThat(runner.runAll()).isEqualTo(1);
        clock.advance(Duration.ofSeconds(160));
        assertThat(runner.runAll()).isEqualTo(1);

        assertThat(sent).hasSize(3);
        assertThat(runner.failures()).hasSize(3);
        assertThat(jobs.pending()).isZero();
        assertThat(jobs.parked()).isEqualTo(1);
        var parked = DATABASE.read(tx -> tx.sql().fetchOne(Tables.JOB_PARKED));
        assertThat(parked.getLastError()).contains("no stamp");
        assertThat(parked.getAttempts()).isEqualTo(3);
    }

    @Test
    void aCrashBetweenTheClaimAndTheEndBringsTheJobBackWhenItsLeaseEnds() {
        jobs.handle(SEND, sent::add);
        DATABASE.write(tx -> jobs.enqueue(tx, SEND, new Letter("alice", 1)));
        var crashed = new JobExecution(DATABASE, jobs, clock, new Random(1), new NoTraces());
        assertThat(crashed.claim(Instant.EPOCH, 10)).hasSize(1);

        assertThat(runner.runAll()).isZero();
        assertThat(jobs.pending()).isEqualTo(1);
        clock.advance(JobExecution.LEASE.plusSeconds(1));
        assertThat(runner.runAll()).isEqualTo(1);
        assertThat(sent).containsExactly(new Letter("alice", 1));
    }

    @Test
    void aRecurringDutyIsDoneOncePerPeriodByOneOfTwoNodes() {
        var times = new ArrayList<Instant>();
        jobs.every("sweep", Duration.ofHours(1), () -> times.add(clock.instant()));
        var other = new Jobs(DATABASE, clock);
        other.every("sweep", Duration.ofHours(1), () -> times.add(clock.instant()));

        runner.runAll();
        new ManualJobRunner(DATABASE, other, clock).runAll();
        clock.advance(Duration.ofMinutes(61));
        runner.runAll();
        assertThat(times).hasSize(2);
    }

    @Test
    void aRecurringDutyDoesNotRestForTheYearByWhichTheClockWasWrong() {
        var times = new ArrayList<Instant>();
        jobs.every("sweep", Duration.ofHours(1), () -> times.add(clock.instant()));
        runner.runAll();
        clock.advance(Duration.ofDays(365));
        runner.runAll();
        clock.advance(Duration.ofDays(-365));
        runner.runAll();
        runner.runAll();
        assertThat(times).hasSize(3);
    }

    @Test
    void dutiesThatAreNotDueCostOneStatement() {
        IntStream.range(0, 10).forEach(number -> jobs.every("duty " + number, Duration.ofHours(1), () -> {}));
        var execution = new JobExecution(DATABASE, jobs, clock, new SecureRandom(), new NoTraces());
        assertThat(execution.performPeriodic()).as("new ones wait for nothing").isEqualTo(10);

        long before = DATABASE.statements();
        assertThat(execution.performPeriodic()).isZero();
        assertThat(DATABASE.statements() - before).isEqualTo(1);
    }

    @Test
    void theRunnerDoesEveryJobOfManyExactlyOnceAndFinishesBeforeItStops() throws Exception {
        var running = new Jobs(DATABASE, InstantSource.system());
        Queue<Integer> numbers = new ConcurrentLinkedQueue<>();
        var all = new CountDownLatch(500);
        running.handle(SEND, letter -> {
            numbers.add(letter.number());
            all.countDown();
        });
        try (var _ = new JobRunner(DATABASE, running, InstantSource.system(), new NoTraces())) {
            for (int i = 0; i < 500; i += 50) {
                int from = i;
                DATABASE.write(tx -> IntStream.range(from, from + 50)
                        .forEach(number -> running.enqueue(tx, SEND, new Letter("alice", number))));
            }
            assertThat(all.await(20, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(numbers).hasSize(500).doesNotHaveDuplicates();
        assertThat(running.pending()).isZero();
    }
}
