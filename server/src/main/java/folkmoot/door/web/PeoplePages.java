package folkmoot.door.web;

import folkmoot.civic.body.Recognition;
import folkmoot.people.account.Account;
import folkmoot.people.account.AccountStats;
import folkmoot.people.account.Handle;
import folkmoot.people.follow.Follows;
import folkmoot.people.relation.Hidden;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Id;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.problem.Gone;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.problem.Problem;
import folkmoot.platform.uri.LocalUris;
import folkmoot.talk.filter.FilterContext;
import folkmoot.talk.hashtag.FollowedTags;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.StatusContexts;
import folkmoot.talk.timeline.Timelines;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Profiles, with the evidence of who speaks officially, and single posts with what was said about them. */
public final class PeoplePages {

    private static final int SHOWN = 20;

    private final Frame frame;
    private final Database database;
    private final CivicSources from;
    private final Follows follows;
    private final Timelines timelines;
    private final Views views;
    private final TimelineItems items;
    private final FollowedTags tags;
    private final GroupElsewhere groups;
    private final LocalUris uris;
    private final ReplyForm replies;

    public PeoplePages(
            Frame frame,
            Database database,
            CivicSources from,
            Follows follows,
            Timelines timelines,
            Views views,
            TimelineItems items,
            FollowedTags tags,
            LocalUris uris) {
        this.frame = frame;
        this.database = database;
        this.from = from;
        this.follows = follows;
        this.timelines = timelines;
        this.views = views;
        this.items = items;
        this.tags = tags;
        this.groups = new GroupElsewhere(frame, from, follows, timelines, views);
        this.uris = uris;
        this.replies = new ReplyForm(frame, from.localStatuses(), from.twoPersons());
    }

    public void register(Routing routing) {
        routing.get("/@:name", frame.alike(this::profile))
                .get("/users/:name", this::toProfile)
                .get("/users/:name/statuses/:id", this::toPost)
                .get("/@:name/:id", frame.alike(this::post))
                .post("/@:name/:id/reply", this::reply)
                .post("/@:name/follow", request -> follow(request, true))
                .post("/@:name/unfollow", request -> follow(request, false))
                .get("/tags/:name", this::tag)
                .post("/tags/:name/follow", request -> followTag(request, true))
                .post("/tags/:name/unfollow", request -> followTag(request, false));
    }

    private Response toProfile(Request request) {
        return Response.redirect(301, "/@" + segment(request, "name"));
    }

    private Response toPost(Request request) {
        return Response.redirect(301, "/@" + segment(request, "name") + "/" + segment(request, "id"));
    }

    /** A part of the path, encoded again: what a client sent goes into a header. */
    private static String segment(Request request, String name) {
        return URLEncoder.encode(request.pathParameter(name), StandardCharsets.UTF_8);
    }

    private Account account(Transaction tx, Request request) {
        var account = Handle.parse(request.pathParameter("name"))
                .flatMap(handle -> from.accounts().byHandle(tx, handle))
                .orElseThrow(NotFound::new);
        if (account.times().deleted().isPresent()) {
            throw new Gone("This account was deleted");
        }
        if (!account.isActive()) {
            throw new NotFound();
        }
        return account;
    }

