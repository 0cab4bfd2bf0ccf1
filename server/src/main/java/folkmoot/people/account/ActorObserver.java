package folkmoot.people.account;

import folkmoot.federation.vocabulary.Actor;
import folkmoot.platform.database.Transaction;

/** Told of each actor document that was read, inside the transaction that keeps it. For features beside and above. */
@FunctionalInterface
public interface ActorObserver {

    void read(Transaction tx, Account account, Actor actor);
}
