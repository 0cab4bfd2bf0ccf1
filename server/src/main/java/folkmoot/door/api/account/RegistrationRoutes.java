package folkmoot.door.api.account;

import folkmoot.door.api.entity.TokenEntity;
import folkmoot.door.api.oauth.Authentication;
import folkmoot.people.oauth.AccessToken;
import folkmoot.people.oauth.Grantor;
import folkmoot.people.oauth.Tokens;
import folkmoot.people.user.NewUser;
import folkmoot.people.user.User;
import folkmoot.people.user.Users;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Unauthorized;
import folkmoot.stewardship.admission.Registrations;
import java.util.Map;
import java.util.Optional;

/** Client API, signing up from within a program, and confirming the address. */
public final class RegistrationRoutes {

    private final Database database;
    private final Authentication authentication;
    private final Registrations registrations;
    private final Users users;
    private final Tokens tokens;

    public RegistrationRoutes(
            Database database, Authentication authentication, Registrations registrations, Users users, Tokens tokens) {
        this.database = database;
        this.authentication = authentication;
        this.registrations = registrations;
        this.users = users;
        this.tokens = tokens;
    }

    public void register(Routing routing) {
        routing.post("/api/v1/accounts", this::signUp)
                .post("/api/v1/emails/confirmations", this::resend)
                .get("/api/v1/emails/check_confirmation", this::isConfirmed);
    }

    /** With a program's own token; answers with a token that works once the address is confirmed. */
    private Response signUp(Request request) {
        var token = authentication.requireToken(request, "write:accounts");
        if (token.holder().isPresent()) {
            throw new Forbidden("This method requires an app token");
        }
        var user = registrations.register(
                new NewUser(
                        request.parameter("username").orElse(""),
                        request.parameter("email").orElse(""),
                        request.parameter("password").orElse(""),
                        request.parameter("locale")
                                .filter(locale -> locale.matches("[A-Za-z-]{2,20}"))
                                .orElse("en"),
                        request.parameter("reason")),
                new Registrations.Arrival(
                        request.remoteAddress(), request.parameter("invite_code"), request.flag("agreement")));
        var issued = database.transaction(
                tx -> tokens.issue(tx, token.application(), Optional.of(Grantor.self(user.id())), token.scopes()));
        return Response.json(TokenEntity.of(issued));
    }

    private Response resend(Request request) {
        registrations.resend(user(request, "write:accounts"), request.parameter("email"));
        return Response.json(Map.of());
    }

    private Response isConfirmed(Request request) {
        return Response.json(user(request, "read:accounts").marks().confirmed().isPresent());
    }

    /** The user of the token, even if they have not confirmed yet. */
    private User user(Request request, String scope) {
        var holder = authentication
                .requireToken(request, scope)
                .holder()
                .map(AccessToken.Holder::user)
                .orElseThrow(() -> new Unauthorized("This method requires an authenticated user"));
        return database.read(tx -> users.find(tx, holder))
                .orElseThrow(() -> new Unauthorized("The access token is invalid"));
    }
}
