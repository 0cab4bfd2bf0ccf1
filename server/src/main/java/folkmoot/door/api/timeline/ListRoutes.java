package folkmoot.door.api.timeline;

import folkmoot.door.api.account.AccountRenderer;
import folkmoot.door.api.account.ViewerFilters;
import folkmoot.door.api.oauth.Authentication;
import folkmoot.door.api.request.Paging;
import folkmoot.door.api.request.RequestIds;
import folkmoot.door.api.status.StatusPages;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Page;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.Id;
import folkmoot.platform.problem.NotFound;
import folkmoot.talk.filter.FilterContext;
import folkmoot.talk.list.AccountList;
import folkmoot.talk.list.Lists;
import folkmoot.talk.timeline.ListTimeline;
import java.util.List;
import java.util.Optional;

/** Client API, lists and their timelines. */
public final class ListRoutes {

    /** {@code limit=0} of the members means all of them, within reason. */
    private static final int ALL = 10_000;

    private static final int MOST_AT_ONCE = 1_000;

    private final Database database;
    private final Authentication authentication;
    private final Lists lists;
    private final ListTimeline timeline;
    private final StatusPages pages;
    private final ViewerFilters viewerFilters;
    private final AccountRenderer renderer;

    public ListRoutes(
            Database database,
            Authentication authentication,
            Lists lists,
            ListTimeline timeline,
            StatusPages pages,
            ViewerFilters viewerFilters,
            AccountRenderer renderer) {
        this.database = database;
        this.authentication = authentication;
        this.lists = lists;
        this.timeline = timeline;
        this.pages = pages;
        this.viewerFilters = viewerFilters;
        this.renderer = renderer;
    }

    /** List (client API). */
    private record ListEntity(String id, String title, String repliesPolicy, boolean exclusive) {

        private static ListEntity of(AccountList list) {
            return new ListEntity(Long.toString(list.id()), list.title(), list.replies(), list.exclusive());
        }
    }

    public void register(Routing routing) {
        routing.get("/api/v1/lists", this::all)
                .post("/api/v1/lists", this::create)
                .get("/api/v1/lists/:id", this::show)
                .update("/api/v1/lists/:id", this::update)
                .delete("/api/v1/lists/:id", this::remove)
                .get("/api/v1/lists/:id/accounts", this::members)
                .post("/api/v1/lists/:id/accounts", this::addMembers)
                .delete("/api/v1/lists/:id/accounts", this::removeMembers)
                .get("/api/v1/accounts/:id/lists", this::withAccount)
                .get("/api/v1/timelines/list/:id", this::timeline);
    }

    private static long id(Request request) {
        return Id.parse(request.pathParameter("id")).stream()
                .boxed()
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    private static Lists.Draft draft(Request request) {
        return new Lists.Draft(
                request.parameter("title"),
                request.parameter("replies_policy"),
                request.parameters().flag("exclusive"));
    }

    private Response all(Request request) {
        var viewer = authentication.require(request, "read:lists").account();
        return Response.json(database.read(
                tx -> lists.of(tx, viewer).stream().map(ListEntity::of).toList()));
    }

    private Response create(Request request) {
        var viewer = authentication.require(request, "write:lists").account();
        return Response.json(database.transaction(tx -> ListEntity.of(lists.create(tx, viewer, draft(request)))));
    }

    private Response show(Request request) {
        var viewer = authentication.require(request, "read:lists").account();
        return Response.json(database.read(tx -> ListEntity.of(lists.require(tx, viewer, id(request)))));
    }

    private Response update(Request request) {
        var viewer = authentication.require(request, "write:lists").account();
        return Response.json(
                database.transaction(tx -> ListEntity.of(lists.update(tx, viewer, id(request), draft(request)))));
    }

    private Response remove(Request request) {
        var viewer = authentication.require(request, "write:lists").account();
        database.write(tx -> lists.remove(tx, viewer, id(request)));
        return Paging.done();
    }

    private Response members(Request request) {
        var viewer = authentication.require(request, "read:lists").account();
        boolean all = request.parameter("limit").filter("0"::equals).isPresent();
        var page = all ? Page.first(ALL) : Paging.page(request, 40, 80);
        return database.read(tx -> {
            var found = lists.members(tx, lists.require(tx, viewer, id(request)), page);
            var people = renderer.renderIds(
                    tx, found.stream().map(Lists.Member::account).toList());
            return Paging.linkedWhileFull(
                    request, people, found.stream().map(Lists.Member::id).toList(), page.limit());
        });
    }

    private Response addMembers(Request request) {
        var viewer = authentication.require(request, "write:lists").account();
        var accounts = RequestIds.everyAccount(request, "account_ids", MOST_AT_ONCE);
        database.write(tx -> lists.addMembers(tx, viewer, id(request), accounts));
        return Paging.done();
    }

    private Response removeMembers(Request request) {
        var viewer = authentication.require(request, "write:lists").account();
        var accounts = RequestIds.accounts(request, "account_ids", MOST_AT_ONCE);
        database.write(tx -> lists.removeMembers(tx, viewer, id(request), accounts));
        return Paging.done();
    }

    private Response withAccount(Request request) {
        var viewer = authentication.require(request, "read:lists").account();
        return Response.json(database.read(tx -> {
            var account = renderer.renderIds(tx, List.of(RequestIds.account(request)));
            if (account.isEmpty()) {
                throw new NotFound();
            }
            return lists.with(tx, viewer, RequestIds.account(request)).stream()
                    .map(ListEntity::of)
                    .toList();
        }));
    }

    private Response timeline(Request request) {
        var viewer = authentication.require(request, "read:lists").account();
        var page = Paging.page(request, 20, 40);
        var unseen = viewerFilters.hidden(Optional.of(viewer));
        var ids = database.read(tx -> timeline.page(tx, lists.require(tx, viewer, id(request)), unseen, page));
        return TimelineRoutes.answer(request, pages.page(ids, Optional.of(viewer), FilterContext.HOME), ids);
    }
}
