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
        return add(task, MOST);
    }

    /** Runs it as the last one, however many wait. */
    void runLast(Runnable task) {
        add(task, Integer.MAX_VALUE);
    }

    private boolean add(Runnable task, int most) {
        synchronized (waiting) {
            if (waiting.size() >= most) {
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

    private void work() {
        for (var task = next(); task != null; task = next()) {
            try {
                task.run();
            } catch (RuntimeException fault) {
                LOG.error("A streaming connection's handler failed", fault);
            }
        }
    }

    private Runnable next() {
        synchronized (waiting) {
            var task = waiting.poll();
            active = task != null;
            return task;
        }
    }
}
