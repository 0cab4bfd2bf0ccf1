package folkmoot.civic.proposal;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.problem.NotFound;
import java.util.Optional;

/**
 * What pages of others carry of a proposal: how many back it, as its own page says. Only its home says so, as it is counted there
 * and nowhere else.
 *
 * @param tally empty once it is hidden, removed or withdrawn
 */
public record CarriedCount(Proposal proposal, Optional<Tally> tally) {

    /** Of a proposal at home here; 404 for any other. */
    public static CarriedCount of(Transaction tx, Proposals proposals, ProposalId id) {
        var proposal = proposals.find(tx, id).filter(Proposal::local).orElseThrow(NotFound::new);
        return new CarriedCount(
                proposal,
                isCounted(proposal.state()) ? Optional.of(proposals.tallies().of(tx, id)) : Optional.empty());
    }

    /** Whether pages of others say how many back it. */
    public static boolean isCounted(ProposalState state) {
        return state.isPublic() && state != ProposalState.WITHDRAWN;
    }

    /** Whether its title may still be shown. */
    public boolean isNamed() {
        return proposal.state().isPublic();
    }

    /** What counts towards the threshold; empty where nothing is counted. */
    public Optional<Integer> towardsThreshold() {
        return tally.map(counts -> proposal.threshold().counted(counts.present()));
    }
}
