package folkmoot.civic.draft;

import folkmoot.civic.proposal.NewProposal;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.CommunityId;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.id.StatusId;
import java.time.Instant;
import java.util.Optional;

/**
 * A proposal that is not published.
 *
 * @param text as far as it was written; empty once it is published
 * @param follows the proposal from which it follows
 * @param post by which it was proposed; what its author changes there is changed here
 * @param waitsUntil while it is checked: when it is published if nobody looked
 * @param reason why it was returned, a word of {@link folkmoot.civic.proposal.Reason}
 * @param note what was said about that
 * @param published the proposal that it became
 */
public record Draft(
        long id,
        CommunityId community,
        AccountId author,
        DraftState state,
        NewProposal text,
        Optional<ProposalId> follows,
        Optional<StatusId> post,
        Optional<Instant> waitsUntil,
        Optional<String> reason,
        String note,
        Optional<ProposalId> published,
        Times times) {

    /** @param changed when its text was last changed */
    public record Times(Instant created, Instant changed) {}
}