    private Response profile(Request request) {
        var account = database.read(tx -> account(tx, request));
        if (account.isGroup() && account.isLocal()) {
            return Response.redirect(301, "/c/" + account.username());
        }
        var viewer = viewer(request);
        var page = frame.page(request, account.name());
        var text = page.text();
        if (account.isGroup()) {
            return groups.draw(request, page, database.read(tx -> groups.values(tx, request, text, account, viewer)));
        }
        var values = database.read(tx -> {
            var shown = new HashMap<String, Object>();
            shown.put("account", account);
            shown.put("author", views.author(tx, text, account, Optional.empty()));
            shown.put(
                    "badges",
                    account.badges().stream()
                            .map(badge -> new BadgeView(
                                    badge.name(text.language()),
                                    badge.issuer(),
                                    badge.page().toString(),
                                    views.date(text, badge.until()),
                                    badge.credential().toString()))
                            .toList());
            shown.put("evidence", evidence(tx, text, account));
            shown.put(
                    "stats",
                    from.accounts().stats(tx, List.of(account.id())).getOrDefault(account.id(), AccountStats.NONE));
            shown.put(
                    "joined",
                    text.get("profile.joined", views.date(text, account.times().created())));
            var recent = recent(tx, request, account);
            shown.put("posts", views.posts(tx, text, statuses(tx, recent), Map.of()));
            shown.put("next", recent.size() < SHOWN ? "" : views.profile(account) + "?before=" + recent.getLast());
            shown.put("cover", views.cover(account));
            shown.put(
                    "follows",
                    viewer.filter(who -> follows.follows(tx, who, account.id())).isPresent());
            return shown;
        });
        values.put("csrf", frame.csrf(request));
        values.put("self", viewer.filter(account.id()::equals).isPresent());
        return frame.draw(request, "profile", account.isLocal() ? page.read(views.profile(account)) : page, values);
    }

    private List<StatusId> recent(Transaction tx, Request request, Account account) {
        var filter = new Timelines.AccountFilter(false, false, true, false, Optional.empty());
        return timelines.account(tx, account.id(), Optional.empty(), Addresses.before(request, SHOWN), filter);
    }

    /** In the order of the ids. */
    private List<Status> statuses(Transaction tx, List<StatusId> ids) {
        var found = from.statuses().visible(tx, ids, Optional.empty());
        return ids.stream().filter(found::containsKey).map(found::get).toList();
    }

    private Optional<AccountId> viewer(Request request) {
        return frame.session(request).map(session -> session.user().account());
    }

    private List<EvidenceView> evidence(Transaction tx, Messages text, Account account) {
        return from.officials().evidence(tx, account.id()).stream()
                .map((Recognition one) -> EvidenceView.of(
                        text,
                        one,
                        views.named(
                                tx,
                                text,
                                from.bodies().list(tx, List.of(one.body())).getFirst()),
                        views::date))
                .toList();
    }

    private Response post(Request request) {
        return post(request, 200, "");
    }

    private Response post(Request request, int httpStatus, String error) {
        var viewer = viewer(request);
        var id = Id.status(request.pathParameter("id")).orElseThrow(NotFound::new);
        var status = database.read(tx -> from.statuses()
                .visible(tx, id, viewer)
                .orElseThrow(() -> absent(tx, request.pathParameter("name"), id)));
        var proposal = database.read(tx -> from.proposals().find(tx, new ProposalId(id.value())))
                .filter(found -> found.state().isPublic());
        if (proposal.isPresent()) {
            var community = database.read(
                    tx -> from.communities().find(tx, proposal.get().community()));
            return Response.redirect(302, Views.url(proposal.get(), community));
        }
        var author = database.read(tx -> from.accounts().require(tx, status.author()));
        if (status.isReblog()) {
            return toReblogged(status);
        }
        var page = frame.page(request, frame.text(request).get("post.title", author.name()));
        var values = database.read(tx -> {
            var shown = new HashMap<String, Object>();
            var limits = viewer.isPresent() ? StatusContexts.Limits.MEMBER : StatusContexts.Limits.VISITOR;
            var around = from.contexts().around(tx, status, viewer, limits);
            shown.put("ancestors", views.posts(tx, page.text(), around.ancestors(), Map.of()));
            shown.put(
                    "post",
                    views.posts(tx, page.text(), List.of(status), Map.of()).getFirst());
            var all = new ArrayList<StatusId>();
            all.add(status.id());
            around.ancestors().forEach(one -> all.add(one.id()));
            around.descendants().forEach(one -> all.add(one.id()));
            shown.put("checkable", checkable(tx, status, viewer));
            shown.put(
                    "warning",
                    status.thread()
                            .community()
                            .flatMap(in -> from.communities().find(tx, in))
                            .map(community -> HealthWarning.of(page.text(), community))
                            .orElse(""));
            shown.put("acts", items.acts(tx, page.text(), all, viewer));
            shown.put(
                    "discussion",
                    Discussion.of(
                            request, page.text(), views.posts(tx, page.text(), around.descendants(), Map.of()), ""));
            return shown;
        });
        values.put("csrf", frame.csrf(request));
        values.put("signedIn", viewer.isPresent());
        values.put("error", error);
        values.put("typed", request.parameter("text").orElse(""));
        return frame.draw(request, httpStatus, "post", page, values);
    }

