package folkmoot.people.team;

import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.UserId;
import java.time.Instant;

/**
 * An account as which several people act.
 *
 * @param user the account's user, as which nobody signs in
 * @param twoPerson whether an official answer needs a second person
 */
public record Team(AccountId account, UserId user, String username, boolean twoPerson, Instant created) {}
