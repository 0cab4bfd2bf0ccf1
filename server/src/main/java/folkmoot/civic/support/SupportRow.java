package folkmoot.civic.support;

import folkmoot.civic.community.SupportColumn;
import folkmoot.civic.log.SupportStanding;
import folkmoot.civic.proposal.Counting;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.ProposalId;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * A live support as it is kept.
 *
 * @param record of the proposal
 * @param account empty once it is gone, and for what was signed on paper
 * @param source registrable domain; empty for accounts here
 * @param commitment what its log entries call it, hexadecimal
 */
record SupportRow(
        long id,
        ProposalId proposal,
        URI record,
        Optional<AccountId> account,
        int version,
        String source,
        String commitment,
        boolean named,
        Decision decision,
        Optional<Review> review,
        Instant given) {

    /** How it is counted, and why it is not. */
    record Decision(SupportColumn column, Counting counting, Optional<String> why) {

        SupportStanding standing(int version) {
            return new SupportStanding(version, column.word(), counting.word(), why);
        }
    }

    SupportRow forVersion(int text) {
        return new SupportRow(id, proposal, record, account, text, source, commitment, named, decision, review, given);
    }

    SupportRow decided(Decision anew, Optional<Review> by) {
        return new SupportRow(id, proposal, record, account, version, source, commitment, named, anew, by, given);
    }

    SupportStanding standing() {
        return decision.standing(version);
    }
}
