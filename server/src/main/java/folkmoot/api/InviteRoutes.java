package folkmoot.api;

import folkmoot.database.Database;
import folkmoot.http.Request;
import folkmoot.http.Response;
import folkmoot.http.Routing;
import folkmoot.problem.NotFound;
import folkmoot.problem.Unauthorized;
import folkmoot.uri.LocalUris;
import folkmoot.user.Invites;
import java.util.Map;

/** Invitations: programs are told what the code is good for, people are led to the form for joining. */
public final class InviteRoutes {

    private final Database database;
    private final Invites invites;
    private final LocalUris uris;

    public InviteRoutes(Database database, Invites invites, LocalUris uris) {
        this.database = database;
        this.invites = invites;
        this.uris = uris;
    }

    public void register(Routing routing) {
        routing.get("/invite/:code", this::show);
    }

    private Response show(Request request) {
        var code = request.pathParameter("code");
        if (request.wantsHtml()) {
            return Response.redirect(
                    database.read(tx -> invites.exists(tx, code)) ? "/sign-up?invite=" + code : "/sign-up");
        }
        return database.read(tx -> {
            if (!invites.exists(tx, code)) {
                throw new NotFound();
            }
            if (!invites.isGood(tx, code)) {
                throw new Unauthorized("This invitation is no longer valid");
            }
            return Response.json(Map.of("invite_code", code, "instance_api_url", uris.at("/api/v2/instance")));
        });
    }
}
