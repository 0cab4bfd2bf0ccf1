package folkmoot.door.api.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import folkmoot.door.api.account.TagRenderer;
import folkmoot.door.api.entity.AdminTagEntity;
import folkmoot.door.api.entity.TagEntity;
import folkmoot.door.api.instance.TrendLinks;
import folkmoot.door.api.request.Paging;
import folkmoot.door.api.request.RequestIds;
import folkmoot.door.api.status.StatusRenderer;
import folkmoot.people.user.Power;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.json.JsonBodies;
import folkmoot.platform.problem.NotFound;
import folkmoot.stewardship.moderation.ModerationActs;
import folkmoot.talk.card.Cards;
import folkmoot.talk.hashtag.Hashtag;
import folkmoot.talk.hashtag.ModeratedTags;
import folkmoot.talk.hashtag.ModeratedTags.ModeratedTag;
import folkmoot.talk.trend.Publishers;
import folkmoot.talk.trend.TrendKind;
import folkmoot.talk.trend.Trends;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Client API, admin: which hashtags, statuses, links and sites may be shown as trends. */
public final class AdminTrendRoutes {

    private static final String TRENDS = "/api/v1/admin/trends";
    private static final String TAGS = "/api/v1/admin/tags";

    private final Database database;
    private final AdminAccess access;
    private final Parts parts;
    private final Renderers renderers;
    private final ModerationActs acts;

    /** What knows what is in use. */
    public record Parts(Trends trends, Publishers publishers, ModeratedTags tags, Cards cards) {}

    /** What writes it. */
    public record Renderers(StatusRenderer statuses, TagRenderer tags, TrendLinks links) {}

    public AdminTrendRoutes(
            Database database, AdminAccess access, Parts parts, Renderers renderers, ModerationActs acts) {
        this.database = database;
        this.access = access;
        this.parts = parts;
        this.renderers = renderers;
        this.acts = acts;
    }

    public void register(Routing routing) {
        routing.get(TAGS, this::allTags)
                .get(TAGS + "/:id", this::tag)
                .update(TAGS + "/:id", this::changeTag)
                .get(TRENDS + "/tags", request -> trending(request, TrendKind.TAG, this::tags))
                .get(TRENDS + "/statuses", request -> trending(request, TrendKind.STATUS, this::statuses))
                .get(TRENDS + "/links", request -> trending(request, TrendKind.LINK, this::links))
                .get(TRENDS + "/links/publishers", this::publishers);
        for (boolean approved : new boolean[] {true, false}) {
            var act = approved ? "/approve" : "/reject";
            routing.post(TRENDS + "/tags/:id" + act, request -> review(request, TrendKind.TAG, approved, this::tags))
                    .post(
                            TRENDS + "/statuses/:id" + act,
                            request -> review(request, TrendKind.STATUS, approved, this::statuses))
                    .post(
                            TRENDS + "/links/:id" + act,
                            request -> review(request, TrendKind.LINK, approved, this::links))
                    .post(TRENDS + "/links/publishers/:id" + act, request -> reviewPublisher(request, approved));
        }
    }

    private Response allTags(Request request) {
        access.require(request, "admin:read", Power.TAXONOMIES);
        var page = Paging.page(request, 100, 200);
        return database.read(tx -> {
            var found = parts.tags().list(tx, page);
            return Paging.linkedWhileFull(
                    request,
                    render(tx, found),
                    found.stream().map(each -> each.tag().id()).toList(),
                    page.limit());
        });
    }

    private Response tag(Request request) {
        access.require(request, "admin:read", Power.TAXONOMIES);
        return Response.json(database.read(tx -> one(tags(tx, List.of(RequestIds.row(request))))));
    }

    private Response changeTag(Request request) {
        var by = access.require(request, "admin:write", Power.TAXONOMIES);
        var id = RequestIds.row(request);
        var parameters = request.parameters();
        return Response.json(database.transaction(tx -> {
            var changed = parts.tags()
                    .decide(
                            tx,
                            id,
                            request.parameter("display_name"),
                            parameters.flag("usable"),
                            parameters.flag("listable"));
            parameters
                    .flag("trendable")
                    .ifPresent(trendable -> parts.trends().review(tx, TrendKind.TAG, id, trendable));
            acts.note(tx, by.account(), "change-tag", changed.tag().name());
            return one(tags(tx, List.of(id)));
        }));
    }

