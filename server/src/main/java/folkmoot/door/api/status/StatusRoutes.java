package folkmoot.door.api.status;

import folkmoot.door.api.account.AccountRenderer;
import folkmoot.door.api.entity.ContextEntity;
import folkmoot.door.api.entity.StatusEntity;
import folkmoot.door.api.oauth.Authentication;
import folkmoot.door.api.oauth.Viewer;
import folkmoot.door.api.request.RequestIds;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.people.user.ActingMember;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.problem.NotFound;
import folkmoot.talk.crawl.ThreadBackfill;
import folkmoot.talk.filter.FilterContext;
import folkmoot.talk.reblog.Reblogs;
import folkmoot.talk.schedule.Drafts;
import folkmoot.talk.schedule.PostParams;
import folkmoot.talk.schedule.ScheduledStatuses;
import folkmoot.talk.status.LocalStatuses;
import folkmoot.talk.status.StatusContexts;
import folkmoot.talk.status.Statuses;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Client API, statuses: post, read, edit, remove. */
public final class StatusRoutes {

    private final Database database;
    private final Authentication authentication;
    private final Accounts accounts;
    private final Statuses statuses;
    private final LocalStatuses localStatuses;
    private final StatusContexts contexts;
    private final ThreadBackfill backfill;
    private final Posting parts;
    private final StatusRenderer renderer;
    private final AccountRenderer accountRenderer;
    private final StatusPages pages;

    /** What becomes of a request to post: read, made a draft, or kept for later. */
    public record Posting(
            DraftReader reader,
            Drafts drafts,
            ScheduledStatuses scheduled,
            ScheduledRoutes scheduledRoutes,
            Reblogs reblogs,
            PostGuard guard,
            MarkedAnswers answers) {}

    /** Asked about what a member of a team posts. */
    public interface PostGuard {

        /** Problems: 422 for what they cannot post alone. */
        void requireAllowed(AccountId author, Optional<ActingMember> member, String text);
    }

    public StatusRoutes(
            Database database,
            Authentication authentication,
            Accounts accounts,
            Statuses statuses,
            LocalStatuses localStatuses,
            StatusContexts contexts,
            ThreadBackfill backfill,
            Posting parts,
            StatusRenderer renderer,
            AccountRenderer accountRenderer,
            StatusPages pages) {
        this.database = database;
        this.authentication = authentication;
        this.accounts = accounts;
        this.statuses = statuses;
        this.localStatuses = localStatuses;
        this.contexts = contexts;
        this.backfill = backfill;
        this.parts = parts;
        this.renderer = renderer;
        this.accountRenderer = accountRenderer;
        this.pages = pages;
    }

    public void register(Routing routing) {
        routing.post("/api/v1/statuses", this::create)
                .get("/api/v1/statuses", this::several)
                .get("/api/v1/statuses/:id", this::show)
                .update("/api/v1/statuses/:id", this::edit)
                .delete("/api/v1/statuses/:id", this::remove)
                .get("/api/v1/statuses/:id/context", this::context);
    }

    private Response create(Request request) {
        var viewer = authentication.require(request, "write:statuses");
        var author = parts.answers().author(viewer.account());
        var params = parts.reader().post(request, viewer, author);
        parts.guard().requireAllowed(viewer.account(), viewer.member(), params.text());
        var unexpected = unexpected(params, author);
        if (!unexpected.isEmpty()) {
            return refused(unexpected);
        }
        var later = DraftReader.scheduledAt(request);
        if (later.isPresent()) {
            return Response.json(database.transaction(tx ->
                    parts.scheduledRoutes().entity(tx, parts.scheduled().add(tx, author.id(), params, later.get()))));
        }
        var draft = parts.drafts().draft(params);
        var published = localStatuses.publish(author, draft);
        boolean plain = published.made()
                && draft.parts().isEmpty()
                && published.status().thread().community().isEmpty();
        if (plain) {
            return Response.json(parts.answers().ofNew(published.status()));
        }
        return Response.json(database.read(tx -> published.made()
                ? renderer.renderNew(tx, published.status())
                : renderer.render(tx, published.status(), Optional.of(viewer.account()))));
    }

    /** Whom the text mentions although the client did not expect it, where it says whom it expects. */
    private List<Account> unexpected(PostParams params, Account author) {
        if (params.allowedMentions().isEmpty()) {
            return List.of();
        }
        var expected = params.allowedMentions().get();
        return localStatuses.mentioned(params.text()).stream()
                .filter(account -> !account.id().equals(author.id()))
                .filter(account -> !expected.contains(account.id().toString()))
                .toList();
    }

    private Response refused(List<Account> unexpected) {
        return Response.json(
                422,
                Map.of(
                        "error",
                        "Post would be sent to unexpected accounts",
                        "unexpected_accounts",
                        database.read(tx -> accountRenderer.render(tx, unexpected))));
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
        var change = parts.reader().change(request);
        parts.guard().requireAllowed(viewer.account(), viewer.member(), change.text());
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
        if (before.reblog().isPresent()) {
            database.write(tx -> parts.reblogs()
                    .remove(
                            tx,
                            accounts.require(tx, viewer.account()),
                            statuses.requireVisible(tx, id, Optional.of(viewer.account()))));
            return Response.json(before);
        }
        var removed = localStatuses.remove(database.read(tx -> accounts.require(tx, viewer.account())), id);
        parts.reader().forgetMedia(request, viewer.account(), before.mediaAttachments());
        return Response.json(before.asDeleted(removed.text().source().orElse("")));
    }

    private Response context(Request request) {
        var viewer = authentication.optional(request, "read:statuses").map(Viewer::account);
        var limits = viewer.isPresent() ? StatusContexts.Limits.MEMBER : StatusContexts.Limits.VISITOR;
        var status = database.read(tx -> statuses.requireVisible(tx, RequestIds.status(request), viewer));
        viewer.ifPresent(_ -> backfill.lookedAt(status));
        return Response.json(database.read(tx -> {
            var around = contexts.idsAround(tx, status, viewer, limits);
            return new ContextEntity(
                    pages.list(around.ancestors(), viewer, FilterContext.THREAD),
                    pages.list(around.descendants(), viewer, FilterContext.THREAD));
        }));
    }
}
