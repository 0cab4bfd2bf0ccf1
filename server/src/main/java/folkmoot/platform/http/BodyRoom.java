package folkmoot.platform.http;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** How many bytes large bodies take together, in memory or on the disk. */
final class BodyRoom {

    private static final int LARGEST_UPLOADS = 120 * 1024 * 1024; // the largest one fits
    private static final int SHARE_OF_HEAP = 4;
    private static final int ON_DISK = 2_000_000_000;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(90);

    private final Semaphore room;

    private BodyRoom(long bytes) {
        this.room = new Semaphore((int) Math.min(Integer.MAX_VALUE, bytes), true);
    }

    /** What they may take of the heap. */
    static BodyRoom inMemory() {
        return new BodyRoom(Math.max(LARGEST_UPLOADS, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP));
    }

    /** What forms with files may take on the disk while they come in: nobody fills it by sending. */
    static BodyRoom onDisk() {
        return new BodyRoom(ON_DISK);
    }

    /** Whether there is room for so many bytes more; they are taken then. */
    boolean take(int bytes) {
        return room.tryAcquire(bytes);
    }

    /** Waits its turn until there is room; false when there was none for too long. Not on an event loop. */
    boolean await(int bytes) {
        try {
            return room.tryAcquire(bytes, LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void giveBack(int bytes) {
        room.release(bytes);
    }
}
