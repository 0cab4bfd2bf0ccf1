package folkmoot.door.api.status;

import folkmoot.door.api.oauth.Authentication;
import folkmoot.door.api.request.Paging;
import folkmoot.door.api.request.RequestIds;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.Id;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.talk.quote.QuotePolicy;
import folkmoot.talk.quote.QuoteSending;
import folkmoot.talk.quote.Quotes;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.Statuses;
import java.util.Optional;

/** Client API, statuses: who quotes one, taking that back, and who may. */
public final class QuoteRoutes {

    private final Database database;
    private final Authentication authentication;
    private final Statuses statuses;
    private final Quotes quotes;
    private final QuoteSending sending;
    private final StatusRenderer renderer;

    public QuoteRoutes(
            Database database,
            Authentication authentication,
            Statuses statuses,
            Quotes quotes,
            QuoteSending sending,
            StatusRenderer renderer) {
        this.database = database;
        this.authentication = authentication;
        this.statuses = statuses;
        this.quotes = quotes;
        this.sending = sending;
        this.renderer = renderer;
    }

    public void register(Routing routing) {
        routing.get("/api/v1/statuses/:id/quotes", this::quotes)
                .post("/api/v1/statuses/:id/quotes/:quoting/revoke", this::revoke)
                .update("/api/v1/statuses/:id/interaction_policy", this::policy);
    }

    private Response quotes(Request request) {
        var viewer =
                Optional.of(authentication.require(request, "read:statuses").account());
        var page = Paging.page(request, 20, 40);
        return database.read(tx -> {
            var quoted = statuses.requireVisible(tx, RequestIds.status(request), viewer);
            var ids = quotes.quoting(tx, quoted.id(), page);
            return Paging.linkedWhileFull(
                    request,
                    renderer.renderIds(tx, ids, viewer),
                    ids.stream().map(StatusId::value).toList(),
                    page.limit());
        });
    }

    private Response revoke(Request request) {
        var viewer = authentication.require(request, "write:statuses").account();
        var quoting = Id.status(request.pathParameter("quoting")).orElseThrow(NotFound::new);
        return Response.json(database.transaction(tx -> {
            sending.revoke(tx, viewer, RequestIds.status(request), quoting);
            var status = statuses.requireVisible(tx, quoting, Optional.of(viewer));
            return renderer.render(tx, status, Optional.of(viewer));
        }));
    }

    private Response policy(Request request) {
        var viewer = authentication.require(request, "write:statuses").account();
        return Response.json(database.transaction(tx -> {
            var status = statuses.requireVisible(tx, RequestIds.status(request), Optional.of(viewer));
            requireOwn(status, viewer.equals(status.author()));
            var word = request.parameter("quote_approval_policy")
                    .orElseThrow(() -> Invalid.field("quote_approval_policy", "ERR_BLANK", "can't be blank"));
            sending.changePolicy(tx, status, QuotePolicy.of(word));
            return renderer.render(tx, status, Optional.of(viewer));
        }));
    }

    private static void requireOwn(Status status, boolean own) {
        if (!own || status.isReblog()) {
            throw new Forbidden("This action is not allowed");
        }
    }
}
