package folkmoot.talk.status;

import static folkmoot.schema.generated.Tables.ACCOUNT;

import folkmoot.federation.fetch.FetchBudget;
import folkmoot.federation.vocabulary.Origins;
import folkmoot.people.account.Accounts;
import folkmoot.people.account.RemoteAccounts;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.job.JobKind;
import folkmoot.platform.job.Jobs;
import folkmoot.platform.job.RetryPolicy;
import java.net.URI;

/**
 * An inbox answered 410, or with a redirect: reads its actor again, and removes what is left of it here when it is gone. A
 * shared inbox says nothing of any actor; the actor of its instance is asked for, and a host without one is taken for
 * dead.
 */
public final class GoneAccounts {

    private static final JobKind<Inbox> KIND = new JobKind<>("inbox-gone", Inbox.class, RetryPolicy.USUAL);
    private static final int REQUESTS = 5;

    private final Database database;
    private final Jobs jobs;
    private final Accounts accounts;
    private final RemoteAccounts remote;
    private final AccountRemoval removal;
    private final Hosts hosts;

    public GoneAccounts(
            Database database,
            Jobs jobs,
            Accounts accounts,
            RemoteAccounts remote,
            AccountRemoval removal,
            Hosts hosts) {
        this.database = database;
        this.jobs = jobs;
        this.accounts = accounts;
        this.remote = remote;
        this.removal = removal;
        this.hosts = hosts;
        jobs.handle(KIND, this::look);
    }

    /** What is asked and told about whole hosts. */
    public interface Hosts {

        /** Whether the actor of the instance is gone, says the host; asks over the network. */
        boolean isGone(String host);

        void bury(Transaction tx, String host);
    }

    /** What the job is about. */
    record Inbox(String inbox) {}

    /** To be looked into soon. */
    public void suspect(Transaction tx, URI inbox) {
        jobs.enqueue(tx, KIND, new Inbox(inbox.toString()));
    }

    private void look(Inbox gone) {
        lookAtActors(gone);
        var host = Origins.authority(URI.create(gone.inbox()));
        if (isShared(gone) && hosts.isGone(host)) {
            database.write(tx -> hosts.bury(tx, host));
        }
    }

    private boolean isShared(Inbox inbox) {
        return database.read(tx -> tx.sql()
                .fetchExists(ACCOUNT, ACCOUNT.SHARED_INBOX_URL.eq(inbox.inbox()).and(ACCOUNT.DOMAIN.isNotNull())));
    }

    private void lookAtActors(Inbox gone) {
        var actors = database.read(tx -> tx.sql()
                .select(ACCOUNT.URI)
                .from(ACCOUNT)
                .where(ACCOUNT.INBOX_URL.eq(gone.inbox()))
                .and(ACCOUNT.DOMAIN.isNotNull())
                .and(ACCOUNT.DELETED_AT.isNull())
                .fetch(row -> URI.create(row.value1())));
        for (var actor : actors) {
            if (remote.reread(actor, FetchBudget.of(REQUESTS)) instanceof RemoteAccounts.Reading.Gone) {
                database.write(tx -> accounts.byUri(tx, actor).ifPresent(account -> removal.remove(tx, account)));
            }
        }
    }
}
