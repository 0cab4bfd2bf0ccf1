package folkmoot.people.delivery;

import java.util.concurrent.atomic.LongAdder;

/** What became of deliveries since the start, for the metrics. */
public final class DeliveryCounts {

    private final LongAdder delivered = new LongAdder();
    private final LongAdder postponed = new LongAdder();
    private final LongAdder dropped = new LongAdder();

    void deliveredOne() {
        delivered.increment();
    }

    void postponedOne() {
        postponed.increment();
    }

    void dropped(int number) {
        dropped.add(number);
    }

    /** Taken by the other side. */
    public long delivered() {
        return delivered.sum();
    }

    /** Attempts that failed and come again. */
    public long postponed() {
        return postponed.sum();
    }

    /** Refused for good, or given up. */
    public long dropped() {
        return dropped.sum();
    }
}
