package folkmoot.civic.proposal;

import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.ProposalId;
import java.time.Instant;
import java.util.Optional;

/**
 * An author's offer to merge two proposals, and the other author's answer.
 *
 * @param retired which becomes merged-into; its address stays and points on
 * @param accepted empty while there is no answer
 */
public record Merge(
        long id,
        ProposalId retired,
        ProposalId surviving,
        AccountId offeredBy,
        Instant offeredAt,
        Optional<Boolean> accepted) {

    public ProposalId other(ProposalId one) {
        return one.equals(retired) ? surviving : retired;
    }

    public boolean isOpen() {
        return accepted.isEmpty();
    }
}
