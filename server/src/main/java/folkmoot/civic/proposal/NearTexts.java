package folkmoot.civic.proposal;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/** How near proposals are to each other by their texts alone, whoever they are addressed to. */
public final class NearTexts {

    private NearTexts() {}

    /** One of those that were compared. @param score from 0 to 1 */
    public record Near(Proposal proposal, double score) {}

    /** The nearest of others in the same language; empty where there is none. */
    public static Optional<Near> nearest(Proposal own, List<Proposal> others) {
        var texts = new HashMap<Proposal, SimilarText.Text>();
        others.stream()
                .filter(other -> !other.id().equals(own.id()))
                .filter(other -> language(other).equalsIgnoreCase(language(own)))
                .forEach(other -> texts.put(other, SimilarProposals.words(other)));
        var similar = new SimilarText(SimilarProposals.words(own), texts.values());
        return texts.keySet().stream()
                .map(other -> new Near(other, similar.to(texts.get(other))))
                .max(Comparator.comparingDouble(Near::score)
                        .thenComparing(near -> -near.proposal().id().value()));
    }

    private static String language(Proposal proposal) {
        return proposal.content().language().split("-")[0];
    }
}