    /** Where the viewer marks it as checked; empty where they may not. */
    private String checkable(Transaction tx, Status status, Optional<AccountId> viewer) {
        return viewer.flatMap(
                        who -> from.checked().markingBy(tx, from.accounts().require(tx, who), status))
                .map(_ -> "/posts/" + status.id() + "/checked")
                .orElse("");
    }

    /** What anybody could see once is said to be gone. */
    private Problem absent(Transaction tx, String name, StatusId id) {
        return from.statuses()
                        .burials()
                        .buriedInTheOpen(tx, uris.status(name, id))
                        .isPresent()
                ? new Gone("This post was removed")
                : new NotFound();
    }

    private Response toReblogged(Status status) {
        var original = status.reblog().orElseThrow();
        var author = database.read(tx -> from.accounts().require(tx, original.author()));
        return Response.redirect(302, "/@" + author.acct() + "/" + original.status());
    }

    private Response reply(Request request) {
        var session = frame.requireSession(request);
        var id = Id.status(request.pathParameter("id")).orElseThrow(NotFound::new);
        var by = database.read(tx -> from.accounts().require(tx, session.user().account()));
        var parent = database.read(tx -> from.statuses().requireVisible(tx, id, Optional.of(by.id())));
        try {
            replies.post(request, by, id, parent.visibility());
            return Response.redirect(request.path().replaceAll("/reply$", ""));
        } catch (Invalid problem) {
            return post(request, 422, problem.getMessage());
        }
    }

    private Response follow(Request request, boolean follow) {
        var session = frame.requireSession(request);
        return database.transaction(tx -> {
            var target = account(tx, request);
            var by = from.accounts().require(tx, session.user().account());
            if (follow) {
                follows.add(tx, by, target, Follows.Options.DEFAULT);
            } else {
                follows.remove(tx, by, target);
            }
            return Response.redirect(views.profile(target));
        });
    }

    private Response tag(Request request) {
        var name = request.pathParameter("name");
        var page = frame.page(request, frame.text(request).get("tag.title", name))
                .read("/tags/" + segment(request, "name"));
        var reader = viewer(request);
        var values = new HashMap<String, Object>();
        values.put("name", name);
        values.put("csrf", frame.csrf(request));
        database.read(tx -> {
            var ids = timelines.tag(
                    tx,
                    Timelines.Tagged.with(name),
                    Addresses.before(request, SHOWN),
                    Timelines.Origin.ANYWHERE,
                    false,
                    Hidden.NONE);
            values.put("items", items.of(tx, page.text(), ids, reader, FilterContext.PUBLIC));
            values.put("next", ids.size() < SHOWN ? "" : request.path() + "?before=" + ids.getLast());
            values.put(
                    "follows", reader.filter(who -> tags.follows(tx, who, name)).isPresent());
            return values;
        });
        return frame.draw(request, "tag", page, values);
    }

    private Response followTag(Request request, boolean follow) {
        var by = frame.requireSession(request).user().account();
        var name = request.pathParameter("name");
        database.write(tx -> {
            if (follow) {
                tags.follow(tx, by, name);
            } else {
                tags.unfollow(tx, by, name);
            }
        });
        return Response.redirect("/tags/" + segment(request, "name"));
    }
}
