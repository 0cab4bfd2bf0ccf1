package folkmoot.platform.job;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that claims work from a table, turn after turn: at once while there is something, else when it is woken or
 * after {@link #POLL}. A turn that fails is logged, and the next comes after {@link #POLL}.
 */
public final class ClaimLoop {

    /** The longest it waits when nobody wakes it. */
    public static final Duration POLL = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(ClaimLoop.class);

    /** Claims what is due and hands it to workers. */
    @FunctionalInterface
    public interface Turn {
        /** Returns how much was claimed. */
        int claim() throws InterruptedException;
    }

    private final Turn turn;
    private final Thread thread;
    private final Semaphore work = new Semaphore(0);
    private volatile boolean ending;

    /** @param name of the thread, and of the work in the log */
    public ClaimLoop(String name, Turn turn) {
        this.turn = turn;
        this.thread = Thread.ofPlatform().name(name).unstarted(this::run);
    }

    /** Once only. */
    public void start() {
        thread.start();
    }

    /** There may be something to claim. Any thread, after the commit. */
    public void wake() {
        work.release();
    }

    /** Whether {@link #end} was called: what was handed to workers and is not begun should not begin. */
    public boolean isEnding() {
        return ending;
    }

    private void run() {
        while (!ending) {
            try {
                turnOrWait();
            } catch (InterruptedException _) {
                return; // end() wants us to
            }
        }
    }

    private void turnOrWait() throws InterruptedException {
        try {
            if (turn.claim() == 0) {
                work.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS);
            }
            work.drainPermits();
        } catch (RuntimeException failure) {
            LOG.warn("Nothing can be claimed for the {} at the moment: {}", thread.getName(), failure.toString());
            Thread.sleep(POLL);
        }
    }

    /**
     * Claims no more and lets the workers finish what they have.
     *
     * @param patience after which, or when the calling thread is interrupted, workers still at it are interrupted
     * @return whether they finished
     */
    public boolean end(ExecutorService workers, Duration patience) {
        ending = true;
        thread.interrupt();
        try {
            thread.join(); // it hands nothing to workers that are gone
            workers.shutdown();
            if (workers.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                return true;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        workers.shutdownNow();
        return false;
    }
}
