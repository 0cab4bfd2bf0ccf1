package folkmoot.stewardship.moderation;

import folkmoot.people.account.Account;
import folkmoot.people.user.User;
import folkmoot.platform.id.AccountId;
import java.util.Optional;

/**
 * An account as moderators see it.
 *
 * @param user who signs in as it; empty for accounts elsewhere and for communities
 * @param reason what they wrote when they asked to join; may be empty
 * @param invitedBy whose invitation they came by
 */
public record ModeratedAccount(
        Account account, boolean sensitized, Optional<User> user, String reason, Optional<AccountId> invitedBy) {}
