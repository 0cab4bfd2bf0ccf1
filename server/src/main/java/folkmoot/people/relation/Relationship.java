package folkmoot.people.relation;

import folkmoot.platform.id.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a viewer and another account stand to each other.
 *
 * @param ours the viewer's follow of the other
 * @param theirs the other's follow of the viewer; true once accepted
 * @param mute the viewer's mute of the other
 * @param note what the viewer wrote down; empty text when nothing
 */
public record Relationship(
        AccountId other,
        Optional<Following> ours,
        Optional<Boolean> theirs,
        boolean blocking,
        boolean blockedBy,
        Optional<Muting> mute,
        boolean domainBlocking,
        boolean endorsed,
        String note) {

    /** A follow and what the follower wants to see. */
    public record Following(boolean accepted, boolean reblogs, boolean news, Optional<List<String>> languages) {}

    /** A mute that has not ended. */
    public record Muting(boolean notifications, Optional<Instant> expires) {}
}
