package folkmoot.people.account;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;

/**
 * Told, inside the transaction, that something changed of what decides whether an account counts: it was shut out, banned or let in
 * again, is gone, is a program now, was found to live somewhere, speaks for a body or no longer does.
 */
public interface StandingObserver {

    void changed(Transaction tx, AccountId account);

    /** The same of everybody on a server and on those below its name. */
    default void changed(Transaction tx, String domain) {}
}
