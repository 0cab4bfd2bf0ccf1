package folkmoot.http;

import java.util.concurrent.atomic.AtomicLong;

/** How much memory large bodies take together: uploads beyond it are told to come back, instead of ending the process. */
final class BodyMemory {

    private static final long LEAST = 112L * 1024 * 1024;
    private static final int SHARE_OF_HEAP = 4;

    private final long most = Math.max(LEAST, Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);
    private final AtomicLong taken = new AtomicLong();

    /** Whether there is room for so many bytes more; they are taken then. */
    boolean take(int bytes) {
        if (taken.addAndGet(bytes) <= most) {
            return true;
        }
        taken.addAndGet(-bytes);
        return false;
    }

    void giveBack(long bytes) {
        taken.addAndGet(-bytes);
    }
}
