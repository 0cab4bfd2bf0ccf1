package folkmoot.door.api.instance;

import folkmoot.people.user.Invites;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.problem.Unauthorized;
import folkmoot.platform.uri.LocalUris;
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
