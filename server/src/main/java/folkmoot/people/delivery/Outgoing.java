package folkmoot.people.delivery;

import folkmoot.platform.id.AccountId;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * An activity as it is stored to be sent.
 *
 * @param body its bytes
 * @param lane what keeps its order ({@link Lanes})
 * @param followersOnly whether it goes to followers of its sender and is not public
 * @param inboxes at least one
 */
@SuppressWarnings("ArrayRecordComponent")
record Outgoing(long id, AccountId sender, byte[] body, Optional<Long> lane, boolean followersOnly, Set<URI> inboxes) {}
