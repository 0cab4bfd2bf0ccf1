package folkmoot.door.api.instance;

import folkmoot.door.api.account.TagRenderer;
import folkmoot.door.api.account.ViewerFilters;
import folkmoot.door.api.oauth.Authentication;
import folkmoot.door.api.oauth.Viewer;
import folkmoot.door.api.request.Paging;
import folkmoot.door.api.status.StatusRenderer;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.StatusId;
import folkmoot.talk.card.Cards;
import folkmoot.talk.filter.FilterContext;
import folkmoot.talk.hashtag.Hashtags;
import folkmoot.talk.trend.TrendKind;
import folkmoot.talk.trend.Trends;
import java.util.List;

/** Client API, trends: hashtags, statuses and links that many people speak of. */
public final class TrendRoutes {

    private final Database database;
    private final Authentication authentication;
    private final Parts parts;
    private final Renderers renderers;
    private final ViewerFilters viewerFilters;

    /** The features behind it. */
    public record Parts(Trends trends, Hashtags hashtags, Cards cards) {}

    /** What writes it. */
    public record Renderers(StatusRenderer statuses, TagRenderer tags, TrendLinks links) {}

    public TrendRoutes(
            Database database,
            Authentication authentication,
            Parts parts,
            Renderers renderers,
            ViewerFilters viewerFilters) {
        this.database = database;
        this.authentication = authentication;
        this.parts = parts;
        this.renderers = renderers;
        this.viewerFilters = viewerFilters;
    }

    public void register(Routing routing) {
        routing.get("/api/v1/trends", this::tags)
                .get("/api/v1/trends/tags", this::tags)
                .get("/api/v1/trends/statuses", this::statuses)
                .get("/api/v1/trends/links", this::links);
    }

    private Response tags(Request request) {
        var viewer = authentication.optional(request, "read").map(Viewer::account);
        int limit = request.limit(10, 20);
        return database.read(tx -> {
            var ids = shown(tx, request, TrendKind.TAG, limit);
            return page(request, renderers.tags().render(tx, parts.hashtags().byIds(tx, ids), viewer), ids, limit);
        });
    }

    private Response statuses(Request request) {
        var viewer = authentication.optional(request, "read:statuses").map(Viewer::account);
        int limit = request.limit(20, 40);
        return database.read(tx -> {
            var ids = shown(tx, request, TrendKind.STATUS, limit);
            var rendered = renderers
                    .statuses()
                    .renderIds(tx, ids.stream().map(StatusId::new).toList(), viewer);
            return page(request, viewerFilters.seen(rendered, viewer, FilterContext.PUBLIC), ids, limit);
        });
    }

    private Response links(Request request) {
        int limit = request.limit(10, 20);
        return database.read(tx -> {
            var ids = shown(tx, request, TrendKind.LINK, limit);
            var rendered = List.copyOf(
                    renderers.links().render(tx, parts.cards().byIds(tx, ids)).values());
            return page(request, rendered, ids, limit);
        });
    }

    private List<Long> shown(Transaction tx, Request request, TrendKind kind, int limit) {
        return parts.trends().shown(tx, kind, limit, Paging.offset(request));
    }

    private static Response page(Request request, Object body, List<Long> ids, int limit) {
        return Paging.byOffset(request, Response.json(body), ids.size(), limit);
    }
}
