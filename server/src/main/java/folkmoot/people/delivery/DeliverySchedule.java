package folkmoot.people.delivery;

import java.time.Duration;
import java.time.Instant;
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

    /** For how long after it was made an activity is tried. */
    static final Duration KEPT = Duration.ofDays(7);

    /** Failures in a row after which a host is only probed. */
    static final int PROBE_FROM = 10;

    /** Distinct days with failures and no success after which a host is taken for dead. */
    static final int DAYS_UNTIL_DEAD = 7;

    /** How often a dead host is asked for its NodeInfo. */
    static final Duration WEEKLY = Duration.ofDays(7);

    /** Attempts at an activity whose signature is not believed, and the pause between them: three within an hour. */
    static final int MOST_UNBELIEVED = 3;

    static final Duration UNBELIEVED = Duration.ofMinutes(30);

    private static final Duration PROBE = Duration.ofHours(1);

    private DeliverySchedule() {}

    /** The pause before the next attempt at an activity after so many. */
    static Duration afterAttempt(int attempts, RandomGenerator random) {
        return jittered(attempts <= PAUSES.size() ? PAUSES.get(Math.max(1, attempts) - 1) : DAILY, random);
    }

    /** The pause of a whole host that failed so many times in a row: never much longer than an hour. */
    static Duration ofHost(int attempts, int failures, RandomGenerator random) {
        var pause = afterAttempt(attempts, random);
        return failures >= PROBE_FROM || pause.compareTo(PROBE) > 0 ? jittered(PROBE, random) : pause;
    }

    /** Whether an activity has had its time. */
    static boolean isOver(Instant made, Instant now) {
        return !made.plus(KEPT).isAfter(now);
    }

    private static Duration jittered(Duration pause, RandomGenerator random) {
        return Duration.ofMillis((long) (pause.toMillis() * (1 - JITTER + 2 * JITTER * random.nextDouble())));
    }
}
