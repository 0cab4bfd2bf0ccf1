package folkmoot.api;

import folkmoot.account.Account;
import folkmoot.account.Accounts;
import folkmoot.api.entity.ContextEntity;
import folkmoot.api.entity.StatusEntity;
import folkmoot.database.Database;
import folkmoot.database.Transaction;
import folkmoot.favourite.Favourite;
import folkmoot.favourite.FavouriteWriter;
import folkmoot.favourite.Favourites;
import folkmoot.http.Request;
import folkmoot.http.Response;
import folkmoot.http.Routing;
import folkmoot.id.Id;
import folkmoot.id.StatusId;
import folkmoot.problem.Invalid;
import folkmoot.problem.NotFound;
import folkmoot.reblog.Reblogs;
import folkmoot.status.Draft;
import folkmoot.status.LocalStatuses;
import folkmoot.status.Status;
import folkmoot.status.StatusContexts;
import folkmoot.status.Statuses;
import folkmoot.status.Visibility;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Client API, statuses: post, read, edit, remove, favourite, reblog. */
public final class StatusRoutes {

    private final Database database;
    private final Authentication authentication;
    private final Accounts accounts;
    private final Statuses statuses;
    private final LocalStatuses localStatuses;
    private final StatusContexts contexts;
    private final Favourites favourites;
    private final FavouriteWriter favouriteWriter;
    private final Reblogs reblogs;
    private final StatusRenderer renderer;
    private final AccountRenderer accountRenderer;

    public StatusRoutes(
            Database database,
            Authentication authentication,
            Accounts accounts,
            Statuses statuses,
            LocalStatuses localStatuses,
            StatusContexts contexts,
            Favourites favourites,
            FavouriteWriter favouriteWriter,
            Reblogs reblogs,
            StatusRenderer renderer,
            AccountRenderer accountRenderer) {
        this.database = database;
        this.authentication = authentication;
        this.accounts = accounts;
        this.statuses = statuses;
        this.localStatuses = localStatuses;
        this.contexts = contexts;
        this.favourites = favourites;
        this.favouriteWriter = favouriteWriter;
        this.reblogs = reblogs;
        this.renderer = renderer;
        this.accountRenderer = accountRenderer;
    }

    public void register(Routing routing) {
        routing.post("/api/v1/statuses", this::create)
                .get("/api/v1/statuses", this::several)
                .get("/api/v1/statuses/:id", this::show)
                .update("/api/v1/statuses/:id", this::edit)
                .delete("/api/v1/statuses/:id", this::remove)
                .get("/api/v1/statuses/:id/context", this::context)
                .get("/api/v1/statuses/:id/source", this::source)
                .get("/api/v1/statuses/:id/favourited_by", this::favouritedBy)
                .get("/api/v1/statuses/:id/reblogged_by", this::rebloggedBy)
                .post("/api/v1/statuses/:id/favourite", request -> favourite(request, true))
                .post("/api/v1/statuses/:id/unfavourite", request -> favourite(request, false))
                .post("/api/v1/statuses/:id/reblog", this::reblog)
                .post("/api/v1/statuses/:id/unreblog", this::unreblog)
                .get("/api/v1/favourites", this::favourites);
    }

    private Response create(Request request) {
        var viewer = authentication.require(request, "write:statuses");
        var author = database.read(tx -> accounts.require(tx, viewer.account()));
        var draft = new Draft(
                request.parameter("status").orElse(""),
                request.parameter("spoiler_text").orElse(""),
                request.flag("sensitive"),
                visibility(request, author),
                language(request),
                parent(request),
                Optional.of(viewer.application()),
                request.header("Idempotency-Key").filter(key -> !key.isBlank()));
        var published = localStatuses.publish(author, draft);
        return Response.json(database.read(tx -> published
                .made()
                .map(made -> renderer.renderNew(tx, made))
                .orElseGet(() -> renderer.render(tx, published.status(), Optional.of(viewer.account())))));
    }

    private static Visibility visibility(Request request, Account author) {
        return request.parameter("visibility")
                .filter(word -> !word.isEmpty())
                .map(word -> Visibility.of(word)
                        .orElseThrow(() -> Invalid.field("visibility", "ERR_INCLUSION", "is not included in the list")))
                .orElse(author.settings().locked() ? Visibility.PRIVATE : Visibility.PUBLIC);
    }

    private static Optional<String> language(Request request) {
        return request.parameter("language").filter(tag -> tag.matches("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*"));
    }

    private static Optional<StatusId> parent(Request request) {
        return request.parameter("in_reply_to_id")
                .filter(text -> !text.isEmpty())
                .map(text -> Id.status(text).orElseThrow(NotFound::new));
    }

    private Response several(Request request) {
        var viewer = authentication.optional(request, "read:statuses").map(Viewer::account);
        var ids = RequestIds.statuses(request, "id", 20);
        return Response.json(database.read(tx -> renderer.renderIds(tx, ids, viewer)));
    }

    private Response show(Request request) {
        var viewer = authentication.optional(request, "read:statuses").map(Viewer::account);
        return Response.json(database.read(tx -> {
            var status = statuses.requireVisible(tx, RequestIds.status(request), viewer);
            return one(renderer.render(tx, List.of(status), viewer));
        }));
    }

