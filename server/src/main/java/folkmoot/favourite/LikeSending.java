package folkmoot.favourite;

import folkmoot.account.Account;
import folkmoot.database.Transaction;
import folkmoot.federation.vocabulary.Activity;
import folkmoot.federation.vocabulary.Like;
import folkmoot.status.Status;

/** Asked for each Like of a member of ours that is about to go out: what it gives goes out in its place. */
@FunctionalInterface
public interface LikeSending {

    Activity sent(Transaction tx, Account by, Status status, Account author, Like like);
}
