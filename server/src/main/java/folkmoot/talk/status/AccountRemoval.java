package folkmoot.talk.status;

import static folkmoot.schema.generated.Tables.STATUS;

import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.people.account.RemoteAccounts;
import folkmoot.people.follow.Follows;
import folkmoot.platform.database.Page;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.StatusId;
import java.util.List;

/** Removes all that an account left here: its statuses, its follows, what it said of itself. The id stays taken. */
public final class AccountRemoval {

    private static final int AT_ONCE = 200;

    private final Accounts accounts;
    private final RemoteAccounts remote;
    private final Follows follows;
    private final Statuses statuses;

    public AccountRemoval(Accounts accounts, RemoteAccounts remote, Follows follows, Statuses statuses) {
        this.accounts = accounts;
        this.remote = remote;
        this.follows = follows;
        this.statuses = statuses;
    }

    /** An account elsewhere is gone. Doing it twice does no harm. */
    public void remove(Transaction tx, Account account) {
        removeStatuses(tx, account);
        removeButStatuses(tx, account);
    }

    /** The account is gone, and what it wrote stays. Doing it twice does no harm. */
    void removeButStatuses(Transaction tx, Account account) {
        for (var more = follows.followers(tx, account.id(), Page.first(AT_ONCE)); !more.isEmpty(); ) {
            more.forEach(follow ->
                    accounts.find(tx, follow.account()).ifPresent(follower -> follows.removed(tx, follower, account)));
            more = follows.followers(tx, account.id(), Page.first(AT_ONCE));
        }
        for (var more = follows.following(tx, account.id(), Page.first(AT_ONCE)); !more.isEmpty(); ) {
            more.forEach(follow ->
                    accounts.find(tx, follow.target()).ifPresent(target -> follows.removed(tx, account, target)));
            more = follows.following(tx, account.id(), Page.first(AT_ONCE));
        }
        accounts.delete(tx, account.id());
        tx.afterCommit(() -> remote.forget(account.uri()));
    }

    private void removeStatuses(Transaction tx, Account account) {
        for (var more = next(tx, account); !more.isEmpty(); more = next(tx, account)) {
            more.forEach(
                    id -> statuses.find(tx, id).ifPresent(status -> statuses.removeWithAuthor(tx, status, account)));
        }
    }

    private static List<StatusId> next(Transaction tx, Account account) {
        return tx.sql()
                .select(STATUS.ID)
                .from(STATUS)
                .where(STATUS.ACCOUNT_ID.eq(account.id().value()))
                .and(STATUS.DELETED_AT.isNull())
                .limit(AT_ONCE)
                .fetch(row -> new StatusId(row.value1()));
    }
}
