package folkmoot.account;

import folkmoot.database.Transaction;
import folkmoot.federation.vocabulary.Actor;

/** Told of each actor document that was read, inside the transaction that keeps it. For features beside and above. */
@FunctionalInterface
public interface ActorObserver {

    void read(Transaction tx, Account account, Actor actor);
}
