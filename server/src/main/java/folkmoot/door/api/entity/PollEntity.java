package folkmoot.door.api.entity;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Poll (client API). {@code voted} and {@code ownVotes} are left out for visitors. */
public record PollEntity(
        String id,
        Optional<Instant> expiresAt,
        boolean expired,
        boolean multiple,
        int votesCount,
        Optional<Integer> votersCount,
        List<PollOption> options,
        List<CustomEmojiEntity> emojis,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<Boolean> voted,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Optional<List<Integer>> ownVotes) {

    /** @param votesCount empty while the counts are hidden */
    public record PollOption(String title, Optional<Integer> votesCount) {}

    /** The same with the pictures of words in its options. */
    public PollEntity withEmojis(List<CustomEmojiEntity> found) {
        return new PollEntity(
                id, expiresAt, expired, multiple, votesCount, votersCount, options, found, voted, ownVotes);
    }
}
