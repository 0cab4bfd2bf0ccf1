package folkmoot.delivery;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/** When to try again: soon at first, then rarer, daily in the end, for a week; a fifth more or less each time. */
final class DeliverySchedule {

    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(30),
            Duration.ofMinutes(2),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            Duration.ofHours(1),
            Duration.ofHours(3),
            Duration.ofHours(6),
            Duration.ofHours(12));
    private static final Duration DAILY = Duration.ofDays(1);
    private static final double JITTER = 0.2;

    /** Attempts at one activity: the first, the eight above, and one a day until a week has passed. */
    static final int MOST_ATTEMPTS = 15;

    /** Failures in a row after which a host is only probed. */
    static final int PROBE_FROM = 10;

    private static final Duration PROBE = Duration.ofHours(1);

    private DeliverySchedule() {}

    /** The pause before the next attempt at an activity. */
    static Duration afterAttempt(int attempts, RandomGenerator random) {
        return jittered(attempts <= PAUSES.size() ? PAUSES.get(Math.max(1, attempts) - 1) : DAILY, random);
    }

    /** The pause before a host that does not answer has its next turn. */
    static Duration afterFailures(int failures, RandomGenerator random) {
        return failures >= PROBE_FROM ? jittered(PROBE, random) : afterAttempt(Math.min(failures, 4), random);
    }

    private static Duration jittered(Duration pause, RandomGenerator random) {
        return Duration.ofMillis((long) (pause.toMillis() * (1 - JITTER + 2 * JITTER * random.nextDouble())));
    }
}