    private static StatusEntity one(List<StatusEntity> rendered) {
        if (rendered.isEmpty()) {
            throw new NotFound();
        }
        return rendered.getFirst();
    }

    private Response edit(Request request) {
        var viewer = authentication.require(request, "write:statuses");
        var author = database.read(tx -> accounts.require(tx, viewer.account()));
        var change = new LocalStatuses.Change(
                request.parameter("status").orElse(""),
                request.parameter("spoiler_text").orElse(""),
                request.flag("sensitive"),
                language(request));
        var status = localStatuses.edit(author, RequestIds.status(request), change);
        return Response.json(database.read(tx -> renderer.render(tx, status, Optional.of(viewer.account()))));
    }

    private Response remove(Request request) {
        var viewer = authentication.require(request, "write:statuses");
        var id = RequestIds.status(request);
        var before = database.read(tx -> {
            var status = statuses.find(tx, id)
                    .filter(own -> own.author().equals(viewer.account()))
                    .orElseThrow(NotFound::new);
            return renderer.render(tx, status, Optional.of(viewer.account()));
        });
        var removed = localStatuses.remove(database.read(tx -> accounts.require(tx, viewer.account())), id);
        return Response.json(before.asDeleted(removed.text().source().orElse("")));
    }

    private Response context(Request request) {
        var viewer = authentication.optional(request, "read:statuses").map(Viewer::account);
        var limits = viewer.isPresent() ? StatusContexts.Limits.MEMBER : StatusContexts.Limits.VISITOR;
        return Response.json(database.read(tx -> {
            var status = statuses.requireVisible(tx, RequestIds.status(request), viewer);
            var around = contexts.around(tx, status, viewer, limits);
            return new ContextEntity(
                    renderer.render(tx, around.ancestors(), viewer), renderer.render(tx, around.descendants(), viewer));
        }));
    }

    private Response source(Request request) {
        var viewer = authentication.require(request, "read:statuses");
        return Response.json(database.read(tx -> statuses.find(tx, RequestIds.status(request))
                .filter(status -> status.author().equals(viewer.account()) && !status.isReblog())
                .map(status -> Map.of(
                        "id", status.id().toString(),
                        "text", status.text().source().orElse(""),
                        "spoiler_text", status.text().spoiler()))
                .orElseThrow(NotFound::new)));
    }

    private Response favouritedBy(Request request) {
        var viewer = authentication.optional(request, "read:accounts").map(Viewer::account);
        var page = Paging.page(request, 40, 80);
        return database.read(tx -> {
            var status = statuses.requireVisible(tx, RequestIds.status(request), viewer);
            var found = favourites.of(tx, status, page);
            var people = accountRenderer.renderIds(
                    tx, found.stream().map(Favourite::account).toList());
            return Paging.linkedWhileFull(
                    request, people, found.stream().map(Favourite::id).toList(), page.limit());
        });
    }

    private Response rebloggedBy(Request request) {
        var viewer = authentication.optional(request, "read:accounts").map(Viewer::account);
        return Response.json(database.read(tx -> {
            var status = statuses.requireVisible(tx, RequestIds.status(request), viewer);
            var people = statuses.rebloggers(tx, status.id()).stream()
                    .limit(request.limit(40, 80))
                    .toList();
            return accountRenderer.renderIds(tx, people);
        }));
    }

    private Response favourite(Request request, boolean add) {
        var viewer = authentication.require(request, "write:favourites");
        var me = Optional.of(viewer.account());
        if (add) {
            favouriteWriter.add(viewer.account(), RequestIds.status(request));
        } else {
            favouriteWriter.remove(viewer.account(), RequestIds.status(request));
        }
        return Response.json(database.read(tx -> {
            var status = original(tx, statuses.requireVisible(tx, RequestIds.status(request), me));
            return renderer.render(tx, status, me);
        }));
    }

    private Status original(Transaction tx, Status status) {
        return status.reblog()
                .map(reblog -> statuses.find(tx, reblog.status()).orElseThrow(NotFound::new))
                .orElse(status);
    }

    private Response reblog(Request request) {
        var viewer = authentication.require(request, "write:statuses");
        var me = Optional.of(viewer.account());
        return Response.json(database.transaction(tx -> {
            var by = accounts.require(tx, viewer.account());
            var status = statuses.requireVisible(tx, RequestIds.status(request), me);
            return one(renderer.render(tx, List.of(reblogs.add(tx, by, status, visibility(request, by))), me));
        }));
    }

    private Response unreblog(Request request) {
        var viewer = authentication.require(request, "write:statuses");
        var me = Optional.of(viewer.account());
        return Response.json(database.transaction(tx -> {
            var by = accounts.require(tx, viewer.account());
            var status = statuses.requireVisible(tx, RequestIds.status(request), me);
            return renderer.render(tx, reblogs.remove(tx, by, status), me);
        }));
    }

    private Response favourites(Request request) {
        var viewer = authentication.require(request, "read:favourites");
        var page = Paging.page(request, 20, 40);
        return database.read(tx -> {
            var found = favourites.by(tx, viewer.account(), page);
            var rendered = renderer.renderIds(
                    tx, found.stream().map(Favourite::status).toList(), Optional.of(viewer.account()));
            return Paging.linkedWhileFull(
                    request, rendered, found.stream().map(Favourite::id).toList(), page.limit());
        });
    }
}
