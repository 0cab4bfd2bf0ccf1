package folkmoot.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time in the test's hand: stands still until it is moved. */
public final class SettableClock implements InstantSource {

    private volatile Instant now;

    public SettableClock(Instant now) {
        this.now = now;
    }

    /** Begins at a fixed, ordinary moment. */
    public static SettableClock atNoon() {
        return new SettableClock(Instant.parse("2026-03-02T12:00:00Z"));
    }

    @Override
    public Instant instant() {
        return now;
    }

    /** Moves to a moment. */
    public void set(Instant moment) {
        now = moment;
    }

    /** Moves forward. */
    public void advance(Duration duration) {
        now = now.plus(duration);
    }
}
