package folkmoot.door.web;

import folkmoot.civic.body.Bodies;
import folkmoot.civic.body.Body;
import folkmoot.civic.community.Communities;
import folkmoot.civic.community.Community;
import folkmoot.civic.community.LifeEvent;
import folkmoot.civic.proposal.ListOrder;
import folkmoot.civic.proposal.ProposalFilter;
import folkmoot.civic.proposal.ProposalLists;
import folkmoot.civic.proposal.ProposalState;
import folkmoot.civic.proposal.Words;
import folkmoot.people.account.AccountStats;
import folkmoot.people.account.Accounts;
import folkmoot.people.follow.Follows;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.text.Html;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A community's page with its proposals, and joining it. */
public final class CommunityPages {

    private static final int PAGE = 20;
    private static final int MOST_NUMBERED = 25;
    private static final Set<String> OF_A_PAGE = Set.of("page", "after", "before", "lang");
    private static final List<ProposalState> FILTERED = List.of(
            ProposalState.GATHERING,
            ProposalState.ACKNOWLEDGED,
            ProposalState.UNDER_REVIEW,
            ProposalState.ANSWERED,
            ProposalState.IN_PROGRESS,
            ProposalState.DONE,
            ProposalState.CONFIRMED,
            ProposalState.DISPUTED,
            ProposalState.WITHDRAWN,
            ProposalState.ARCHIVED);

    /** One choice of a filter. */
    public record Choice(String value, String name, boolean chosen) {}

    private final Frame frame;
    private final Database database;
    private final Communities communities;
    private final Bodies bodies;
    private final Accounts accounts;
    private final Follows follows;
    private final Views views;
    private final InstantSource clock;
    private final String domain;

    public CommunityPages(
            Frame frame,
            Database database,
            Communities communities,
            Bodies bodies,
            Accounts accounts,
            Follows follows,
            Views views,
            InstantSource clock,
            String domain) {
        this.frame = frame;
        this.database = database;
        this.communities = communities;
        this.bodies = bodies;
        this.accounts = accounts;
        this.follows = follows;
        this.views = views;
        this.clock = clock;
        this.domain = domain;
    }

    public void register(Routing routing) {
        routing.get("/c/:name", frame.alike(this::show))
                .post("/c/:name/join", request -> join(request, true))
                .post("/c/:name/leave", request -> join(request, false));
    }

    private Response show(Request request) {
        var community = database.read(tx -> communities.requireByName(tx, request.pathParameter("name")));
        var page = frame.page(request, community.title());
        var values = database.read(tx -> {
            var shown = new HashMap<String, Object>();
            shown.put("community", community);
            addLists(tx, request, page.text(), community, shown);
            addAbout(tx, page.text(), community, shown);
            addFilters(tx, request, page.text(), community, shown);
            return shown;
        });
        values.put("handle", "@" + community.group().handle(domain));
        values.put("csrf", frame.csrf(request));
        values.put("member", isMember(request, community));
        values.put("moderates", moderates(request, community));
        return frame.draw(request, "community", page, values);
    }

    private boolean isMember(Request request, Community community) {
        return frame.session(request)
                .map(session -> database.read(tx -> follows.follows(
                        tx, session.user().account(), community.group().id())))
                .orElse(false);
    }

    private boolean moderates(Request request, Community community) {
        return frame.session(request)
                .map(session -> database.read(tx -> communities.isModerator(
                        tx, community.id(), session.user().account())))
                .orElse(false);
    }

    private void addLists(
            Transaction tx, Request request, Messages text, Community community, Map<String, Object> shown) {
        var filter = filter(tx, request, community);
        var order = LandingPages.chosen(request, "order").flatMap(ListOrder::of).orElse(ListOrder.FAIR);
        var found = ProposalLists.page(tx, filter, order, seed(request), wanted(request));
        shown.put("proposals", views.proposals(tx, text, found.proposals()));
        shown.put("count", count(text, ProposalLists.count(tx, filter)));
        shown.put(
                "next",
                found.next().map(place -> address(request, "after", place)).orElse(""));
        shown.put(
                "previous",
                found.previous().map(place -> address(request, "before", place)).orElse(""));
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
                        .flatMap(slug -> bodies.find(tx, community.id(), slug))
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

    private static String address(Request request, String direction, String place) {
        var kept = Arrays.stream(request.query().split("&"))
                .filter(pair -> !pair.isEmpty() && !OF_A_PAGE.contains(pair.split("=", 2)[0]))
                .collect(Collectors.toCollection(ArrayList::new));
        kept.add(direction + "=" + URLEncoder.encode(place, StandardCharsets.UTF_8));
        return request.path() + "?" + String.join("&", kept);
    }

    private void addAbout(Transaction tx, Messages text, Community community, Map<String, Object> shown) {
        var rule = community.threshold();
        var columns = rule.columns().stream()
                .sorted()
                .map(column -> text.get("supports.column." + column.word()))
                .collect(Collectors.joining(" · "));
        shown.put("description", Html.text(community.group().note()));
        shown.put("rule", text.get("community.rule.text", rule.count()));
        shown.put("ruleColumns", text.get("community.rule.columns", columns));
        shown.put(
                "guidelines",
                community.guidelines().lines().filter(line -> !line.isBlank()).toList());
        shown.put("bodies", bodies.list(tx, community.id()));
        shown.put("moderators", views.authors(tx, text, communities.moderators(tx, community.id()), community.id()));
        var stats = accounts.stats(tx, List.of(community.group().id()))
                .getOrDefault(community.group().id(), AccountStats.NONE);
        shown.put("members", text.get("community.members", stats.followers()));
    }

    private void addFilters(
            Transaction tx, Request request, Messages text, Community community, Map<String, Object> shown) {
        var words = Words.in(text.language());
        var states = new LinkedHashMap<String, String>();
        FILTERED.forEach(state -> states.put(state.word(), words.state(state)));
        var categories = new LinkedHashMap<String, String>();
        communities
                .categories(tx, community.id())
                .forEach(category -> categories.put(category.slug(), category.name(text.language())));
        var addressed = new LinkedHashMap<String, String>();
        bodies.list(tx, community.id()).forEach(body -> addressed.put(body.slug(), body.name()));
        var orders = new LinkedHashMap<String, String>();
        for (var order : ListOrder.values()) {
            orders.put(order.word(), text.get("order." + order.word()));
        }
        shown.put("states", choices(request, "state", states));
        shown.put("categories", choices(request, "category", categories));
        shown.put("addressed", choices(request, "body", addressed));
        var kinds = new LinkedHashMap<String, String>();
        LifeEvent.INTERACTIONS.forEach(kind -> kinds.put(kind, text.get("interaction." + kind)));
        shown.put("interactions", choices(request, "interaction", kinds));
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
            var community = communities.requireByName(tx, request.pathParameter("name"));
            var by = accounts.require(tx, session.user().account());
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
