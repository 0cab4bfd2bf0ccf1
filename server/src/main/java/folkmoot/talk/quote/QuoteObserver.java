package folkmoot.talk.quote;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.StatusId;

/** Told, inside the transaction, that what a status quotes, or by whom it is or may be quoted, has changed. */
@FunctionalInterface
public interface QuoteObserver {

    void changed(Transaction tx, StatusId status);
}
