package folkmoot.door.api.status;

import folkmoot.door.api.account.PostingPreferences;
import folkmoot.door.api.oauth.Authentication;
import folkmoot.door.api.request.RequestIds;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.problem.NotFound;
import folkmoot.talk.bookmark.Bookmarks;
import folkmoot.talk.favourite.FavouriteWriter;
import folkmoot.talk.pin.Pins;
import folkmoot.talk.reblog.Reblogs;
import folkmoot.talk.status.MutedConversations;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.Statuses;
import java.util.List;
import java.util.Optional;

/** Client API, statuses: what a member does with one, each with its way back. */
public final class StatusActionRoutes {

    private final Database database;
    private final Authentication authentication;
    private final Parts parts;
    private final StatusRenderer renderer;
    private final MarkedAnswers answers;

    /** The features behind it. */
    public record Parts(
            Accounts accounts,
            Statuses statuses,
            FavouriteWriter favourites,
            Reblogs reblogs,
            Bookmarks bookmarks,
            MutedConversations mutes,
            Pins pins,
            PostingPreferences preferences) {}

    StatusActionRoutes(
            Database database,
            Authentication authentication,
            Parts parts,
            StatusRenderer renderer,
            MarkedAnswers answers) {
        this.answers = answers;
        this.database = database;
        this.authentication = authentication;
        this.parts = parts;
        this.renderer = renderer;
    }

    public void register(Routing routing) {
        var bookmarks = parts.bookmarks();
        var mutes = parts.mutes();
        var pins = parts.pins();
        routing.post("/api/v1/statuses/:id/favourite", request -> favourite(request, true))
                .post("/api/v1/statuses/:id/unfavourite", request -> favourite(request, false))
                .post("/api/v1/statuses/:id/reblog", this::reblog)
                .post("/api/v1/statuses/:id/unreblog", this::unreblog)
                .post(
                        "/api/v1/statuses/:id/bookmark",
                        request -> mark(request, "write:bookmarks", (tx, me, status) -> bookmarks.add(tx, me, status)))
                .post(
                        "/api/v1/statuses/:id/unbookmark",
                        request -> mark(
                                request, "write:bookmarks", (tx, me, status) -> bookmarks.remove(tx, me, status.id())))
                .post("/api/v1/statuses/:id/mute", request -> mark(request, "write:mutes", mutes::add))
                .post("/api/v1/statuses/:id/unmute", request -> mark(request, "write:mutes", mutes::remove))
                .post("/api/v1/statuses/:id/pin", request -> pin(request, pins::add))
                .post("/api/v1/statuses/:id/unpin", request -> pin(request, pins::remove));
    }

    private Response favourite(Request request, boolean add) {
        var viewer = authentication.require(request, "write:favourites");
        var me = viewer.account();
        var id = RequestIds.status(request);
        var marked = add ? parts.favourites().add(me, id) : parts.favourites().remove(me, id);
        return Response.json(answers.of(me, marked));
    }

    private Response reblog(Request request) {
        var viewer = authentication.require(request, "write:statuses");
        var me = Optional.of(viewer.account());
        var usual = parts.preferences().of(viewer.user());
        var reblog = database.transaction(tx -> {
            var by = parts.accounts().require(tx, viewer.account());
            var status = parts.statuses().requireVisible(tx, RequestIds.status(request), me);
            return parts.reblogs().add(tx, by, status, DraftReader.visibility(request, usual, by));
        });
        return Response.json(database.read(tx -> renderer.render(tx, List.of(reblog), me)).stream()
                .findFirst()
                .orElseThrow(NotFound::new));
    }

    private Response unreblog(Request request) {
        var viewer = authentication.require(request, "write:statuses");
        var me = Optional.of(viewer.account());
        var original = database.transaction(tx -> {
            var by = parts.accounts().require(tx, viewer.account());
            var status = parts.statuses().requireVisible(tx, RequestIds.status(request), me);
            return parts.reblogs().remove(tx, by, status);
        });
        return Response.json(answers.of(viewer.account(), original.id()));
    }

    /** Something that concerns nobody but the viewer. */
    @FunctionalInterface
    private interface Mark {
        void set(Transaction tx, AccountId viewer, Status status);
    }

    private Response mark(Request request, String scope, Mark mark) {
        var viewer = authentication.require(request, scope).account();
        var me = Optional.of(viewer);
        var marked = database.transaction(tx -> {
            var status = parts.statuses().requireOriginal(tx, RequestIds.status(request), me);
            mark.set(tx, viewer, status);
            return status.id();
        });
        return Response.json(answers.of(viewer, marked));
    }

    @FunctionalInterface
    private interface Pinning {
        void set(Transaction tx, Account author, Status status);
    }

    private Response pin(Request request, Pinning pinning) {
        var viewer = authentication.require(request, "write:accounts").account();
        var me = Optional.of(viewer);
        return Response.json(database.transaction(tx -> {
            var status = parts.statuses().requireVisible(tx, RequestIds.status(request), me);
            pinning.set(tx, parts.accounts().require(tx, viewer), status);
            return renderer.render(tx, List.of(status), me).stream().findFirst().orElseThrow(NotFound::new);
        }));
    }
}
