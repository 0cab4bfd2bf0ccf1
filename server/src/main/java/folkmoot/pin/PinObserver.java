package folkmoot.pin;

import folkmoot.database.Transaction;
import folkmoot.id.AccountId;

/** Told, inside the transaction, that an author's pins changed. */
@FunctionalInterface
public interface PinObserver {

    void changed(Transaction tx, AccountId author);
}
