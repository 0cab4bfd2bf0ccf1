package folkmoot.door.web;

import folkmoot.civic.community.Communities;
import folkmoot.civic.community.Community;
import folkmoot.civic.proposal.ProposalFilter;
import folkmoot.civic.proposal.ProposalLists;
import folkmoot.civic.proposal.ProposalState;
import folkmoot.people.account.AccountStats;
import folkmoot.people.account.Accounts;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Page;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Accept;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.text.Direction;
import folkmoot.platform.text.Html;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The first page. */
public final class LandingPages {

    private static final int SHOWN = 6;
    private static final int LOOKED_AT = 60;
    private static final Set<ProposalState> ANSWERED =
            Set.of(ProposalState.ANSWERED, ProposalState.IN_PROGRESS, ProposalState.DONE, ProposalState.CONFIRMED);

    /** A community as a card. */
    public record CommunityCard(
            String title, String description, String direction, String url, String proposals, String members) {}

    private final Frame frame;
    private final Database database;
    private final Communities communities;
    private final Accounts accounts;
    private final Views views;
    private final String title;
    private final String description;

    public LandingPages(
            Frame frame,
            Database database,
            Communities communities,
            Accounts accounts,
            Views views,
            String title,
            String description) {
        this.frame = frame;
        this.database = database;
        this.communities = communities;
        this.accounts = accounts;
        this.views = views;
        this.title = title;
        this.description = description;
    }

    public void register(Routing routing) {
        var landing = frame.alike(this::show);
        routing.get("/", Accept.HTML, landing).get("/", landing);
    }

    private Response show(Request request) {
        var page = frame.page(request, frame.text(request).get("home"));
        var text = page.text();
        var values = database.read(tx -> {
            var lists = new HashMap<String, Object>();
            var newest = ProposalLists.newest(tx, ProposalFilter.ALL, Page.first(LOOKED_AT));
            lists.put(
                    "communities",
                    communities.all(tx).stream().map(one -> card(tx, text, one)).toList());
            lists.put(
                    "open",
                    views.proposals(
                            tx,
                            text,
                            newest.stream()
                                    .filter(proposal -> !ANSWERED.contains(proposal.state())
                                            && proposal.state().isOnTheWay())
                                    .limit(SHOWN)
                                    .toList()));
            lists.put(
                    "answered",
                    views.proposals(
                            tx,
                            text,
                            newest.stream()
                                    .filter(proposal -> ANSWERED.contains(proposal.state()))
                                    .limit(SHOWN)
                                    .toList()));
            return lists;
        });
        values.put("title", title);
        values.put("description", description);
        return frame.draw(request, "landing", page, values);
    }

    private CommunityCard card(Transaction tx, Messages text, Community community) {
        var members = accounts.stats(tx, List.of(community.group().id()))
                .getOrDefault(community.group().id(), AccountStats.NONE)
                .followers();
        return new CommunityCard(
                community.title(),
                Html.text(community.group().note()),
                Direction.of(community.language()),
                "/c/" + community.name(),
                text.get("community.proposals", ProposalLists.count(tx, ProposalFilter.ALL.in(community.id()))),
                text.get("community.members", members));
    }

    static Optional<String> chosen(Request request, String name) {
        return request.parameter(name).filter(value -> !value.isBlank());
    }
}
