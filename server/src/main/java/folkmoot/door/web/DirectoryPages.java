package folkmoot.door.web;

import folkmoot.civic.community.Community;
import folkmoot.civic.proposal.ProposalFilter;
import folkmoot.civic.proposal.ProposalLists;
import folkmoot.door.web.ui.Tab;
import folkmoot.people.account.AccountStats;
import folkmoot.people.relation.Hidden;
import folkmoot.people.relation.Suggestions;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.text.Direction;
import folkmoot.platform.text.Html;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything of a kind that there is here: communities, proposals, public bodies, people who may be listed. */
public final class DirectoryPages {

    private static final int PAGE = 20;
    private static final int PEOPLE = 40;
    private static final int BODIES = 24; // of each community: its register has all
    private static final int MOST_PAGES = 100;

    private final Frame frame;
    private final Database database;
    private final CivicSources from;
    private final Suggestions suggestions;
    private final Places places;
    private final Views views;

    DirectoryPages(
            Frame frame, Database database, CivicSources from, Suggestions suggestions, Places places, Views views) {
        this.frame = frame;
        this.database = database;
        this.from = from;
        this.suggestions = suggestions;
        this.places = places;
        this.views = views;
    }

    void register(Routing routing) {
        routing.get("/communities", frame.alike(this::communities))
                .get("/proposals", frame.alike(this::proposals))
                .get("/bodies", frame.alike(this::bodies))
                .get("/people", frame.alike(this::people));
    }

    /** A community in a list. */
    public record CommunityCard(
            String title,
            String description,
            String direction,
            String url,
            String proposals,
            String members,
            Look look) {}

    /** The bodies that a community asks. */
    public record Register(String community, String url, List<Tab> bodies) {}

    private Response communities(Request request) {
        var page = frame.page(request, frame.text(request).get("landing.communities"));
        return frame.draw(
                request, "communities", page, Map.of("communities", database.read(tx -> cards(tx, page.text()))));
    }

    /** All of this instance. */
    List<CommunityCard> cards(Transaction tx, Messages text) {
        var all = from.communities().all(tx);
        var stats = from.accounts()
                .stats(tx, all.stream().map(one -> one.group().id()).toList());
        return all.stream()
                .map(one -> card(tx, text, one, stats.getOrDefault(one.group().id(), AccountStats.NONE)))
                .toList();
    }

    private CommunityCard card(Transaction tx, Messages text, Community community, AccountStats stats) {
        return new CommunityCard(
                community.title(),
                Html.text(community.group().note()),
                Direction.of(community.language()),
                "/c/" + community.name(),
                CommunityPages.count(text, ProposalLists.count(tx, ProposalFilter.ALL.in(community.id()))),
                text.get("community.members", stats.followers()),
                places.look(community));
    }

    /** Where there is one community, its list has everything. */
    private Response proposals(Request request) {
        var all = database.read(from.communities()::all);
        if (all.size() == 1) {
            return Response.redirect("/c/" + all.getFirst().name());
        }
        var page = frame.page(request, frame.text(request).get("nav.proposals"));
        var values = database.read(tx -> {
            var newest = ProposalLists.newest(tx, ProposalFilter.ALL, Addresses.before(request, PAGE));
            var shown = new HashMap<String, Object>();
            shown.put("proposals", views.proposals(tx, page.text(), newest.proposals()));
            shown.put(
                    "next",
                    newest.goesOn().isPresent()
                            ? "/proposals?before=" + newest.goesOn().getAsLong()
                            : "");
            return shown;
        });
        values.put(
                "communities",
                all.stream()
                        .map(one -> Tab.of(one.title(), "/c/" + one.name(), false))
                        .toList());
        return frame.draw(request, "proposals", page, values);
    }

    private Response bodies(Request request) {
        var page = frame.page(request, frame.text(request).get("nav.bodies"));
        var registers = database.read(tx -> from.communities().all(tx).stream()
                .map(community -> register(tx, page.text(), community))
                .toList());
        return frame.draw(request, "bodies", page, Map.of("registers", registers));
    }

    private Register register(Transaction tx, Messages text, Community community) {
        return new Register(
                community.title(),
                "/c/" + community.name() + "/register",
                from.bodies().list(tx, community.id()).stream()
                        .limit(BODIES)
                        .map(body -> Tab.of(
                                body.name(text.language()), "/c/" + community.name() + "/bodies/" + body.slug(), false))
                        .toList());
    }

    /** Those who said that they may be listed, the most recently active first. */
    private Response people(Request request) {
        var page = frame.page(request, frame.text(request).get("people.title"));
        int number = Math.clamp(request.parameters().number("page").orElse(1), 1, MOST_PAGES);
        var more = new boolean[1];
        var people = database.read(tx -> {
            var found = suggestions.directory(tx, Hidden.NONE, false, true, PEOPLE + 1, (number - 1) * PEOPLE);
            more[0] = found.size() > PEOPLE;
            var ids = found.stream().limit(PEOPLE).toList();
            var accounts = from.accounts().map(tx, ids);
            return ids.stream()
                    .filter(accounts::containsKey)
                    .map(id -> views.author(tx, page.text(), accounts.get(id), Optional.empty()))
                    .toList();
        });
        return frame.draw(
                request,
                "directory-people",
                page,
                Map.of(
                        "people",
                        people,
                        "previous",
                        number > 1 ? "/people?page=" + (number - 1) : "",
                        "next",
                        more[0] && number < MOST_PAGES ? "/people?page=" + (number + 1) : ""));
    }
}
