package folkmoot.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The clock of the three instances: it begins weeks ago, is moved on from day to day, and ends at the present. */
final class DemoClock implements InstantSource {

    private volatile Duration behind;

    private DemoClock(Duration behind) {
        this.behind = behind;
    }

    /** So many days ago. */
    static DemoClock daysAgo(int days) {
        return new DemoClock(Duration.ofDays(days));
    }

    /** As long ago as given; never back. */
    void moveTo(Duration ago) {
        if (ago.compareTo(behind) < 0) {
            behind = ago;
        }
    }

    @Override
    public Instant instant() {
        return Instant.now().minus(behind);
    }
}
