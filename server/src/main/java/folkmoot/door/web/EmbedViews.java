package folkmoot.door.web;

import folkmoot.civic.body.Body;
import folkmoot.civic.community.Community;
import folkmoot.civic.community.LifeEvent;
import folkmoot.civic.proposal.CarriedCount;
import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.ProposalFilter;
import folkmoot.civic.proposal.ProposalLists;
import folkmoot.civic.statistics.BodyStatistics;
import folkmoot.platform.database.Page;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.problem.NotFound;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes what pages of others show of a proposal, a body and a life event, of what their own pages show. */
record EmbedViews(CivicSources from, Views views) {

    private static final int MOST_ITEMS = 5;
    private static final int MOST_COUNTED = 20;

    /** 404 for what is at home elsewhere, or in another community. */
    EmbedView proposal(Transaction tx, Messages text, Community community, ProposalId id) {
        var count = CarriedCount.of(tx, from.proposals(), id);
        var proposal = count.proposal();
        if (!proposal.community().equals(community.id())) {
            throw new NotFound();
        }
        var url = Views.url(proposal, Optional.of(community));
        if (!count.isNamed()) {
            return EmbedView.gone(text, "/c/" + community.name());
        }
        var view = views.proposal(tx, text, proposal);
        boolean counted = count.tally().isPresent();
        return new EmbedView(
                proposal.title(),
                view.language(),
                view.direction(),
                url,
                view.state(),
                view.tone(),
                counted ? text.get("supports", view.tally().total()) : view.state(),
                !counted
                        ? ""
                        : view.reached()
                                ? text.get("supports.reached")
                                : text.get("supports.of", view.counted(), view.needed()),
                Optional.of(view.filled()).filter(_ -> counted),
                counted
                        ? view.columns().stream()
                                .map(column ->
                                        new EmbedView.Fact(column.name(), text.get("figures.number", column.count())))
                                .toList()
                        : List.of(),
                List.of());
    }

    /** How a body answers. */
    EmbedView body(Transaction tx, Messages text, Community community, Body body) {
        var figures = FiguresView.of(
                text, "", "", BodyStatistics.total(from.statistics().of(tx, body.id())));
        var facts = new ArrayList<EmbedView.Fact>();
        for (int i = 0; i < FiguresView.HEADS.size(); i++) {
            facts.add(new EmbedView.Fact(
                    text.get(FiguresView.HEADS.get(i)), figures.cells().get(i)));
        }
        return new EmbedView(
                body.name(text.language()),
                text.language(),
                "auto",
                "/c/" + community.name() + "/bodies/" + body.slug(),
                "",
                "",
                line(facts.get(2)),
                line(facts.get(3)),
                Optional.empty(),
                facts,
                proposals(tx, text, ProposalLists.newestAddressedTo(tx, body.id(), MOST_ITEMS)));
    }

    private static String line(EmbedView.Fact fact) {
        return fact.label() + ": " + fact.value();
    }

    /** What is proposed about a situation in a life. */
    EmbedView lifeEvent(Transaction tx, Messages text, Community community, LifeEvent event) {
        var found = ProposalLists.newest(
                        tx, ProposalFilter.ALL.in(community.id()).of(event), Page.first(MOST_COUNTED + 1))
                .proposals();
        return new EmbedView(
                event.name(text.language()),
                text.language(),
                text.direction(),
                "/c/" + community.name() + "/life-events/" + event.slug(),
                "",
                "",
                found.size() > MOST_COUNTED
                        ? text.get("embed.more", MOST_COUNTED)
                        : text.get("embed.proposals", found.size()),
                text.get("interaction." + event.interaction()),
                Optional.empty(),
                List.of(),
                proposals(tx, text, found.stream().limit(MOST_ITEMS).toList()));
    }

    private List<EmbedView.Item> proposals(Transaction tx, Messages text, List<Proposal> wanted) {
        return views.proposals(tx, text, wanted).stream()
                .map(view -> new EmbedView.Item(
                        view.title(),
                        view.language(),
                        view.direction(),
                        view.url(),
                        CarriedCount.isCounted(view.proposal().state())
                                ? text.get("supports", view.tally().total()) + " · " + view.state()
                                : view.state()))
                .toList();
    }
}
