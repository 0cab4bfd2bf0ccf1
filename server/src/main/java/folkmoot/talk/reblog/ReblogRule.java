package folkmoot.talk.reblog;

import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.talk.status.Status;

/** Asked before an account of ours reblogs a status. */
@FunctionalInterface
public interface ReblogRule {

    /** Throws a problem where this account may not reblog this status. */
    void requireReblog(Transaction tx, Account by, Status status);
}
