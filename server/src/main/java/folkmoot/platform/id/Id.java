package folkmoot.platform.id;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A 64-bit, time-ordered row key. {@code toString} is the decimal form used by the client API.
 *
 * @see Ids
 */
public sealed interface Id
        permits AccountId,
                ApplicationId,
                BodyId,
                CommunityId,
                FollowId,
                MediaId,
                NotificationId,
                PollId,
                ProposalId,
                ResponseId,
                StatusId,
                TokenId,
                UserId {

    long value();

    /** Reads the decimal form; empty for anything that cannot be an id (signs, letters, overflow). */
    static OptionalLong parse(String text) {
        if (text == null
                || text.isEmpty()
                || text.length() > 19
                || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(text));
        } catch (NumberFormatException overflow) {
            return OptionalLong.empty();
        }
    }

    /** Reads a status id; empty for anything that cannot be one. */
    static Optional<StatusId> status(String text) {
        var value = parse(text);
        return value.isPresent() ? Optional.of(new StatusId(value.getAsLong())) : Optional.empty();
    }

    /** Reads an account id; empty for anything that cannot be one. */
    static Optional<AccountId> account(String text) {
        var value = parse(text);
        return value.isPresent() ? Optional.of(new AccountId(value.getAsLong())) : Optional.empty();
    }

    /** Reads the id of a media attachment; empty for anything that cannot be one. */
    static Optional<MediaId> media(String text) {
        var value = parse(text);
        return value.isPresent() ? Optional.of(new MediaId(value.getAsLong())) : Optional.empty();
    }
}
