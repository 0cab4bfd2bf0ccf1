package folkmoot.follow;

import folkmoot.id.AccountId;
import folkmoot.id.FollowId;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * One account follows another, or asks to.
 *
 * @param uri id of the Follow activity
 * @param acceptedAt empty while it is a request
 * @param showReblogs whether the target's reblogs appear in the follower's home
 * @param news whether each new status of the target notifies
 */
public record Follow(
        FollowId id,
        AccountId account,
        AccountId target,
        URI uri,
        Optional<Instant> acceptedAt,
        boolean showReblogs,
        boolean news) {

    public boolean isAccepted() {
        return acceptedAt.isPresent();
    }
}