    private Response trending(Request request, TrendKind kind, BiFunction<Transaction, List<Long>, List<?>> render) {
        access.require(request, "admin:read", Power.TAXONOMIES);
        int limit = kind == TrendKind.STATUS ? request.limit(20, 40) : request.limit(10, 20);
        return database.read(tx -> {
            var ids = parts.trends().all(tx, kind, limit, Paging.offset(request));
            return Paging.byOffset(request, Response.json(render.apply(tx, ids)), ids.size(), limit);
        });
    }

    private Response review(
            Request request, TrendKind kind, boolean approved, BiFunction<Transaction, List<Long>, List<?>> render) {
        var by = access.require(request, "admin:write", Power.TAXONOMIES);
        var id = RequestIds.row(request);
        return Response.json(database.transaction(tx -> {
            one(render.apply(tx, List.of(id)));
            parts.trends().review(tx, kind, id, approved);
            acts.note(tx, by.account(), (approved ? "approve-" : "reject-") + kind.word(), Long.toString(id));
            return one(render.apply(tx, List.of(id)));
        }));
    }

    private static Object one(List<?> rendered) {
        if (rendered.isEmpty()) {
            throw new NotFound();
        }
        return rendered.getFirst();
    }

    private List<?> tags(Transaction tx, List<Long> ids) {
        return render(tx, parts.tags().list(tx, ids));
    }

    private List<AdminTagEntity> render(Transaction tx, List<ModeratedTag> found) {
        List<Hashtag> plain = found.stream().map(ModeratedTag::tag).toList();
        Map<String, TagEntity> shown = renderers.tags().render(tx, plain, Optional.empty()).stream()
                .collect(Collectors.toMap(TagEntity::id, Function.identity()));
        var decided = parts.trends()
                .decisions(tx, TrendKind.TAG, plain.stream().map(Hashtag::id).toList());
        return found.stream()
                .map(each -> {
                    var decision = Optional.ofNullable(decided.get(each.tag().id()));
                    return new AdminTagEntity(
                            shown.get(Long.toString(each.tag().id())).writtenAs(each.displayName()),
                            decision.orElse(false),
                            each.usable(),
                            decision.isEmpty(),
                            each.listable());
                })
                .toList();
    }

    private List<?> statuses(Transaction tx, List<Long> ids) {
        var decided = parts.trends().decisions(tx, TrendKind.STATUS, ids);
        return renderers
                .statuses()
                .renderKnown(tx, ids.stream().map(StatusId::new).toList(), Optional.empty())
                .stream()
                .map(status -> {
                    var json = (ObjectNode) JsonBodies.tree(status);
                    return json.put("requires_review", !decided.containsKey(Long.parseLong(status.id())));
                })
                .toList();
    }

    private List<?> links(Transaction tx, List<Long> ids) {
        var decided = parts.trends().decisions(tx, TrendKind.LINK, ids);
        var rendered = new ArrayList<ObjectNode>();
        renderers
                .links()
                .render(tx, parts.cards().byIds(tx, ids))
                .forEach((id, json) ->
                        rendered.add(json.put("id", id.toString()).put("requires_review", !decided.containsKey(id))));
        return rendered;
    }

    private Response publishers(Request request) {
        access.require(request, "admin:read", Power.TAXONOMIES);
        var page = Paging.page(request, 100, 200);
        var found = database.read(tx -> parts.publishers().list(tx, page));
        return Paging.linkedWhileFull(
                request,
                found.stream().map(AdminTrendRoutes::json).toList(),
                found.stream().map(Publishers.Publisher::id).toList(),
                page.limit());
    }

    private Response reviewPublisher(Request request, boolean approved) {
        var by = access.require(request, "admin:write", Power.TAXONOMIES);
        return Response.json(database.transaction(tx -> {
            var publisher = parts.publishers()
                    .review(tx, RequestIds.row(request), approved)
                    .orElseThrow(NotFound::new);
            acts.note(tx, by.account(), approved ? "approve-publisher" : "reject-publisher", publisher.domain());
            return json(publisher);
        }));
    }

    private static Map<String, Object> json(Publishers.Publisher publisher) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", Long.toString(publisher.id()));
        json.put("domain", publisher.domain());
        json.put("trendable", publisher.trendable());
        json.put("reviewed_at", publisher.reviewed());
        json.put("requested_review_at", null);
        json.put("requires_review", publisher.trendable().isEmpty());
        return json;
    }
}
