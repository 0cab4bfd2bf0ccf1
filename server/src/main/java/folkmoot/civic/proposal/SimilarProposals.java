package folkmoot.civic.proposal;

import static folkmoot.schema.generated.Tables.PROPOSAL;

import folkmoot.civic.community.Community;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.BodyId;
import folkmoot.platform.id.ProposalId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;

/**
 * Finds proposals that ask for nearly the same, so that they can be supported instead of written again. Candidates come from the
 * database, a bounded number of them; how near they are is reckoned here.
 */
public final class SimilarProposals {

    private static final double SHOWN_FROM = 0.30;
    private static final int MOST = 5;
    private static final int CANDIDATES = 300; // as many as can be, with ten bodies

    private final Proposals proposals;
    private final NearElsewhere elsewhere;

    public SimilarProposals(Proposals proposals, NearElsewhere elsewhere) {
        this.elsewhere = elsewhere;
        this.proposals = proposals;
    }

    /**
     * Near proposals.
     *
     * @param near the nearest, with how near they are, up to five
     * @param related newest open ones of the same life event, body or category, in any language, not scored
     * @param elsewhere near ones of other servers
     */
    public record Similar(List<Near> near, List<Proposal> related, List<NearElsewhere.Found> elsewhere) {}

    public record Near(Proposal proposal, double score) {}

    /** Everything that is known of a draft; its title at least. Four statements, whatever there is. */
    public Similar find(Transaction tx, Community community, NewProposal draft) {
        var bodies = SimilarCandidates.bodies(tx, community, draft.bodies());
        var candidates = open(tx, community, SimilarCandidates.of(community, text(draft), draft.place(), bodies));
        var tracks = proposals.tracks(tx, candidates.stream().map(Proposal::id).toList());
        var near = nearest(candidates, draft, bodies, tracks);
        var shown = near.stream().map(found -> found.proposal().id()).toList();
        var related = candidates.stream()
                .filter(candidate -> isSameMatter(candidate, draft, bodies, tracks))
                .filter(candidate -> !shown.contains(candidate.id()))
                .limit(MOST)
                .toList();
        return new Similar(near, related, elsewhere.find(tx, draft));
    }

    private static List<Near> nearest(
            List<Proposal> candidates, NewProposal draft, Set<BodyId> bodies, Map<ProposalId, List<Track>> tracks) {
        var own = new SimilarText.Text(text(draft));
        var texts = new HashMap<ProposalId, SimilarText.Text>();
        candidates.forEach(candidate -> texts.put(candidate.id(), words(candidate)));
        var similar = new SimilarText(own, texts.values());
        return candidates.stream()
                .filter(candidate -> sameLanguage(candidate, draft))
                .map(candidate -> new Near(
                        candidate, similar.to(texts.get(candidate.id())) * context(candidate, draft, bodies, tracks)))
                .filter(found -> found.score() >= SHOWN_FROM)
                .sorted(Comparator.comparingDouble(Near::score).reversed())
                .limit(MOST)
                .toList();
    }

    static SimilarText.Text words(Proposal candidate) {
        return new SimilarText.Text(new SimilarText.Words(
                candidate.title(),
                candidate.content().ask() + " " + candidate.content().problem()));
    }

    private static boolean isSameMatter(
            Proposal candidate, NewProposal draft, Set<BodyId> bodies, Map<ProposalId, List<Track>> tracks) {
        return same(draft.place().category(), candidate.place().category())
                || same(draft.place().lifeEvent(), candidate.place().lifeEvent())
                || isToOneOf(bodies, candidate, tracks);
    }

    private static boolean isToOneOf(Set<BodyId> bodies, Proposal candidate, Map<ProposalId, List<Track>> tracks) {
        return tracks.getOrDefault(candidate.id(), List.of()).stream()
                .anyMatch(track -> track.body().filter(bodies::contains).isPresent());
    }

    /** Of those that a condition names the open ones, the newest first. */
    private List<Proposal> open(Transaction tx, Community community, Condition condition) {
        var open = PROPOSAL.COMMUNITY_ID
                .eq(community.id().value())
                .and(PROPOSAL.STATE.notIn(
                        ProposalState.HIDDEN.word(),
                        ProposalState.REMOVED.word(),
                        ProposalState.WITHDRAWN.word(),
                        ProposalState.RETURNED.word()));
        return proposals.store().list(tx, condition.and(open), CANDIDATES);
    }

    private static SimilarText.Words text(NewProposal draft) {
        return new SimilarText.Words(draft.title(), draft.ask() + " " + draft.problem());
    }

    /** Multiplied, not added: else unrelated proposals of the same council stand above true duplicates. */
    private static double context(
            Proposal candidate, NewProposal draft, Set<BodyId> bodies, Map<ProposalId, List<Track>> tracks) {
        var area = draft.place().locality();
        var otherArea = candidate.place().locality();
        double factor = 1
                + (isToOneOf(bodies, candidate, tracks) ? 0.5 : 0)
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
}
