package folkmoot.people.user;

import folkmoot.platform.id.UserId;

/**
 * Who stands behind what a team does.
 *
 * @param user who it is; only the team knows
 */
public record ActingMember(UserId user, TeamRole role) {}
