package folkmoot.talk.favourite;

import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.talk.status.Status;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Told of favourites inside the transaction that makes or takes them back; a problem thrown here refuses them. A proposal
 * counts them as supports, and decides whether a status' favourites are anybody's business.
 */
public interface FavouriteObserver {

    /** Several statuses are about to be favourited, or no longer: what has to be known of them is read for all at once. */
    default void foresee(Transaction tx, Collection<Status> statuses) {}

    /** Before a favourite is kept, outside any other decision: throws where this account may not favourite this status. */
    default void require(Transaction tx, Account by, Status status) {}

    /** Somebody elsewhere favourited it and was refused, with the reason; nothing is kept of it. */
    default void refused(Transaction tx, Account by, Status status, String reason) {}

    default void added(Transaction tx, Account by, Status status) {}

    default void removed(Transaction tx, Account by, Status status) {}

    /** As {@link #removed}, with what there was. */
    default void withdrawn(Transaction tx, Account by, Status status, Favourite favourite) {}

    /** Somebody elsewhere disliked the status, or does so no longer. */
    default void disliked(Transaction tx, Account by, Status status) {}

    /** As {@link #listed(Transaction, Status, Set)}, for several statuses at once. */
    default Map<Status, Set<AccountId>> listed(Transaction tx, Map<Status, Set<AccountId>> who) {
        var listed = new HashMap<Status, Set<AccountId>>();
        who.forEach((status, accounts) -> listed.put(status, listed(tx, status, accounts)));
        return listed;
    }

    /** Which of some who favourited a status may be listed. */
    default Set<AccountId> listed(Transaction tx, Status status, Set<AccountId> who) {
        return who;
    }
}
