package folkmoot.people.follow;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;

/** Told that whom an account follows, or what it wants to see of them, may have changed. */
@FunctionalInterface
public interface FollowObserver {

    /** After the commit. */
    void changed(AccountId follower, AccountId followed);

    /** As {@link #changed}, inside the transaction, for what must not be missed. */
    default void changing(Transaction tx, AccountId follower, AccountId followed) {}

    /** A follow, or a request, has ended: inside the transaction, for what depends on it. */
    default void ended(Transaction tx, AccountId follower, AccountId followed) {}
}
