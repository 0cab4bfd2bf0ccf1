package folkmoot.door.api.status;

import folkmoot.door.api.oauth.Authentication;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.problem.NotFound;

/** Client API, statuses: translation. This server has no translator, which clients are told by 404 (client API). */
public final class TranslationRoutes {

    private final Authentication authentication;

    public TranslationRoutes(Authentication authentication) {
        this.authentication = authentication;
    }

    public void register(Routing routing) {
        routing.post("/api/v1/statuses/:id/translate", this::translate);
    }

    private Response translate(Request request) {
        authentication.require(request, "read:statuses");
        throw new NotFound("This server does not translate");
    }
}
