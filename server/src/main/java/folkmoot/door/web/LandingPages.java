package folkmoot.door.web;

import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.ProposalFilter;
import folkmoot.civic.proposal.ProposalLists;
import folkmoot.civic.proposal.ProposalState;
import folkmoot.civic.proposal.Tally;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Page;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Accept;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.setting.LiveSettings;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The first page: what this place is, what was answered, what needs people, how it works. */
public final class LandingPages {

    private static final int SHOWN = 6;
    private static final int LOOKED_AT = 60;
    private static final Set<ProposalState> ANSWERED =
            Set.of(ProposalState.ANSWERED, ProposalState.IN_PROGRESS, ProposalState.DONE, ProposalState.CONFIRMED);

    private final Frame frame;
    private final Database database;
    private final CivicSources from;
    private final DirectoryPages directory;
    private final Views views;
    private final LiveSettings settings;

    LandingPages(
            Frame frame,
            Database database,
            CivicSources from,
            DirectoryPages directory,
            Views views,
            LiveSettings settings) {
        this.frame = frame;
        this.database = database;
        this.from = from;
        this.directory = directory;
        this.views = views;
        this.settings = settings;
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
            var newest = ProposalLists.newest(tx, ProposalFilter.ALL, Page.first(LOOKED_AT))
                    .proposals();
            var answered = newest.stream()
                    .filter(proposal -> ANSWERED.contains(proposal.state()))
                    .limit(SHOWN)
                    .toList();
            lists.put("communities", directory.cards(tx, text));
            lists.put("figures", figures(tx, text));
            lists.put("open", views.proposals(tx, text, nearest(tx, newest)));
            lists.put("answered", views.proposals(tx, text, answered));
            return lists;
        });
        values.put(
                "description",
                page.look().welcome().isEmpty()
                        ? settings.now().instance().description()
                        : page.look().welcome());
        return frame.draw(request, "landing", page, values);
    }

    /** Those that lack least, and something: one more support matters most there. */
    private List<Proposal> nearest(Transaction tx, List<Proposal> newest) {
        var open = newest.stream()
                .filter(proposal -> proposal.state() == ProposalState.GATHERING
                        && proposal.times().thresholdReached().isEmpty())
                .toList();
        var tallies =
                from.supports().tallies(tx, open.stream().map(Proposal::id).toList());
        var lacking = new LinkedHashMap<Proposal, Integer>();
        for (var proposal : open) {
            var tally = tallies.getOrDefault(proposal.id(), Tally.EMPTY);
            int lacks = proposal.threshold().count() - proposal.threshold().counted(tally.present());
            if (lacks > 0) { // when its threshold was reached, another server knows
                lacking.put(proposal, lacks);
            }
        }
        return lacking.entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .limit(SHOWN)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** What stands in large figures; what nobody has counted to the end has a plus. */
    private Map<String, String> figures(Transaction tx, Messages text) {
        var matters = List.of(
                "state " + ProposalState.GATHERING.word(),
                "state " + ProposalState.ANSWERED.word(),
                "state " + ProposalState.IN_PROGRESS.word(),
                "state " + ProposalState.CONFIRMED.word());
        var sums = new LinkedHashMap<String, ProposalLists.Count>();
        for (var community : from.communities().all(tx)) {
            ProposalLists.counts(tx, community.id(), matters)
                    .forEach((matter, count) -> sums.merge(matter, count, LandingPages::sum));
        }
        var figures = new LinkedHashMap<String, String>();
        var words = List.of("figure.open", "figure.answered", "figure.work", "figure.confirmed");
        for (int i = 0; i < matters.size(); i++) {
            var count = sums.getOrDefault(matters.get(i), new ProposalLists.Count(0, false));
            figures.put(text.get(words.get(i)), count.number() + (count.more() ? "+" : ""));
        }
        return figures;
    }

    private static ProposalLists.Count sum(ProposalLists.Count one, ProposalLists.Count other) {
        return new ProposalLists.Count(one.number() + other.number(), one.more() || other.more());
    }

    static Optional<String> chosen(Request request, String name) {
        return request.parameter(name).filter(value -> !value.isBlank());
    }
}
