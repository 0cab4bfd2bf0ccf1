package folkmoot.platform.database;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The place among those who work that somebody holds, and gives back before the end when all that is left is to wait for others: then as
 * many may wait for one {@link GroupCommit} as come, and each group is as large as it can be.
 */
public final class Turn {

    private static final ThreadLocal<Turn> MINE = new ThreadLocal<>();

    private final Runnable release;
    private final AtomicBoolean given = new AtomicBoolean();

    private Turn(Runnable release) {
        this.release = release;
    }

    /**
     * Runs work on this thread, which holds a turn meanwhile.
     *
     * @param release gives it to somebody else: once, at the end of the work or before
     */
    public static void during(Runnable work, Runnable release) {
        var turn = new Turn(release);
        MINE.set(turn);
        try {
            work.run();
        } finally {
            MINE.remove();
            turn.give();
        }
    }

    /** What this thread holds, if it does, somebody else may have from now on. */
    static void giveBack() {
        var mine = MINE.get();
        if (mine != null) {
            mine.give();
        }
    }

    private void give() {
        if (given.compareAndSet(false, true)) {
            release.run();
        }
    }
}
