package folkmoot.talk.favourite;

import folkmoot.federation.vocabulary.Activity;
import folkmoot.federation.vocabulary.Like;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.talk.status.Status;

/** Asked for each Like of a member of ours that is about to go out: what it gives goes out in its place. */
@FunctionalInterface
public interface LikeSending {

    Activity sent(Transaction tx, Account by, Status status, Account author, Like like);
}
