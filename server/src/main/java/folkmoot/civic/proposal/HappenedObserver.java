package folkmoot.civic.proposal;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.ProposalId;

/** Hears of everything that happens to proposals at home here, inside the transaction, maybe before the proposal itself is written. */
@FunctionalInterface
public interface HappenedObserver {

    void happened(Transaction tx, ProposalId proposal, ProposalEvent event);
}
