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
 * @param lasting why it does not count that no changed fact ends, only moderators: pace or cap when it was given, or a {@link Refusal}
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
        Optional<String> lasting,
        Instant given) {

    /** How it is counted, and why it is not. */
    record Decision(SupportColumn column, Counting counting, Optional<String> why) {

        SupportStanding standing(int version) {
            return new SupportStanding(version, column.word(), counting.word(), why);
        }
    }

    SupportRow forVersion(int text) {
        return with(text, decision, review, lasting);
    }

    /** By a rule, as the facts are now. */
    SupportRow recounted(Decision anew) {
        return with(version, anew, review, lasting);
    }

    /** By moderators; their reason to leave it out lasts, and nothing else does. */
    SupportRow reviewed(Decision anew, Review by) {
        return with(version, anew, Optional.of(by), by == Review.INVALIDATED ? anew.why() : Optional.empty());
    }

    private SupportRow with(int text, Decision anew, Optional<Review> by, Optional<String> reason) {
        return new SupportRow(id, proposal, record, account, text, source, commitment, named, anew, by, reason, given);
    }

    SupportStanding standing() {
        return decision.standing(version);
    }
}
