package folkmoot.civic.community;

import folkmoot.civic.body.Body;
import folkmoot.platform.database.Transaction;

/** Told, inside the transaction, what moderators or the operator did in a register. */
public interface RegisterObserver {

    /** @param changes each field that says something else now, for people; empty for none */
    default void corrected(Transaction tx, Community community, Body before, Body after, String changes) {}

    default void retired(Transaction tx, Community community, Body body) {}

    /** One entry was taken into another: what is open at the first is now open at the second. */
    default void merged(Transaction tx, Community community, Body from, Body into) {}
}
