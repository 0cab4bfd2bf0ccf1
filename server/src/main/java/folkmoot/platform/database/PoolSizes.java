package folkmoot.platform.database;

import folkmoot.config.Settings;
import java.time.Duration;

/**
 * How many connections of each kind, how long one waits for one, and how many may wait at once before the next is turned
 * away. Two cores cannot run more than some eight queries; writers wait for the disk, so there may be more of them.
 */
public record PoolSizes(int readers, int writers, Duration longestWait, int waiting) {

    /** Measured best on two cores. */
    public static final PoolSizes USUAL = new PoolSizes(8, 16, Duration.ofSeconds(3), 1000);

    /** For a command that does one thing at a time. */
    public static final PoolSizes SMALL = new PoolSizes(2, 4, Duration.ofSeconds(10), 100);

    /** As the settings say. */
    public static PoolSizes of(Settings.Database settings) {
        return new PoolSizes(settings.readers(), settings.writers(), settings.longestWait(), USUAL.waiting());
    }
}
