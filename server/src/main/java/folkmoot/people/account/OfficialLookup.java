package folkmoot.people.account;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.CommunityId;

/**
 * Whether an account speaks for a public body, for features that stand below the registers of bodies. The rule itself, and its only
 * answer, is {@code civic/body/Officials}.
 */
public interface OfficialLookup {

    /** Whether an account speaks for a body in a community's register: then it has no power there. */
    boolean isOfficial(Transaction tx, CommunityId community, Account account);

    /** Whether it speaks for a body in the register of any community here: then it uses no power over the whole instance. */
    boolean isOfficialAnywhere(Transaction tx, Account account);
}
