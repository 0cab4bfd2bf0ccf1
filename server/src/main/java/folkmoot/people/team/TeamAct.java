package folkmoot.people.team;

import java.time.Instant;
import java.util.Optional;

/**
 * What a member did as their team, or tried.
 *
 * @param username of the member's own account; empty once they are gone
 */
public record TeamAct(long id, Optional<String> username, Instant at, String method, String path) {}
