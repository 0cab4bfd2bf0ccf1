package folkmoot.talk.status;

import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import java.util.Set;

/**
 * Told of statuses inside the transaction that makes, changes or removes them; a problem thrown here undoes the
 * transaction. For features above this one.
 */
public interface StatusObserver {

    /** A status or a reblog was made here or came in. */
    default void posted(Transaction tx, Status status, Account author, Set<AccountId> mentioned) {}

    /**
     * A member here is about to change its text; returns it as it is to be kept. Before anything else: a problem thrown here
     * refuses the change. For posts that stand for something with rules of its own.
     */
    default Posted shaping(Transaction tx, Posted edit) {
        return edit;
    }

    /** It is about to be changed or removed: for locks that come before its own. */
    default void changing(Transaction tx, Status status) {}

    /** Its text was changed. */
    default void edited(Transaction tx, Status status, Account author) {}

    /** Moderators hid it, or show it again; {@code status} is as it is now. */
    default void visibilityChanged(Transaction tx, Status status, Account author) {}

    /** It was removed. */
    default void removed(Transaction tx, Status status, Account author) {}
}
