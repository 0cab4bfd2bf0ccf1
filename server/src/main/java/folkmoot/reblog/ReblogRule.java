package folkmoot.reblog;

import folkmoot.account.Account;
import folkmoot.database.Transaction;
import folkmoot.status.Status;

/** Asked before an account of ours reblogs a status. */
@FunctionalInterface
public interface ReblogRule {

    /** Throws a problem where this account may not reblog this status. */
    void requireReblog(Transaction tx, Account by, Status status);
}
