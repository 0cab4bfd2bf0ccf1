package folkmoot.platform.http;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs tasks one after the other; a bounded number may wait. */
final class InOrder {

    private static final Logger LOG = LoggerFactory.getLogger(InOrder.class);
    private static final int MOST = 256;

    private final Executor threads;
    private final AtomicInteger waiting = new AtomicInteger();
    private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

    InOrder(Executor threads) {
        this.threads = threads;
    }

    /** False when too many wait. */
    boolean run(Runnable task) {
        boolean room = waiting.get() < MOST;
        if (room) {
            runLast(task);
        }
        return room;
    }

    /** Runs it as the last one, however many wait. */
    synchronized void runLast(Runnable task) {
        waiting.incrementAndGet();
        last = last.thenRunAsync(task, threads).handle((_, fault) -> {
            waiting.decrementAndGet();
            if (fault != null) {
                LOG.error("A streaming connection's handler failed", fault);
            }
            return null;
        });
    }
}
