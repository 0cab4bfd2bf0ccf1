package folkmoot.civic.body;

import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;

/** Told once, inside the transaction, that an account was found to look like a body that it does not speak for. */
@FunctionalInterface
public interface LookAlikeObserver {

    void found(Transaction tx, Account account, Body body);
}
