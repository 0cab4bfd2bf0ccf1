package folkmoot.civic.body;

import folkmoot.platform.database.Transaction;

/** Told, inside the transaction, that a body's account was found which was not reachable before: what waits for it can be sent. */
@FunctionalInterface
public interface ReachObserver {

    /** @param body as it is now, with its account */
    void reachable(Transaction tx, Body body);
}
