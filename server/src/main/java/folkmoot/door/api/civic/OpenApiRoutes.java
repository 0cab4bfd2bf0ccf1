package folkmoot.door.api.civic;

import folkmoot.platform.http.EntityTag;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Folkmoot API, what it answers: the same for everybody, made at the first request. Scripts of other sites may read it. */
final class OpenApiRoutes {

    static final String PATH = "/openapi.json";

    private final AtomicReference<Response> made = new AtomicReference<>();

    void register(Routing routing) {
        routing.get(CivicOperations.BASE + PATH, this::document);
    }

    private Response document(Request request) {
        var document = Optional.ofNullable(made.get()).orElseGet(() -> {
            made.set(EntityTag.tagged(Response.json(CivicOperations.document()))
                    .header("Access-Control-Allow-Origin", "*")
                    .header("Cache-Control", "public, max-age=3600"));
            return made.get();
        });
        return EntityTag.answer(request, document);
    }
}
