package folkmoot.platform.job;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * When to try again: the pause doubles from {@code first} up to {@code longest}, each time up to a quarter longer or
 * shorter so that what failed together does not come back together. After {@code attempts} it is parked.
 */
public record RetryPolicy(int attempts, Duration first, Duration longest) {

    /** Ten attempts over some eight hours. */
    public static final RetryPolicy USUAL = new RetryPolicy(10, Duration.ofSeconds(30), Duration.ofHours(4));

    /** Only once: for work that is no longer useful later. */
    public static final RetryPolicy NEVER = new RetryPolicy(1, Duration.ZERO, Duration.ZERO);

    /** The pause after the given attempt, the first being 1. */
    public Duration pauseAfter(int attempt, RandomGenerator random) {
        double factor = Math.pow(2, Math.min(attempt - 1, 40)) * (0.75 + random.nextDouble() / 2);
        return Duration.ofMillis((long) Math.min(first.toMillis() * factor, longest.toMillis()));
    }
}
