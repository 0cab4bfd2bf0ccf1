package folkmoot.door.activitypub;

import java.util.concurrent.atomic.LongAdder;

/** What became of incoming activities since the start, for the metrics. */
public final class InboxCounts {

    private final LongAdder processed = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder postponed = new LongAdder();
    private final LongAdder parked = new LongAdder();

    void processed(int activities) {
        processed.add(activities);
    }

    void refusedOne() {
        refused.increment();
    }

    void postponedOne() {
        postponed.increment();
    }

    void parkedOne() {
        parked.increment();
    }

    /** Done, including those that were ignored. */
    public long processed() {
        return processed.sum();
    }

    /** Not allowed, or not readable after all. */
    public long refused() {
        return refused.sum();
    }

    /** Failed and come again. */
    public long postponed() {
        return postponed.sum();
    }

    /** Given up. */
    public long parked() {
        return parked.sum();
    }
}
