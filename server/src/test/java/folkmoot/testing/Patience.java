package folkmoot.testing;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.LongStream;

/** Waiting in tests for what other threads do: no longer than it takes, and never for ever. */
public final class Patience {

    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(2);

    private Patience() {}

    /** Looks again and again until it is so. */
    public static void until(BooleanSupplier fact) {
        until(LIMIT, fact);
    }

    /** The same for what takes longer. */
    public static void until(Duration limit, BooleanSupplier fact) {
        until(limit, fact, () -> "not within " + limit);
    }

    /** Until nothing waits on any side: all that came in is processed, all that goes out is taken. */
    public static void untilSettled(World... worlds) {
        // Twice: what left one side between the looks has arrived on the other.
        until(
                LIMIT,
                () -> unfinished(worlds).sum() + unfinished(worlds).sum() == 0,
                () -> "not settled: " + unfinished(worlds).boxed().toList());
    }

    private static LongStream unfinished(World... worlds) {
        return Arrays.stream(worlds).mapToLong(World::unfinished);
    }

    private static void until(Duration limit, BooleanSupplier fact, Supplier<String> otherwise) {
        var end = System.nanoTime() + limit.toNanos();
        while (!fact.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError(otherwise.get());
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }
}
