package folkmoot.talk.poll;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.StatusId;

/** Told, inside the transaction, that the poll of a status is new, has other counts or has ended. */
@FunctionalInterface
public interface PollObserver {

    void changed(Transaction tx, StatusId status);
}
