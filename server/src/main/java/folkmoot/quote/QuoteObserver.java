package folkmoot.quote;

import folkmoot.database.Transaction;
import folkmoot.id.StatusId;

/** Told, inside the transaction, that what a status quotes, or by whom it is or may be quoted, has changed. */
@FunctionalInterface
public interface QuoteObserver {

    void changed(Transaction tx, StatusId status);
}
