package folkmoot.door.api.instance;

import folkmoot.door.api.oauth.Authentication;
import folkmoot.door.api.request.Paging;
import folkmoot.platform.http.Handler;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.problem.NotFound;
import java.util.List;
import java.util.Map;

/**
 * Client API: parts that the API lets a server do without, answered as it says for a server that does: no yearly reviews, no
 * translator, no posts by e-mail, nothing that is still being fetched.
 */
public final class AbsentFeatureRoutes {

    private final Authentication authentication;

    public AbsentFeatureRoutes(Authentication authentication) {
        this.authentication = authentication;
    }

    public void register(Routing routing) {
        var reports = "/api/v1/annual_reports";
        routing.get(reports, this::noReports)
                .get(reports + "/:year", missing("read:accounts"))
                .get(reports + "/:year/state", this::ineligible)
                .post(reports + "/:year/generate", this::notGenerated)
                .post(reports + "/:year/read", missing("write:accounts"))
                .get("/api/v1_alpha/async_refreshes/:id", missing("read"))
                .post("/api/v1/accounts/:id/email_subscriptions", _ -> {
                    throw new NotFound();
                });
    }

    private Response noReports(Request request) {
        authentication.require(request, "read:accounts");
        return Response.json(Map.of("annual_reports", List.of(), "accounts", List.of(), "statuses", List.of()));
    }

    private Response ineligible(Request request) {
        authentication.require(request, "read:accounts");
        return Response.json(Map.of("state", "ineligible"));
    }

    /** As where nobody is eligible (client API). */
    private Response notGenerated(Request request) {
        authentication.require(request, "write:accounts");
        return Paging.done();
    }

    private Handler missing(String scope) {
        return request -> {
            authentication.require(request, scope);
            throw new NotFound();
        };
    }
}
