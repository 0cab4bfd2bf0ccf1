package folkmoot.bookmark;

import folkmoot.database.Transaction;
import folkmoot.id.AccountId;

/** Told, inside the transaction, that somebody's bookmarks changed. */
@FunctionalInterface
public interface BookmarkObserver {

    void changed(Transaction tx, AccountId account);
}
