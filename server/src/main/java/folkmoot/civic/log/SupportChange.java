package folkmoot.civic.log;

import folkmoot.platform.id.ProposalId;
import java.util.Optional;

/**
 * By how much an entry changes the columns of a proposal: it leaves one place and comes into another.
 *
 * @param support its row
 * @param source where it comes from; empty for accounts here
 * @param from empty for a new one
 * @param to empty for one that was taken back
 */
public record SupportChange(
        ProposalId proposal,
        long support,
        String source,
        Optional<SupportStanding> from,
        Optional<SupportStanding> to) {}
