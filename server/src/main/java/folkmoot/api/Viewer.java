package folkmoot.api;

import folkmoot.id.AccountId;
import folkmoot.id.ApplicationId;
import folkmoot.id.UserId;
import folkmoot.oauth.Scopes;

/** Who is asking: a signed-in user, through a client, with what its token allows. */
public record Viewer(UserId user, AccountId account, String role, ApplicationId application, Scopes scopes) {}
