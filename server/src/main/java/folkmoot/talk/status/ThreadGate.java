package folkmoot.talk.status;

import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;

/** Says whether an answer in a community's thread is taken; the feature that knows communities fills this in. */
@FunctionalInterface
public interface ThreadGate {

    /** Whether this author may add this answer, which is not kept yet. */
    boolean admits(Transaction tx, Status reply, Account author);
}
