package folkmoot.civic.matter;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.CommunityId;

/** What the noticeboard asks of attestations: whether a claim of a community holds of somebody now. */
@FunctionalInterface
public interface AttestedLookup {

    boolean isAttested(Transaction tx, CommunityId community, AccountId account, String claim);
}
