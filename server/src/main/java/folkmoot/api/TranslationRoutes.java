package folkmoot.api;

import folkmoot.http.Request;
import folkmoot.http.Response;
import folkmoot.http.Routing;
import folkmoot.problem.NotFound;

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
