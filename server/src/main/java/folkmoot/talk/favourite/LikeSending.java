package folkmoot.talk.favourite;

import folkmoot.federation.vocabulary.Activity;
import folkmoot.federation.vocabulary.Like;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.talk.status.Status;

/** Asked for each Like of a member of ours. */
public interface LikeSending {

    /** Throws a problem where its author elsewhere does not let this account like the status. */
    void require(Transaction tx, Account by, Status status);

    /** What goes out in the place of the Like. */
    Activity sent(Transaction tx, Account by, Status status, Account author, Like like);
}
