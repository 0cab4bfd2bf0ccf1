package folkmoot.stewardship.moderation;

import static folkmoot.schema.generated.Tables.FOLLOW;

import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.people.account.RemoteAccounts;
import folkmoot.people.block.Severances;
import folkmoot.people.follow.Follows;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.job.JobKind;
import folkmoot.platform.job.Jobs;
import folkmoot.platform.job.RetryPolicy;
import java.util.List;

/**
 * Suspending an account. One of ours keeps its follows, as nothing of it is shown or sent. One elsewhere goes on reading there what it
 * gets, so follows in both directions end, its server hears of it, and the members concerned are told.
 */
public final class Suspensions {

    private static final int AT_ONCE = 200;

    /** Whose follows are to end. */
    public record Sever(long account) {}

    private static final JobKind<Sever> SEVER =
            new JobKind<>("sever-suspended-account", Sever.class, RetryPolicy.USUAL);

    private final Database database;
    private final Accounts accounts;
    private final Follows follows;
    private final Severances severances;
    private final Jobs jobs;
    private final RemoteAccounts remote;

    public Suspensions(
            Database database,
            Accounts accounts,
            RemoteAccounts remote,
            Follows follows,
            Severances severances,
            Jobs jobs) {
        this.database = database;
        this.accounts = accounts;
        this.remote = remote;
        this.follows = follows;
        this.severances = severances;
        this.jobs = jobs;
        jobs.handle(SEVER, this::sever);
    }

    /** From now on nothing of it is shown, and of one elsewhere nothing is taken. */
    public void suspend(Transaction tx, Account account) {
        set(tx, account, true);
        if (!account.isLocal()) {
            jobs.enqueue(tx, SEVER, new Sever(account.id().value()));
        }
    }

    /** It is shown again. Follows that ended stay ended. */
    public void lift(Transaction tx, Account account) {
        set(tx, account, false);
    }

    private void set(Transaction tx, Account account, boolean suspended) {
        accounts.suspend(tx, account.id(), suspended);
        tx.afterCommit(() -> remote.forget(account.uri()));
    }

    /** One member after the other, each in a transaction of its own; what was done is not found again. */
    private void sever(Sever job) {
        var account = new AccountId(job.account());
        for (var more = concerned(account); !more.isEmpty(); more = concerned(account)) {
            more.forEach(member -> database.write(tx -> sever(tx, accounts.require(tx, member), account)));
        }
    }

    private List<AccountId> concerned(AccountId account) {
        return database.read(tx -> tx.sql()
                .select(FOLLOW.TARGET_ID)
                .from(FOLLOW)
                .where(FOLLOW.ACCOUNT_ID.eq(account.value()))
                .union(tx.sql().select(FOLLOW.ACCOUNT_ID).from(FOLLOW).where(FOLLOW.TARGET_ID.eq(account.value())))
                .limit(AT_ONCE)
                .fetch(row -> new AccountId(row.value1())));
    }

    private void sever(Transaction tx, Account member, AccountId suspended) {
        var shutOut = accounts.require(tx, suspended);
        var ended = follows.shutOut(tx, member, shutOut);
        severances.record(
                tx,
                new Severances.Severed(
                        member.id(),
                        "account_suspension",
                        shutOut.acct(),
                        ended.follower() ? 1 : 0,
                        ended.followed() ? 1 : 0));
    }
}
