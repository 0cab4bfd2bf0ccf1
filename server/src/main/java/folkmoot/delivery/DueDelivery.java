package folkmoot.delivery;

import folkmoot.id.AccountId;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * One activity to one inbox, waiting to be sent.
 *
 * @param attempts how often it was tried before
 * @param lane see {@link Lanes}
 * @param made when the activity was made
 */
record DueDelivery(
        long id, long bodyId, URI inbox, int attempts, AccountId sender, Optional<Long> lane, Instant made) {}
