package folkmoot.delivery;

import folkmoot.id.AccountId;
import java.net.URI;

/**
 * One activity to one inbox, waiting to be sent.
 *
 * @param attempts how often it was tried before
 */
record DueDelivery(long id, long bodyId, URI inbox, int attempts, AccountId sender, byte[] body) {}
