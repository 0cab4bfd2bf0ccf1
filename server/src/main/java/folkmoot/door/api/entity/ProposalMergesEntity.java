package folkmoot.door.api.entity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was merged into a proposal, into what it was merged, and what is offered (Folkmoot API).
 *
 * @param mergedInto the proposal into which it went
 * @param merged how many went into it
 * @param supporters how many supporters those have
 * @param moved how many of them support this one, too
 * @param merges that came about; open offers for the two authors only
 */
public record ProposalMergesEntity(
        Optional<String> mergedInto, int merged, int supporters, int moved, List<MergeEntity> merges) {

    public record MergeEntity(
            String id, String retiredId, String survivingId, String offeredBy, Instant offeredAt, boolean accepted) {}
}
