package folkmoot.platform.database;

import java.sql.SQLException;
import java.util.Set;
import java.util.function.Predicate;

/** Failures of a transaction for which neither the caller nor we are to blame. */
final class Failures {

    /** A deadlock, of which PostgreSQL ends one side, and a transaction that could not be put in an order with others. */
    private static final Set<String> COLLISIONS = Set.of("40P01", "40001");

    private static final String NOT_UNIQUE = "23505";

    /** The server was stopped, crashed, or takes no connections yet. */
    private static final Set<String> ENDED = Set.of("57P01", "57P02", "57P03");

    private static final String NO_CONNECTION = "08";

    private Failures() {}

    /** Two got into each other's way: nothing is wrong with either, and the same work succeeds when it is done again. */
    static boolean isCollision(Throwable failure) {
        return isCausedBy(failure, cause -> cause instanceof ChangedMeanwhile || COLLISIONS.contains(state(cause)));
    }

    /**
     * Somebody else inserted first what this one had looked for and not found. Done again it finds it, and does what its rule says of
     * what is there; if not, it is a fault.
     */
    static boolean isInsertedMeanwhile(Throwable failure) {
        return isCausedBy(failure, cause -> state(cause).equals(NOT_UNIQUE));
    }

    /** The database went away: what the transaction did is undone, or was committed without our hearing of it. */
    static boolean isLostConnection(Throwable failure) {
        return isCausedBy(
                failure, cause -> ENDED.contains(state(cause)) || state(cause).startsWith(NO_CONNECTION));
    }

    private static boolean isCausedBy(Throwable failure, Predicate<Throwable> kind) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (kind.test(cause)) {
                return true;
            }
        }
        return false;
    }

    private static String state(Throwable cause) {
        return cause instanceof SQLException problem ? String.valueOf(problem.getSQLState()) : "";
    }
}
