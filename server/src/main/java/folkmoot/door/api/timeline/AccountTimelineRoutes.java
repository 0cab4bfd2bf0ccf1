package folkmoot.door.api.timeline;

import folkmoot.door.api.account.ViewerFilters;
import folkmoot.door.api.oauth.Authentication;
import folkmoot.door.api.oauth.Viewer;
import folkmoot.door.api.request.Paging;
import folkmoot.door.api.request.RequestIds;
import folkmoot.door.api.status.StatusRenderer;
import folkmoot.people.account.Accounts;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.AccountId;
import folkmoot.talk.crawl.Backfill;
import folkmoot.talk.filter.FilterContext;
import folkmoot.talk.pin.Pins;
import folkmoot.talk.timeline.Timelines;
import java.util.Optional;

/** Client API, accounts: what somebody posted, boosted and pinned. */
public final class AccountTimelineRoutes {

    private final Database database;
    private final Authentication authentication;
    private final Accounts accounts;
    private final Timelines timelines;
    private final Pins pins;
    private final Backfill backfill;
    private final StatusRenderer renderer;
    private final ViewerFilters viewerFilters;

    public AccountTimelineRoutes(
            Database database,
            Authentication authentication,
            Accounts accounts,
            Timelines timelines,
            Pins pins,
            Backfill backfill,
            StatusRenderer renderer,
            ViewerFilters viewerFilters) {
        this.database = database;
        this.authentication = authentication;
        this.accounts = accounts;
        this.timelines = timelines;
        this.pins = pins;
        this.backfill = backfill;
        this.renderer = renderer;
        this.viewerFilters = viewerFilters;
    }

    public void register(Routing routing) {
        routing.get("/api/v1/accounts/:id/statuses", this::statuses);
    }

    private Response statuses(Request request) {
        var viewer = authentication.optional(request, "read:statuses").map(Viewer::account);
        var page = Paging.page(request, 20, 40);
        var filter = new Timelines.AccountFilter(
                request.flag("only_media"),
                request.flag("exclude_replies"),
                request.flag("exclude_reblogs"),
                request.flag("exclude_direct"),
                request.parameter("tagged"));
        if (request.flag("pinned")) {
            return pinned(request, viewer);
        }
        return database.read(tx -> {
            var author = accounts.requireUndeleted(tx, RequestIds.account(request));
            var ids = timelines.account(tx, author.id(), viewer, page, filter);
            return TimelineRoutes.answer(
                    request,
                    viewerFilters.seen(renderer.renderIds(tx, ids, viewer), viewer, FilterContext.ACCOUNT),
                    ids);
        });
    }

    private Response pinned(Request request, Optional<AccountId> viewer) {
        var author = database.read(tx -> accounts.requireUndeleted(tx, RequestIds.account(request)));
        viewer.ifPresent(_ -> backfill.lookedAt(author));
        return database.read(tx -> Response.json(renderer.renderIds(tx, pins.of(tx, author.id(), viewer), viewer)));
    }
}
