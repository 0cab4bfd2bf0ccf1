package folkmoot.platform.job;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The thread of a work that is done in steps ({@link Jobs#always}). */
final class StepLoop implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Jobs.Steps work;
    private final ClaimLoop loop;
    private long begunNanos;

    /** Starts at once. */
    StepLoop(Jobs.Steps work) {
        this.work = work;
        this.loop = new ClaimLoop(work.name(), this::turn);
        this.begunNanos = System.nanoTime() - work.pace().toNanos();
        work.wakers().add(loop::wake);
        loop.start();
    }

    private int turn() throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(begunNanos + work.pace().toNanos() - System.nanoTime());
        begunNanos = System.nanoTime();
        return work.step().getAsInt();
    }

    /** Ends after the step that is under way. */
    @Override
    public void close() {
        loop.end(Executors.newVirtualThreadPerTaskExecutor(), PATIENCE);
    }
}
