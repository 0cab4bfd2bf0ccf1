package folkmoot.people.oauth;

import folkmoot.platform.id.UserId;
import java.util.Optional;

/**
 * Who lets a program in.
 *
 * @param user as whom it will act
 * @param member who consented, where that is a team's user
 */
public record Grantor(UserId user, Optional<UserId> member) {

    /** Somebody for themselves. */
    public static Grantor self(UserId user) {
        return new Grantor(user, Optional.empty());
    }
}
