package folkmoot.platform.http;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The one place where a request leaves the event loop: each runs on a virtual thread of its own, at most so many at once,
 * at most so many more waiting. Whoever comes beyond that is told to come back.
 */
public final class HandOver implements AutoCloseable {

    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("request-", 0).factory());
    private final Semaphore running;
    private final AtomicInteger taken = new AtomicInteger();
    private final int most;

    /**
     * @param concurrent how many run at once
     * @param waiting how many more may wait for their turn
     */
    public HandOver(int concurrent, int waiting) {
        this.running = new Semaphore(concurrent);
        this.most = concurrent + waiting;
    }

    /** Runs it soon, or answers false when too many are waiting already. The task must handle its own exceptions. */
    public boolean run(Runnable task) {
        if (taken.incrementAndGet() > most) {
            taken.decrementAndGet();
            return false;
        }
        threads.execute(() -> inTurn(task));
        return true;
    }

    /** Runs it without a turn: for what lives as long as a connection and is idle mostly. */
    void runAside(Runnable task) {
        threads.execute(task);
    }

    /** How many run or wait now. */
    public int taken() {
        return taken.get();
    }

    private void inTurn(Runnable task) {
        running.acquireUninterruptibly();
        try {
            task.run();
        } finally {
            running.release();
            taken.decrementAndGet();
        }
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
