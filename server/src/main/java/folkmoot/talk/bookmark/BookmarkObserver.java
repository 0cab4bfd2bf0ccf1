package folkmoot.talk.bookmark;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;

/** Told, inside the transaction, that somebody's bookmarks changed. */
@FunctionalInterface
public interface BookmarkObserver {

    void changed(Transaction tx, AccountId account);
}
