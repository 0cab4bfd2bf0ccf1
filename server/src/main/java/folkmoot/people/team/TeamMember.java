package folkmoot.people.team;

import folkmoot.people.user.TeamRole;
import folkmoot.platform.id.UserId;
import java.time.Instant;

/**
 * Somebody who acts as a team at present.
 *
 * @param username of their own account
 */
public record TeamMember(UserId user, String username, TeamRole role, Instant since) {}
