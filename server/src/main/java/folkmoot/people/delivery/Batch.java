package folkmoot.people.delivery;

import folkmoot.people.delivery.Ledger.Sent;
import java.time.Duration;
import java.util.List;

/**
 * How many activities a host is sent before what became of them is written down: while that happens nothing is under way to it. Few at
 * first; twice as many each time for a host that takes all of them at once, so that it need not stop and go; few again for one that does
 * not. What was sent and not written down when the process dies is sent again, which is why there are few to a slow host.
 */
record Batch(int size) {

    static final int SMALLEST = 20;
    static final Batch FIRST = new Batch(SMALLEST);

    private static final int LARGEST = 160;
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    /** The next one. */
    Batch after(List<Sent> results, Duration took) {
        var takesAll = results.size() == size && results.stream().allMatch(Sent::isDelivered);
        return takesAll && took.compareTo(AT_ONCE) < 0 ? new Batch(Math.min(LARGEST, 2 * size)) : FIRST;
    }
}
