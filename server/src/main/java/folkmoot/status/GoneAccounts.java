package folkmoot.status;

import static folkmoot.schema.generated.Tables.ACCOUNT;

import folkmoot.account.Accounts;
import folkmoot.account.RemoteAccounts;
import folkmoot.database.Database;
import folkmoot.federation.fetch.FetchBudget;
import folkmoot.job.JobKind;
import folkmoot.job.Jobs;
import folkmoot.job.RetryPolicy;
import java.net.URI;

/**
 * An inbox answered 410: asks the actor's own server whether the actor is gone, and removes what is left of it here if so.
 * Whether a shared inbox is gone says nothing of any actor.
 */
public final class GoneAccounts {

    private static final JobKind<Inbox> KIND = new JobKind<>("inbox-gone", Inbox.class, RetryPolicy.USUAL);
    private static final int REQUESTS = 5;

    private final Database database;
    private final Jobs jobs;
    private final Accounts accounts;
    private final RemoteAccounts remote;
    private final AccountRemoval removal;

    public GoneAccounts(
            Database database, Jobs jobs, Accounts accounts, RemoteAccounts remote, AccountRemoval removal) {
        this.database = database;
        this.jobs = jobs;
        this.accounts = accounts;
        this.remote = remote;
        this.removal = removal;
        jobs.handle(KIND, this::look);
    }

    /** What the job is about. */
    record Inbox(String inbox) {}

    /** To be looked into soon. */
    public void suspect(URI inbox) {
        database.write(tx -> jobs.enqueue(tx, KIND, new Inbox(inbox.toString())));
    }

    private void look(Inbox gone) {
        var actors = database.read(tx -> tx.sql()
                .select(ACCOUNT.URI)
                .from(ACCOUNT)
                .where(ACCOUNT.INBOX_URL.eq(gone.inbox()))
                .and(ACCOUNT.DOMAIN.isNotNull())
                .and(ACCOUNT.DELETED_AT.isNull())
                .fetch(row -> URI.create(row.value1())));
        for (var actor : actors) {
            if (remote.refresh(actor, FetchBudget.of(REQUESTS)) instanceof RemoteAccounts.Reading.Gone) {
                database.write(tx -> accounts.byUri(tx, actor).ifPresent(account -> removal.remove(tx, account)));
            }
        }
    }
}
