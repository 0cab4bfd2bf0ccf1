package folkmoot.card;

import folkmoot.database.Transaction;
import folkmoot.id.StatusId;

/** Told, inside the transaction, that a status shows another card than before. */
@FunctionalInterface
public interface CardObserver {

    void changed(Transaction tx, StatusId status);
}
