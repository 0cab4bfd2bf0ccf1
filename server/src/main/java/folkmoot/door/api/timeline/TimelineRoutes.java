package folkmoot.door.api.timeline;

import folkmoot.door.api.account.ViewerFilters;
import folkmoot.door.api.entity.StatusEntity;
import folkmoot.door.api.oauth.Authentication;
import folkmoot.door.api.oauth.Viewer;
import folkmoot.door.api.request.Paging;
import folkmoot.door.api.status.StatusPages;
import folkmoot.federation.json.Fields;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.problem.NotFound;
import folkmoot.talk.card.Cards;
import folkmoot.talk.filter.FilterContext;
import folkmoot.talk.timeline.TaggedHome;
import folkmoot.talk.timeline.Timelines;
import java.util.List;
import java.util.Optional;

/** Client API, timelines: home, public and tag. */
public final class TimelineRoutes {

    private static final int MOST_TAGS = 4;

    private final Database database;
    private final Authentication authentication;
    private final TaggedHome home;
    private final Timelines timelines;
    private final Cards cards;
    private final StatusPages pages;
    private final ViewerFilters viewerFilters;

    public TimelineRoutes(
            Database database,
            Authentication authentication,
            TaggedHome home,
            Timelines timelines,
            Cards cards,
            StatusPages pages,
            ViewerFilters viewerFilters) {
        this.database = database;
        this.authentication = authentication;
        this.home = home;
        this.timelines = timelines;
        this.cards = cards;
        this.pages = pages;
        this.viewerFilters = viewerFilters;
    }

    public void register(Routing routing) {
        routing.get("/api/v1/timelines/home", this::home)
                .get("/api/v1/timelines/public", this::open)
                .get("/api/v1/timelines/tag/:name", this::tag)
                .get("/api/v1/timelines/link", this::link);
    }

    private Response home(Request request) {
        var viewer = authentication.require(request, "read:statuses").account();
        var ids = home.page(viewer, Paging.page(request, 20, 40));
        return answer(request, pages.page(ids, Optional.of(viewer), FilterContext.HOME), ids);
    }

    private Response open(Request request) {
        var viewer = authentication.optional(request, "read:statuses").map(Viewer::account);
        var page = Paging.page(request, 20, 40);
        var ids = database.read(tx ->
                timelines.open(tx, page, origin(request), request.flag("only_media"), viewerFilters.hidden(viewer)));
        return answer(request, pages.page(ids, viewer, FilterContext.PUBLIC), ids);
    }

    private Response tag(Request request) {
        var viewer = authentication.optional(request, "read:statuses").map(Viewer::account);
        var page = Paging.page(request, 20, 40);
        var tagged = new Timelines.Tagged(
                request.pathParameter("name"), names(request, "any"), names(request, "all"), names(request, "none"));
        var ids = database.read(tx -> timelines.tag(
                tx, tagged, page, origin(request), request.flag("only_media"), viewerFilters.hidden(viewer)));
        return answer(request, pages.page(ids, viewer, FilterContext.PUBLIC), ids);
    }

    /** Statuses that link to a page; 404 for a page of which nobody here spoke. */
    private Response link(Request request) {
        var viewer = authentication.optional(request, "read:statuses").map(Viewer::account);
        var page = Paging.page(request, 20, 40);
        var url = request.parameter("url").flatMap(Fields::toUri).orElseThrow(NotFound::new);
        var ids = database.read(tx -> {
            var card = cards.byUrl(tx, url).orElseThrow(NotFound::new);
            return timelines.linking(tx, card.id(), page, viewerFilters.hidden(viewer));
        });
        return answer(request, pages.page(ids, viewer, FilterContext.PUBLIC), ids);
    }

    /** Further hashtags: more than four are not looked at. */
    private static List<String> names(Request request, String parameter) {
        return request.parameters(parameter).stream()
                .filter(name -> !name.isBlank())
                .limit(MOST_TAGS)
                .toList();
    }

    private static Timelines.Origin origin(Request request) {
        if (request.flag("local")) {
            return Timelines.Origin.LOCAL;
        }
        return request.flag("remote") ? Timelines.Origin.REMOTE : Timelines.Origin.ANYWHERE;
    }

    /** A page of statuses; its cursors are the ids that were looked at, also where one could not be shown. */
    static Response answer(Request request, List<StatusEntity> statuses, List<StatusId> ids) {
        return answer(request, Response.json(statuses), ids);
    }

    static Response answer(Request request, byte[] statuses, List<StatusId> ids) {
        return answer(request, Response.bytes(200, "application/json; charset=utf-8", statuses), ids);
    }

    private static Response answer(Request request, Response page, List<StatusId> ids) {
        return Paging.linked(request, page, ids.stream().map(StatusId::value).toList());
    }
}
