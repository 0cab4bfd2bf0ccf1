package folkmoot.people.follow;

import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.FollowId;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One account follows another, or asks to.
 *
 * @param uri id of the Follow activity
 * @param acceptedAt empty while it is a request
 * @param showReblogs whether the target's reblogs appear in the follower's home
 * @param news whether each new status of the target notifies
 * @param languages only posts in these languages (BCP 47) appear in the follower's home; empty for all
 */
public record Follow(
        FollowId id,
        AccountId account,
        AccountId target,
        URI uri,
        Optional<Instant> acceptedAt,
        boolean showReblogs,
        boolean news,
        Optional<List<String>> languages) {

    public boolean isAccepted() {
        return acceptedAt.isPresent();
    }
}
