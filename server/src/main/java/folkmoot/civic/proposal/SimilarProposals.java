package folkmoot.civic.proposal;

import static folkmoot.schema.generated.Tables.PROPOSAL;
import static folkmoot.schema.generated.Tables.PROPOSAL_TRACK;

import folkmoot.civic.body.Body;
import folkmoot.civic.community.Community;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.BodyId;
import folkmoot.platform.id.ProposalId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** Finds proposals that ask for nearly the same, so that they can be supported instead of written again. */
public final class SimilarProposals {

    private static final double SHOWN_FROM = 0.30;
    private static final int MOST = 5;
    private static final int CANDIDATES = 300;

    private final Proposals proposals;

    public SimilarProposals(Proposals proposals) {
        this.proposals = proposals;
    }

    /**
     * Near proposals.
     *
     * @param near the nearest, with how near they are, up to five
     * @param related newest open ones of the same life event, body or category, in any language, not scored
     */
    public record Similar(List<Near> near, List<Proposal> related) {}

    public record Near(Proposal proposal, double score) {}

    /** Everything that is known of a draft; its title at least. */
    public Similar find(Transaction tx, Community community, NewProposal draft) {
        var bodies = bodies(tx, community, draft.bodies());
        var candidates = proposals.store().list(tx, open(community).and(nearby(draft, bodies)), CANDIDATES);
        var tracks = proposals.tracks(tx, candidates.stream().map(Proposal::id).toList());
        var corpus = new ArrayList<List<String>>();
        candidates.forEach(candidate -> corpus.add(words(candidate)));
        var own = SimilarText.words(draft.title(), draft.ask() + " " + draft.problem());
        corpus.add(own);
        var text = new SimilarText(corpus);
        var near = candidates.stream()
                .filter(candidate -> sameLanguage(candidate, draft))
                .map(candidate -> new Near(
                        candidate, similarity(text, own, candidate, draft) * context(candidate, draft, bodies, tracks)))
                .filter(found -> found.score() >= SHOWN_FROM)
                .sorted(Comparator.comparingDouble(Near::score).reversed())
                .limit(MOST)
                .toList();
        return new Similar(near, related(tx, community, draft, bodies, near));
    }

    private static List<String> words(Proposal candidate) {
        return SimilarText.words(
                candidate.title(),
                candidate.content().ask() + " " + candidate.content().problem());
    }

    private static double similarity(SimilarText text, List<String> own, Proposal candidate, NewProposal draft) {
        return SimilarText.trigrams(candidate.title(), draft.title()) / 2 + text.cosine(own, words(candidate)) / 2;
    }

    /** Multiplied, not added: else unrelated proposals of the same council stand above true duplicates. */
    private static double context(
            Proposal candidate, NewProposal draft, Set<BodyId> bodies, Map<ProposalId, List<Track>> tracks) {
        boolean sameBody = tracks.getOrDefault(candidate.id(), List.of()).stream()
                .anyMatch(track -> track.body().filter(bodies::contains).isPresent());
        var area = draft.place().locality();
        var otherArea = candidate.place().locality();
        double factor = 1
                + (sameBody ? 0.5 : 0)
                + (same(area, otherArea) ? 0.3 : 0)
                + (same(draft.place().category(), candidate.place().category()) ? 0.2 : 0)
                + (same(draft.place().lifeEvent(), candidate.place().lifeEvent()) ? 0.3 : 0);
        boolean elsewhere = area.isPresent() && otherArea.isPresent() && !area.equals(otherArea);
        return elsewhere ? factor / 2 : factor;
    }

    private static boolean same(Optional<String> one, Optional<String> other) {
        return one.isPresent() && one.equals(other);
    }

    private static boolean sameLanguage(Proposal candidate, NewProposal draft) {
        return candidate
                .content()
                .language()
                .split("-")[0]
                .equalsIgnoreCase(draft.language().split("-")[0]);
    }

    private Set<BodyId> bodies(Transaction tx, Community community, List<String> slugs) {
        var ids = new HashSet<BodyId>();
        for (var slug : slugs) {
            proposals
                    .civic()
                    .bodies()
                    .find(tx, community.id(), slug)
                    .map(Body::id)
                    .ifPresent(ids::add);
        }
        return ids;
    }

    private static Condition open(Community community) {
        return PROPOSAL.COMMUNITY_ID
                .eq(community.id().value())
                .and(PROPOSAL.STATE.notIn(
                        ProposalState.HIDDEN.word(),
                        ProposalState.REMOVED.word(),
                        ProposalState.WITHDRAWN.word(),
                        ProposalState.RETURNED.word()));
    }

    /** A trigram in common, or the same matter; the scores decide. */
    private static Condition nearby(NewProposal draft, Set<BodyId> bodies) {
        var title = DSL.condition("similarity(lower({0}), lower({1})) > 0.05", PROPOSAL.TITLE, DSL.val(draft.title()));
        return title.or(matter(draft, bodies));
    }

    private static Condition matter(NewProposal draft, Set<BodyId> bodies) {
        Condition matter = DSL.falseCondition();
        matter = draft.place()
                .lifeEvent()
                .map(PROPOSAL.LIFE_EVENT::eq)
                .map(matter::or)
                .orElse(matter);
        matter = draft.place()
                .category()
                .map(PROPOSAL.CATEGORY::eq)
                .map(matter::or)
                .orElse(matter);
        return bodies.isEmpty()
                ? matter
                : matter.or(PROPOSAL.ID.in(DSL.select(PROPOSAL_TRACK.PROPOSAL_ID)
                        .from(PROPOSAL_TRACK)
                        .where(PROPOSAL_TRACK.BODY_ID.in(
                                bodies.stream().map(BodyId::value).toList()))));
    }

    private List<Proposal> related(
            Transaction tx, Community community, NewProposal draft, Set<BodyId> bodies, List<Near> near) {
        var shown = near.stream().map(found -> found.proposal().id().value()).toList();
        return proposals
                .store()
                .list(tx, open(community).and(matter(draft, bodies)).and(PROPOSAL.ID.notIn(shown)), MOST);
    }
}
