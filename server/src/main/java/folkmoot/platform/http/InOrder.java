package folkmoot.platform.http;

import java.util.ArrayDeque;
import java.util.Queue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs tasks one after the other on virtual threads; a bounded number may wait. */
final class InOrder {

    private static final Logger LOG = LoggerFactory.getLogger(InOrder.class);
    private static final int MOST = 256;

    private final HandOver handOver;
    private final Queue<Runnable> waiting = new ArrayDeque<>();
    private boolean active;

    InOrder(HandOver handOver) {
        this.handOver = handOver;
    }

    /** False when too many wait. */
    boolean run(Runnable task) {
        synchronized (waiting) {
            if (waiting.size() >= MOST) {
                return false;
            }
            waiting.add(task);
            if (!active) {
                active = true;
                handOver.runAside(this::work);
            }
            return true;
        }
    }

    /** Runs it as the last one, however many wait. */
    void runLast(Runnable task) {
        synchronized (waiting) {
            waiting.add(task);
            if (!active) {
                active = true;
                handOver.runAside(this::work);
            }
        }
    }

    private void work() {
        while (true) {
            Runnable task;
            synchronized (waiting) {
                task = waiting.poll();
                if (task == null) {
                    active = false;
                    return;
                }
            }
            try {
                task.run();
            } catch (RuntimeException fault) {
                LOG.error("A streaming connection's handler failed", fault);
            }
        }
    }
}
