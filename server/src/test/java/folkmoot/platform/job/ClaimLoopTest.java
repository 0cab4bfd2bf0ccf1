package folkmoot.platform.job;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.testing.Patience;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ClaimLoopTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final AtomicInteger turns = new AtomicInteger();
    private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();

    @Test
    void turnsFollowAtOnceWhileTheyClaimSomethingAndWhenWoken() {
        var loop = new ClaimLoop("test", () -> turns.incrementAndGet() < 20 ? 1 : 0);
        long began = System.nanoTime();
        loop.start();
        for (int turn = 20; turn < 40; turn++) {
            int expected = turn;
            Patience.until(() -> turns.get() >= expected);
            loop.wake();
        }

        assertThat(System.nanoTime() - began).isLessThan(10 * ClaimLoop.POLL.toNanos());
        assertThat(loop.end(workers, LONG)).isTrue();
    }

    @Test
    void aTurnThatFailsIsNotTheLast() {
        var loop = new ClaimLoop("test", () -> {
            if (turns.incrementAndGet() == 1) {
                throw new IllegalStateException("The database is away");
            }
            return 0;
        });
        loop.start();

        Patience.until(() -> turns.get() > 1);
        assertThat(loop.end(workers, LONG)).isTrue();
    }

    @Test
    void workersFinishWhatTheyHaveWhenItEnds() {
        var begun = new CountDownLatch(1);
        var loop = new ClaimLoop("test", () -> 0);
        var finished = new AtomicBoolean();
        workers.execute(() -> {
            begun.countDown();
            Patience.until(loop::isEnding);
            finished.set(true);
        });
        loop.start();
        Patience.until(() -> begun.getCount() == 0);

        assertThat(loop.end(workers, LONG)).isTrue();
        assertThat(finished).isTrue();
    }

    @Test
    void workersThatDoNotFinishAreInterrupted() throws InterruptedException {
        var interrupted = new CountDownLatch(1);
        var loop = new ClaimLoop("test", () -> 0);
        workers.execute(() -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException _) {
                interrupted.countDown();
            }
        });
        loop.start();

        assertThat(loop.end(workers, Duration.ofMillis(50))).isFalse();
        assertThat(interrupted.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
    }
}
