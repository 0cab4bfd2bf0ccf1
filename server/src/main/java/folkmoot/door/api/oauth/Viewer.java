package folkmoot.door.api.oauth;

import folkmoot.people.oauth.Scopes;
import folkmoot.people.user.ActingMember;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.ApplicationId;
import folkmoot.platform.id.UserId;
import java.util.Optional;

/**
 * Who is asking: a signed-in user, through a client, with what its token allows.
 *
 * @param member who acts by it, where the user is a team's
 */
public record Viewer(
        UserId user,
        AccountId account,
        String role,
        ApplicationId application,
        Scopes scopes,
        Optional<ActingMember> member) {

    /** Whoever holds the program in their hands. */
    public UserId person() {
        return member.map(ActingMember::user).orElse(user);
    }
}
