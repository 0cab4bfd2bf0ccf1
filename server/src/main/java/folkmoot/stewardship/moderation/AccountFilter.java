package folkmoot.stewardship.moderation;

import folkmoot.people.user.Role;
import folkmoot.platform.id.AccountId;
import java.util.Optional;
import java.util.Set;

/**
 * Which accounts a moderator looks for; everything that is set must hold.
 *
 * @param local only ours, or only others'
 * @param username part of the user name; so with the display name
 * @param address a network address or network from which they came
 */
public record AccountFilter(
        Optional<Boolean> local,
        Set<Standing> standings,
        Set<Role> roles,
        Optional<AccountId> invitedBy,
        Optional<String> username,
        Optional<String> displayName,
        Optional<String> domain,
        Optional<String> email,
        Optional<String> address) {

    /** How accounts stand. */
    public enum Standing {
        ACTIVE,
        PENDING,
        DISABLED,
        SENSITIZED,
        SILENCED,
        SUSPENDED
    }
}
