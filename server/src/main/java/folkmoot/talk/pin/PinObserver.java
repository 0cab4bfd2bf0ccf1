package folkmoot.talk.pin;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;

/** Told, inside the transaction, that an author's pins changed. */
@FunctionalInterface
public interface PinObserver {

    void changed(Transaction tx, AccountId author);
}
