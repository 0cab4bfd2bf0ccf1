package folkmoot.door.web;

import folkmoot.civic.community.BodySuggestions;
import folkmoot.civic.community.Community;
import folkmoot.civic.proposal.NewProposal;
import folkmoot.civic.proposal.SimilarProposals;
import folkmoot.platform.database.Transaction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is shown beside a text that is not published: near proposals, and bodies that could be asked. */
public final class NearViews {

    static final SimilarProposals.Similar NOTHING = new SimilarProposals.Similar(List.of(), List.of(), List.of());

    private final CivicSources from;
    private final Views views;

    NearViews(CivicSources from, Views views) {
        this.from = from;
        this.views = views;
    }

    /** A body that could be asked, with the reasons. */
    public record Suggested(String slug, String name, String why) {}

    /** Nothing for a title that is too short to say anything. */
    SimilarProposals.Similar find(Transaction tx, Community community, NewProposal text) {
        return text.title().length() < NewProposal.SHORTEST_TITLE
                ? NOTHING
                : from.similar().find(tx, community, text);
    }

    /** The three lists of the {@code near} template. */
    Map<String, Object> lists(Transaction tx, Messages text, SimilarProposals.Similar similar) {
        var values = new HashMap<String, Object>();
        values.put(
                "near",
                views.proposals(
                        tx,
                        text,
                        similar.near().stream()
                                .map(SimilarProposals.Near::proposal)
                                .toList()));
        values.put("related", views.proposals(tx, text, similar.related()));
        values.put("elsewhere", similar.elsewhere());
        return values;
    }

    /** Bodies that could be asked, where none is named. */
    List<Suggested> suggested(Transaction tx, Messages text, Community community, NewProposal written) {
        var place = written.place();
        if (!written.bodies().isEmpty()) {
            return List.of();
        }
        return from
                .suggestions()
                .of(tx, community, new BodySuggestions.Matter(place.category(), place.locality(), place.lifeEvent()))
                .stream()
                .map(one -> new Suggested(
                        one.body().slug(),
                        one.body().name(text.language()),
                        one.reasons().stream()
                                .map(reason -> text.get("form.suggested." + reason.word()))
                                .collect(Collectors.joining(" · "))))
                .toList();
    }
}
