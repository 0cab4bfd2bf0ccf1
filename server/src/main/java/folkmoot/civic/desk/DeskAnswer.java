package folkmoot.civic.desk;

import folkmoot.civic.proposal.TrackState;
import folkmoot.civic.response.Statement;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.id.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * An answer that was prepared on a desk.
 *
 * @param says where the body stands with it, and what will be there by which day; a comment for neither
 * @param text with fields that are filled in for each proposal
 * @param drafter who wrote it last; empty once they are gone
 * @param released when it was given; empty for a draft
 */
public record DeskAnswer(
        long id,
        AccountId account,
        ProposalId group,
        Statement says,
        String text,
        Optional<UserId> drafter,
        Optional<Instant> released) {

    public Optional<TrackState> position() {
        return says.position();
    }
}
