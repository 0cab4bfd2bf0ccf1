package folkmoot.talk.status;

import folkmoot.federation.fetch.FetchBudget;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.people.account.Handle;
import folkmoot.people.account.RemoteAccounts;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.job.JobKind;
import folkmoot.platform.job.Jobs;
import folkmoot.platform.job.RetryPolicy;
import folkmoot.platform.problem.Invalid;
import java.net.URI;

/**
 * An account elsewhere that was taken for gone is back: by the word of its own server, or of our moderators. What it wrote may come
 * again; follows that ended stay ended.
 */
public final class AccountReturns {

    private static final JobKind<Actor> READ_AGAIN = new JobKind<>("account-returned", Actor.class, RetryPolicy.USUAL);

    private static final int REQUESTS = 10;

    private final Accounts accounts;
    private final Statuses statuses;
    private final Jobs jobs;

    public AccountReturns(Accounts accounts, RemoteAccounts remote, Statuses statuses, Jobs jobs) {
        this.accounts = accounts;
        this.statuses = statuses;
        this.jobs = jobs;
        jobs.handle(READ_AGAIN, actor -> remote.reread(URI.create(actor.uri()), FetchBudget.of(REQUESTS)));
    }

    /** What the job is about. */
    record Actor(String uri) {}

    /**
     * Moderators say that it is not gone. What it says of itself is soon read from its server. Nothing happens where it is there.
     * Problems: 422 for one of ours, which is gone for good, and where its handle is another's by now.
     */
    public void bringBack(Transaction tx, Account account) {
        if (account.times().deleted().isEmpty()) {
            return;
        }
        if (account.isLocal()) {
            throw Invalid.refused("This account is one of ours, and was deleted for good.");
        }
        if (accounts.byHandle(tx, new Handle(account.username(), account.domain()))
                .isPresent()) {
            throw Invalid.refused("Another account has this handle by now.");
        }
        accounts.restore(tx, account.id());
        back(tx, account);
        jobs.enqueue(tx, READ_AGAIN, new Actor(account.uri().toString()));
    }

    /** It is back already: what went with it may come again. */
    public void back(Transaction tx, Account account) {
        statuses.burials().unburyAll(tx, account.id());
    }
}
