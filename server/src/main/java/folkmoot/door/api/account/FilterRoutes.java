package folkmoot.door.api.account;

import folkmoot.door.api.oauth.Authentication;
import folkmoot.door.api.request.Paging;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Id;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.talk.filter.Filter;
import folkmoot.talk.filter.Filters;
import folkmoot.talk.status.Statuses;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;

/** Client API, filters: v2, and v1 where each keyword is a filter. */
public final class FilterRoutes {

    private static final String KEYWORD = "/api/v2/filters/keywords/:id";
    private static final String SINGLE = "/api/v2/filters/statuses/:id";

    private final Database database;
    private final Authentication authentication;
    private final Filters filters;
    private final Statuses statuses;

    public FilterRoutes(Database database, Authentication authentication, Filters filters, Statuses statuses) {
        this.database = database;
        this.authentication = authentication;
        this.filters = filters;
        this.statuses = statuses;
    }

    public void register(Routing routing) {
        routing.get("/api/v2/filters", this::list)
                .post("/api/v2/filters", this::create)
                .get("/api/v2/filters/:id", this::show)
                .update("/api/v2/filters/:id", this::update)
                .delete("/api/v2/filters/:id", this::remove)
                .get("/api/v2/filters/:id/keywords", this::keywords)
                .post("/api/v2/filters/:id/keywords", this::addKeyword)
                .get(KEYWORD, this::keyword)
                .update(KEYWORD, this::updateKeyword)
                .delete(KEYWORD, this::removeKeyword)
                .get("/api/v2/filters/:id/statuses", this::singles)
                .post("/api/v2/filters/:id/statuses", this::addSingle)
                .get(SINGLE, this::single)
                .delete(SINGLE, this::removeSingle)
                .get("/api/v1/filters", this::listV1)
                .post("/api/v1/filters", this::createV1)
                .get("/api/v1/filters/:id", this::showV1)
                .update("/api/v1/filters/:id", this::updateV1)
                .delete("/api/v1/filters/:id", this::removeKeyword);
    }

    private Response read(Request request, BiFunction<Transaction, AccountId, Object> answer) {
        var viewer = authentication.require(request, "read:filters").account();
        return Response.json(database.read(tx -> answer.apply(tx, viewer)));
    }

    private Response write(Request request, BiFunction<Transaction, AccountId, Object> answer) {
        var viewer = authentication.require(request, "write:filters").account();
        return Response.json(database.transaction(tx -> answer.apply(tx, viewer)));
    }

    private Response end(Request request, BiConsumer<Transaction, AccountId> removal) {
        var viewer = authentication.require(request, "write:filters").account();
        database.write(tx -> removal.accept(tx, viewer));
        return Paging.done();
    }

    private Response list(Request request) {
        return read(
                request,
                (tx, me) -> filters.list(tx, me).stream()
                        .map(FilterRenderer::filter)
                        .toList());
    }

    private Response create(Request request) {
        return write(request, (tx, me) -> FilterRenderer.filter(filters.create(tx, me, FilterRequests.draft(request))));
    }

    private Response show(Request request) {
        return read(request, (tx, me) -> FilterRenderer.filter(filters.require(tx, me, FilterRequests.id(request))));
    }

    private Response update(Request request) {
        return write(
                request,
                (tx, me) -> FilterRenderer.filter(
                        filters.update(tx, me, FilterRequests.id(request), FilterRequests.draft(request))));
    }

    private Response remove(Request request) {
        return end(request, (tx, me) -> filters.remove(tx, me, FilterRequests.id(request)));
    }

    private Response keywords(Request request) {
        return read(
                request,
                (tx, me) -> filters.require(tx, me, FilterRequests.id(request)).keywords().stream()
                        .map(FilterRenderer::keyword)
                        .toList());
    }

    private Response addKeyword(Request request) {
        return write(
                request,
                (tx, me) -> FilterRenderer.keyword(filters.keyword(
                        tx, me, FilterRequests.id(request), FilterRequests.keyword(request, Optional.empty()))));
    }

    private Response keyword(Request request) {
        long id = FilterRequests.id(request);
        return read(request, (tx, me) -> FilterRenderer.keyword(pick(filters.ofKeyword(tx, me, id), id)));
    }

    private static Filter.Keyword pick(Filter filter, long keyword) {
        return filter.keywords().stream()
                .filter(each -> each.id() == keyword)
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    private Response updateKeyword(Request request) {
        long id = FilterRequests.id(request);
        return write(
                request,
                (tx, me) -> FilterRenderer.keyword(filters.keyword(
                        tx, me, filters.ofKeyword(tx, me, id).id(), FilterRequests.keyword(request, Optional.of(id)))));
    }

    private Response removeKeyword(Request request) {
        return end(request, (tx, me) -> filters.removeKeyword(tx, me, FilterRequests.id(request)));
    }

    private Response singles(Request request) {
        return read(
                request,
                (tx, me) -> filters.require(tx, me, FilterRequests.id(request)).statuses().stream()
                        .map(FilterRenderer::single)
                        .toList());
    }

    private Response addSingle(Request request) {
        return write(request, (tx, me) -> {
            var status = request.parameter("status_id").flatMap(Id::status).orElseThrow(NotFound::new);
            var visible = statuses.requireVisible(tx, status, Optional.of(me));
            return FilterRenderer.single(filters.addStatus(tx, me, FilterRequests.id(request), visible.id()));
        });
    }

    private Response single(Request request) {
        long id = FilterRequests.id(request);
        return read(
                request,
                (tx, me) -> filters.ofSingle(tx, me, id).statuses().stream()
                        .filter(each -> each.id() == id)
                        .map(FilterRenderer::single)
                        .findFirst()
                        .orElseThrow(NotFound::new));
    }

    private Response removeSingle(Request request) {
        return end(request, (tx, me) -> filters.removeStatus(tx, me, FilterRequests.id(request)));
    }

    private Response listV1(Request request) {
        return read(
                request,
                (tx, me) -> filters.list(tx, me).stream()
                        .flatMap(
                                filter -> filter.keywords().stream().map(keyword -> FilterRenderer.v1(filter, keyword)))
                        .toList());
    }

    private Response createV1(Request request) {
        return write(request, (tx, me) -> {
            var filter = filters.create(tx, me, FilterRequests.v1(request, Optional.empty()));
            return FilterRenderer.v1(filter, filter.keywords().getFirst());
        });
    }

    private Response showV1(Request request) {
        long id = FilterRequests.id(request);
        return read(request, (tx, me) -> {
            var filter = filters.ofKeyword(tx, me, id);
            return FilterRenderer.v1(filter, pick(filter, id));
        });
    }

    /** 422 where other keywords share the filter: they would change too. */
    private Response updateV1(Request request) {
        long id = FilterRequests.id(request);
        return write(request, (tx, me) -> {
            var filter = filters.ofKeyword(tx, me, id);
            if (filter.keywords().size() > 1) {
                throw Invalid.refused("Validation failed: the filter has several keywords; use the v2 API");
            }
            var changed = filters.update(tx, me, filter.id(), FilterRequests.v1(request, Optional.of(id)));
            return FilterRenderer.v1(changed, pick(changed, id));
        });
    }
}
