package folkmoot.people.delivery;

import folkmoot.platform.id.AccountId;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * One activity to one inbox, waiting to be sent.
 *
 * @param attempts how often it was tried before
 * @param lane see {@link Lanes}
 * @param made when the activity was made
 * @param watched whether somebody hears what becomes of it
 */
record DueDelivery(
        long id,
        long bodyId,
        URI inbox,
        int attempts,
        AccountId sender,
        Optional<Long> lane,
        Instant made,
        boolean watched) {

    /** Whether another, made before, must arrive before it: of the same sender about the same object. Communities go on. */
    boolean follows(DueDelivery other) {
        return lane.filter(number -> number != Lanes.OF_COMMUNITIES).isPresent()
                && lane.equals(other.lane)
                && sender.equals(other.sender);
    }
}
