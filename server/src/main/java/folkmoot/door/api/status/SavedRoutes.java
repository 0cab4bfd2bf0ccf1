package folkmoot.door.api.status;

import folkmoot.door.api.account.AccountRenderer;
import folkmoot.door.api.account.ViewerFilters;
import folkmoot.door.api.oauth.Authentication;
import folkmoot.door.api.oauth.Viewer;
import folkmoot.door.api.request.Paging;
import folkmoot.door.api.request.RequestIds;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.StatusId;
import folkmoot.talk.bookmark.Bookmark;
import folkmoot.talk.bookmark.Bookmarks;
import folkmoot.talk.favourite.Favourite;
import folkmoot.talk.favourite.Favourites;
import folkmoot.talk.status.Statuses;
import java.util.List;
import java.util.Optional;

/** Client API: what one bookmarked and favourited, and who favourited and reblogged a status. */
public final class SavedRoutes {

    private final Database database;
    private final Authentication authentication;
    private final Statuses statuses;
    private final Favourites favourites;
    private final Bookmarks bookmarks;
    private final StatusRenderer renderer;
    private final AccountRenderer accountRenderer;
    private final ViewerFilters viewerFilters;

    public SavedRoutes(
            Database database,
            Authentication authentication,
            Statuses statuses,
            Favourites favourites,
            Bookmarks bookmarks,
            StatusRenderer renderer,
            AccountRenderer accountRenderer,
            ViewerFilters viewerFilters) {
        this.database = database;
        this.authentication = authentication;
        this.statuses = statuses;
        this.favourites = favourites;
        this.bookmarks = bookmarks;
        this.renderer = renderer;
        this.accountRenderer = accountRenderer;
        this.viewerFilters = viewerFilters;
    }

    public void register(Routing routing) {
        routing.get("/api/v1/favourites", this::favourites)
                .get("/api/v1/bookmarks", this::bookmarks)
                .get("/api/v1/statuses/:id/favourited_by", this::favouritedBy)
                .get("/api/v1/statuses/:id/reblogged_by", this::rebloggedBy);
    }

    private Response favourites(Request request) {
        var viewer = authentication.require(request, "read:favourites").account();
        var page = Paging.page(request, 20, 40);
        return database.read(tx -> {
            var found = favourites.by(tx, viewer, page);
            return answer(
                    tx,
                    request,
                    viewer,
                    found.stream().map(Favourite::status).toList(),
                    found.stream().map(Favourite::id).toList());
        });
    }

    private Response bookmarks(Request request) {
        var viewer = authentication.require(request, "read:bookmarks").account();
        var page = Paging.page(request, 20, 40);
        return database.read(tx -> {
            var found = bookmarks.of(tx, viewer, page);
            return answer(
                    tx,
                    request,
                    viewer,
                    found.stream().map(Bookmark::status).toList(),
                    found.stream().map(Bookmark::id).toList());
        });
    }

    private Response answer(Transaction tx, Request request, AccountId viewer, List<StatusId> ids, List<Long> cursors) {
        var rendered = renderer.renderIds(tx, ids, Optional.of(viewer));
        return Paging.linkedWhileFull(request, rendered, cursors, request.limit(20, 40));
    }

    private Response favouritedBy(Request request) {
        var viewer = authentication.optional(request, "read:accounts").map(Viewer::account);
        var page = Paging.page(request, 40, 80);
        return database.read(tx -> {
            var status = statuses.requireVisible(tx, RequestIds.status(request), viewer);
            var found = favourites.of(tx, status, page);
            var people = viewerFilters.people(
                    accountRenderer.renderIds(
                            tx, found.stream().map(Favourite::account).toList()),
                    viewer);
            return Paging.linkedWhileFull(
                    request, people, found.stream().map(Favourite::id).toList(), page.limit());
        });
    }

    private Response rebloggedBy(Request request) {
        var viewer = authentication.optional(request, "read:accounts").map(Viewer::account);
        var page = Paging.page(request, 40, 80);
        return database.read(tx -> {
            var status = statuses.requireVisible(tx, RequestIds.status(request), viewer);
            var found = statuses.reblogs(tx, status.id(), page);
            var people = viewerFilters.people(
                    accountRenderer.renderIds(
                            tx, found.stream().map(reblog -> reblog.author()).toList()),
                    viewer);
            return Paging.linkedWhileFull(
                    request,
                    people,
                    found.stream().map(reblog -> reblog.id().value()).toList(),
                    page.limit());
        });
    }
}
