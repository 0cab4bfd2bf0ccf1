package folkmoot.platform.http;

import folkmoot.platform.database.Turn;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The one place where a request leaves the event loop: each runs on a virtual thread of its own, at most so many at once,
 * at most so many more waiting, none of them for long. Whoever comes beyond that is told to come back: at once, or when its turn has not come
 * in time. Those who write take three quarters of the turns at most, other servers half of them, so that readers always find some. Who
 * only waits for what is written together with others takes none ({@link Turn}).
 */
public final class HandOver implements AutoCloseable {

    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("request-", 0).factory());
    private final Semaphore running;
    private final Semaphore writing;
    private final Semaphore fromServers;
    private final Map<Line, AtomicInteger> taken = new EnumMap<>(Line.class);
    private final int concurrent;
    private final int waiting;
    private final Duration patience;

    /**
     * @param concurrent how many run at once
     * @param waiting how many more may wait for their turn in each line
     * @param patience how long they may
     */
    public HandOver(int concurrent, int waiting, Duration patience) {
        this.concurrent = concurrent;
        this.waiting = waiting;
        this.patience = patience;
        this.running = new Semaphore(concurrent, true);
        this.writing = new Semaphore(ofWriters(), true);
        this.fromServers = new Semaphore(ofServers(), true);
        for (var line : Line.values()) {
            taken.put(line, new AtomicInteger());
        }
    }

    private int ofWriters() {
        return Math.max(1, concurrent * 3 / 4);
    }

    private int ofServers() {
        return Math.max(1, concurrent / 2);
    }

    /**
     * Runs it soon, or answers false when too many are waiting already. The task must handle its own exceptions.
     *
     * @param tooLate runs instead of it when its turn has not come in time
     */
    public boolean run(Line line, Runnable task, Runnable tooLate) {
        var here = taken.get(line);
        if (here.incrementAndGet() > most(line)) {
            here.decrementAndGet();
            return false;
        }
        threads.execute(() -> {
            try {
                inTurn(line, task, tooLate);
            } finally {
                here.decrementAndGet();
            }
        });
        return true;
    }

    private int most(Line line) {
        return switch (line) {
            case HEALTH, READERS -> concurrent + waiting;
            case WRITERS -> ofWriters() + waiting;
            case SERVERS -> ofServers() + waiting;
        };
    }

    /** Runs it without a turn: for what lives as long as a connection and is idle mostly. */
    void runAside(Runnable task) {
        threads.execute(task);
    }

    /** How many run or wait now. */
    public int taken() {
        return taken.values().stream().mapToInt(AtomicInteger::get).sum();
    }

    /** In the order of the semaphores, whoever needs several. */
    private void inTurn(Line line, Runnable task, Runnable tooLate) {
        long until = System.nanoTime() + patience.toNanos();
        Semaphore[] turns = switch (line) {
            case HEALTH -> new Semaphore[0];
            case READERS -> new Semaphore[] {running};
            case WRITERS -> new Semaphore[] {writing, running};
            case SERVERS -> new Semaphore[] {fromServers, writing, running};
        };
        int got = 0;
        while (got < turns.length && acquire(turns[got], until)) {
            got++;
        }
        int held = got;
        Turn.during(held == turns.length ? task : tooLate, () -> {
            for (int i = 0; i < held; i++) {
                turns[i].release();
            }
        });
    }

    private static boolean acquire(Semaphore turn, long until) {
        try {
            return turn.tryAcquire(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
