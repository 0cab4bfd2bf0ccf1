package folkmoot.door.api.civic;

import folkmoot.platform.http.EntityTag;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.openapi.OpenApi;

/** Folkmoot API, what it answers: the same for everybody. Scripts of other sites may read it. */
final class OpenApiRoutes {

    static final String PATH = "/openapi.json";

    private final Response document;

    OpenApiRoutes(OpenApi api) {
        this.document = EntityTag.tagged(Response.json(api.document()))
                .header("Access-Control-Allow-Origin", "*")
                .header("Cache-Control", "public, max-age=3600");
    }

    void register(Routing routing) {
        routing.get(CivicOperations.BASE + PATH, request -> EntityTag.answer(request, document));
    }
}
