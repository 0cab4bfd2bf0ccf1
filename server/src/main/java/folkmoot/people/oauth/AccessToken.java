package folkmoot.people.oauth;

import folkmoot.people.user.ActingMember;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.ApplicationId;
import folkmoot.platform.id.TokenId;
import folkmoot.platform.id.UserId;
import java.util.Optional;

/**
 * A live token: which client holds it, for whom, and what it allows.
 *
 * @param holder empty for a client's own token
 */
public record AccessToken(TokenId id, ApplicationId application, Optional<Holder> holder, Scopes scopes) {

    /**
     * The user it acts for.
     *
     * @param confirmed the e-mail address is confirmed
     * @param approved the registration was let in
     * @param disabled may not sign in any more
     * @param member who acts by it, where the user is a team's
     */
    public record Holder(
            UserId user,
            AccountId account,
            String role,
            boolean confirmed,
            boolean approved,
            boolean disabled,
            Optional<ActingMember> member) {

        Holder actedFor(ActingMember by) {
            return new Holder(user, account, role, confirmed, approved, disabled, Optional.of(by));
        }
    }

    AccessToken with(Holder other) {
        return new AccessToken(id, application, Optional.of(other), scopes);
    }
}
