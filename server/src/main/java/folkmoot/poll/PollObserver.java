package folkmoot.poll;

import folkmoot.database.Transaction;
import folkmoot.id.StatusId;

/** Told, inside the transaction, that the poll of a status is new, has other counts or has ended. */
@FunctionalInterface
public interface PollObserver {

    void changed(Transaction tx, StatusId status);
}
