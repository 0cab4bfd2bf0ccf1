package folkmoot.door.web;

import folkmoot.civic.community.Community;
import folkmoot.civic.proposal.Proposal;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Page;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.id.StatusId;
import folkmoot.talk.status.Status;
import folkmoot.talk.timeline.Timelines;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** What else there is to read of a community: its rules, its talk, its people. */
final class CommunityTabPages {

    private static final int PAGE = 20;
    private static final int BODIES = 24; // the register has all
    private static final int LOOKED_THROUGH = 5;
    private static final Timelines.AccountFilter PASSED_ON =
            new Timelines.AccountFilter(false, true, false, true, Optional.empty());

    private final Frame frame;
    private final Database database;
    private final CivicSources from;
    private final Timelines timelines;
    private final Places places;
    private final Views views;

    CommunityTabPages(
            Frame frame, Database database, CivicSources from, Timelines timelines, Places places, Views views) {
        this.frame = frame;
        this.database = database;
        this.from = from;
        this.timelines = timelines;
        this.places = places;
        this.views = views;
    }

    void register(Routing routing) {
        routing.get("/c/:name/about", frame.alike(request -> here(request, this::about)))
                .get("/c/:name/talk", frame.alike(request -> here(request, this::talk)))
                .get("/c/:name/people", frame.alike(request -> here(request, this::people)));
    }

    private Response here(Request request, BiFunction<Request, Community, Response> page) {
        var community = database.read(tx -> from.communities().requireByName(tx, request.pathParameter("name")));
        return places.elsewhere(community, "").orElseGet(() -> page.apply(request, community));
    }

    private Response about(Request request, Community community) {
        var page = places.page(request, community, community.title());
        var text = page.text();
        var values = database.read(tx -> {
            var shown = new HashMap<String, Object>();
            shown.put("head", places.head(tx, request, text, community, "/about"));
            shown.put(
                    "bodies",
                    from.bodies().list(tx, community.id()).stream()
                            .limit(BODIES)
                            .toList());
            return shown;
        });
        var rule = community.threshold();
        values.put("rule", text.get("community.rule.text", rule.count()));
        values.put(
                "ruleColumns",
                text.get(
                        "community.rule.columns",
                        rule.columns().stream()
                                .sorted()
                                .map(column -> text.get("supports.column." + column.word()))
                                .collect(Collectors.joining(" · "))));
        values.put(
                "guidelines",
                community.guidelines().lines().filter(line -> !line.isBlank()).toList());
        return frame.draw(request, "community-about", page, values);
    }

    private Response people(Request request, Community community) {
        var page = places.page(request, community, community.title());
        var values = database.read(tx -> Map.<String, Object>of(
                "head", places.head(tx, request, page.text(), community, "/people"),
                "moderators",
                        views.authors(
                                tx, page.text(), from.communities().moderators(tx, community.id()), community.id())));
        return frame.draw(request, "community-people", page, values);
    }

    private Response talk(Request request, Community community) {
        var page = places.page(request, community, community.title());
        var values = database.read(tx -> {
            var talk = talk(tx, community, Addresses.before(request, PAGE));
            var shown = new HashMap<String, Object>();
            shown.put("head", places.head(tx, request, page.text(), community, "/talk"));
            shown.put("posts", views.posts(tx, page.text(), talk.posts(), Map.of()));
            shown.put(
                    "next",
                    talk.goesOn()
                            .map(id -> "/c/" + community.name() + "/talk?before=" + id)
                            .orElse(""));
            return shown;
        });
        return frame.draw(request, "community-talk", page, values);
    }

    /** @param goesOn before which there may be more */
    private record Talk(List<Status> posts, Optional<StatusId> goesOn) {}

    /** What the community passes on but for proposals, which have a list of their own; some pages are looked through for one. */
    private Talk talk(Transaction tx, Community community, Page first) {
        var posts = new ArrayList<Status>();
        var wanted = first;
        for (int looked = 0; looked < LOOKED_THROUGH && posts.size() < PAGE; looked++) {
            var ids = timelines.account(tx, community.group().id(), Optional.empty(), wanted, PASSED_ON);
            posts.addAll(withoutProposals(tx, originals(tx, ids)));
            if (ids.size() < PAGE) {
                return new Talk(posts, Optional.empty());
            }
            wanted = Page.before(ids.getLast().value(), PAGE);
        }
        return new Talk(posts, Optional.of(new StatusId(wanted.maxId().getAsLong())));
    }

    private List<Status> withoutProposals(Transaction tx, List<Status> posts) {
        var proposals = from
                .proposals()
                .all(
                        tx,
                        posts.stream()
                                .map(post -> new ProposalId(post.id().value()))
                                .collect(Collectors.toSet()))
                .stream()
                .map(Proposal::status)
                .collect(Collectors.toSet());
        return posts.stream().filter(post -> !proposals.contains(post.id())).toList();
    }

    /** As their authors wrote them; what visitors may not see is left out. */
    private List<Status> originals(Transaction tx, List<StatusId> ids) {
        var own = from.statuses().visible(tx, ids, Optional.empty());
        var originals = ids.stream()
                .filter(own::containsKey)
                .map(own::get)
                .map(status -> status.reblog().map(reblog -> reblog.status()).orElse(status.id()))
                .distinct()
                .toList();
        var found = from.statuses().visible(tx, originals, Optional.empty());
        return originals.stream().filter(found::containsKey).map(found::get).toList();
    }
}
