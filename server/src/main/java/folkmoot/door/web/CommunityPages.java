package folkmoot.door.web;

import folkmoot.civic.body.Body;
import folkmoot.civic.community.Community;
import folkmoot.civic.proposal.ListOrder;
import folkmoot.civic.proposal.ProposalFilter;
import folkmoot.civic.proposal.ProposalLists;
import folkmoot.civic.proposal.ProposalState;
import folkmoot.people.follow.Follows;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.problem.NotFound;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A community's proposals, and joining it. */
public final class CommunityPages {

    private static final int PAGE = 20;
    private static final int MOST_NUMBERED = 25;

    /** One choice of a field. */
    public record Choice(String value, String name, boolean chosen) {}

    private final Frame frame;
    private final Database database;
    private final CivicSources from;
    private final Follows follows;
    private final Places places;
    private final Views views;
    private final InstantSource clock;

    CommunityPages(
            Frame frame,
            Database database,
            CivicSources from,
            Follows follows,
            Places places,
            Views views,
            InstantSource clock) {
        this.frame = frame;
        this.database = database;
        this.from = from;
        this.follows = follows;
        this.places = places;
        this.views = views;
        this.clock = clock;
    }

    public void register(Routing routing) {
        routing.get("/c/:name", frame.alike(this::show))
                .get("/c/:name/from/:source/:id", this::arrived)
                .post("/c/:name/join", request -> join(request, true))
                .post("/c/:name/leave", request -> join(request, false));
    }

    /** The address, from its community's on, that finds what became of a proposal of another server, by its number there. */
    static String arrived(String source, ProposalId there) {
        return "/from/" + URLEncoder.encode(source, StandardCharsets.UTF_8) + "/" + there;
    }

    private Response arrived(Request request) {
        return database.read(tx -> {
            var community = from.communities().requireByName(tx, request.pathParameter("name"));
            return from.arrivals()
                    .find(tx, community, request.pathParameter("source"), request.pathParameter("id"))
                    .map(id -> Response.redirect(301, "/c/" + community.name() + "/proposals/" + id))
                    .orElseThrow(NotFound::new);
        });
    }

    private Response show(Request request) {
        var community = database.read(tx -> from.communities().requireByName(tx, request.pathParameter("name")));
        var elsewhere = places.elsewhere(community, "");
        if (elsewhere.isPresent()) {
            return elsewhere.get();
        }
        var page = places.page(request, community, community.title()).followed("/c/" + community.name());
        var values = database.read(tx -> {
            var shown = new HashMap<String, Object>();
            shown.put("head", places.head(tx, request, page.text(), community, ""));
            addLists(tx, request, page.text(), community, shown);
            addFacets(tx, request, page.text(), community, shown);
            return shown;
        });
        return frame.draw(request, "community", page, values);
    }

    private void addLists(
            Transaction tx, Request request, Messages text, Community community, Map<String, Object> shown) {
        var filter = filter(tx, request, community);
        var order = LandingPages.chosen(request, "order").flatMap(ListOrder::of).orElse(ListOrder.FAIR);
        var found = ProposalLists.page(tx, filter, order, seed(request), wanted(request));
        var count = ProposalLists.count(tx, filter, order);
        int first = Math.clamp(request.parameters().number("at").orElse(1), 1, Math.max(1, count.number()));
        int last = first + found.proposals().size() - 1;
        shown.put("proposals", views.proposals(tx, text, found.proposals()));
        shown.put("count", count(text, count));
        shown.put(
                "where",
                count.more() || last < first || last > count.number()
                        ? ""
                        : text.get("ui.pager.words", first, last, count.number()));
        shown.put(
                "next",
                found.next()
                        .map(place -> Addresses.with(request, Map.of("after", place, "at", Integer.toString(last + 1))))
                        .orElse(""));
        shown.put(
                "previous",
                found.previous()
                        .map(place -> Addresses.with(
                                request, Map.of("before", place, "at", Integer.toString(Math.max(1, first - PAGE)))))
                        .orElse(""));
    }

    /** Addresses from before pages were remembered by their places name their number. */
    private static ProposalLists.Wanted wanted(Request request) {
        int number = Math.clamp(request.parameters().number("page").orElse(1), 1, MOST_NUMBERED);
        return new ProposalLists.Wanted(
                LandingPages.chosen(request, "after"),
                LandingPages.chosen(request, "before"),
                (number - 1) * PAGE,
                PAGE);
    }

    static String count(Messages text, ProposalLists.Count count) {
        return text.get(count.more() ? "community.proposals.more" : "community.proposals", count.number());
    }

    private ProposalFilter filter(Transaction tx, Request request, Community community) {
        return new ProposalFilter(
                Optional.of(community.id()),
                LandingPages.chosen(request, "state").map(ProposalState::of),
                LandingPages.chosen(request, "category"),
                LandingPages.chosen(request, "body")
                        .flatMap(slug -> from.bodies().find(tx, community.id(), slug))
                        .map(Body::id),
                LandingPages.chosen(request, "language"),
                LandingPages.chosen(request, "locality"),
                LandingPages.chosen(request, "life_event"),
                LandingPages.chosen(request, "interaction"),
                LandingPages.chosen(request, "q"));
    }

    /**
     * The fair order is one's own each day, so that no proposal is always first. Visitors share one for an hour: their pages are drawn
     * once for many of them, and the second has to go on where the first ends.
     */
    private String seed(Request request) {
        var now = clock.instant();
        return frame.session(request)
                .map(session -> session.user().account() + now.toString().substring(0, 10))
                .orElseGet(() -> "visitors" + now.truncatedTo(ChronoUnit.HOURS));
    }

    private void addFacets(
            Transaction tx, Request request, Messages text, Community community, Map<String, Object> shown) {
        var facets = new ListFacets(tx, from, request, text, community);
        var orders = new LinkedHashMap<String, String>();
        for (var order : ListOrder.values()) {
            orders.put(order.word(), text.get("order." + order.word()));
        }
        shown.put("facets", facets.all(tx, community));
        shown.put("chips", facets.chips());
        shown.put("kept", facets.kept());
        shown.put("orders", choices(request, "order", orders));
        shown.put("words", request.parameter("q").orElse(""));
    }

    static List<Choice> choices(Request request, String name, Map<String, String> all) {
        var chosen = request.parameter(name).orElse("");
        return all.entrySet().stream()
                .map(entry -> new Choice(
                        entry.getKey(), entry.getValue(), entry.getKey().equals(chosen)))
                .toList();
    }

    private Response join(Request request, boolean join) {
        var session = frame.requireSession(request);
        var name = database.transaction(tx -> {
            var community = from.communities().requireByName(tx, request.pathParameter("name"));
            var by = from.accounts().require(tx, session.user().account());
            if (join) {
                follows.add(tx, by, community.group(), Follows.Options.DEFAULT);
            } else {
                follows.remove(tx, by, community.group());
            }
            return community.name();
        });
        return Response.redirect("/c/" + name);
    }
}
