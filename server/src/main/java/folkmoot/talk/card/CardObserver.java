package folkmoot.talk.card;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.StatusId;

/** Told, inside the transaction, that a status shows another card than before. */
@FunctionalInterface
public interface CardObserver {

    void changed(Transaction tx, StatusId status);
}
