package folkmoot.door.api.oauth;

import folkmoot.people.oauth.Scopes;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.ApplicationId;
import folkmoot.platform.id.UserId;

/** Who is asking: a signed-in user, through a client, with what its token allows. */
public record Viewer(UserId user, AccountId account, String role, ApplicationId application, Scopes scopes) {}
