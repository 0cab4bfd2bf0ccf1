package folkmoot.civic.proposal;

import static folkmoot.schema.generated.Tables.SUPPORT;

import folkmoot.civic.proposal.ProposalMessages.About;
import folkmoot.people.account.Account;
import folkmoot.people.notification.NotificationType;
import folkmoot.people.notification.Notifications;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.job.JobKind;
import folkmoot.platform.job.Jobs;
import folkmoot.platform.job.RetryPolicy;
import java.util.List;
import java.util.Optional;

/**
 * Asks everybody who supports an earlier text of a proposal whether they support the present one, once for each amendment: local
 * accounts by a notification, others by a message of the clerk that only they get.
 */
public final class AmendmentNews {

    private static final int BATCH = 200;

    /** @param after the last account that was told */
    record Tell(long proposal, int version, long after) {}

    static final JobKind<Tell> KIND = new JobKind<>("proposal-amended", Tell.class, RetryPolicy.USUAL);

    private final Database database;
    private final Proposals proposals;
    private final ProposalMessages messages;
    private final Notifications notifications;
    private final Jobs jobs;

    public AmendmentNews(
            Database database, Proposals proposals, ProposalMessages messages, Notifications notifications, Jobs jobs) {
        this.database = database;
        this.proposals = proposals;
        this.messages = messages;
        this.notifications = notifications;
        this.jobs = jobs;
        jobs.handle(KIND, this::tell);
    }

    void spread(Transaction tx, ProposalId proposal, int version) {
        jobs.enqueue(tx, KIND, new Tell(proposal.value(), version, 0));
    }

    /** One batch, and the job for the next in the same transaction. Of a text that was amended again, the later news is enough. */
    private void tell(Tell job) {
        database.write(tx -> {
            var proposal = proposals
                    .find(tx, new ProposalId(job.proposal()))
                    .filter(found -> found.version() == job.version())
                    .filter(found -> found.state().takesSupports());
            if (proposal.isEmpty()) {
                return;
            }
            var batch = ofEarlierText(tx, proposal.get(), job.after());
            proposals.civic().accounts().list(tx, batch).forEach(account -> tell(tx, proposal.get(), account));
            if (batch.size() == BATCH) {
                jobs.enqueue(
                        tx,
                        KIND,
                        new Tell(job.proposal(), job.version(), batch.getLast().value()));
            }
        });
    }

    private static List<AccountId> ofEarlierText(Transaction tx, Proposal proposal, long after) {
        return tx.sql()
                .select(SUPPORT.ACCOUNT_ID)
                .from(SUPPORT)
                .where(SUPPORT.PROPOSAL_ID.eq(proposal.id().value()))
                .and(SUPPORT.WITHDRAWN_AT.isNull())
                .and(SUPPORT.COUNTING.ne(Counting.INVALID.word()))
                .and(SUPPORT.VERSION.lt(proposal.version()))
                .and(SUPPORT.ACCOUNT_ID.gt(after))
                .orderBy(SUPPORT.ACCOUNT_ID)
                .limit(BATCH)
                .fetch(row -> new AccountId(row.value1()));
    }

    private void tell(Transaction tx, Proposal proposal, Account account) {
        if (!account.isLocal()) {
            var words = Words.in(proposal.content().language());
            messages.tellOnce(
                    tx,
                    proposal,
                    account,
                    About.AMENDED,
                    words.get(
                            "news.amended",
                            proposal.title(),
                            proposals.page(tx, proposal).toString()));
        } else if (messages.isFirst(tx, proposal, account.id(), About.AMENDED)) {
            notifications.notify(
                    tx, account, NotificationType.UPDATE, proposal.author(), Optional.of(proposal.status()));
        }
    }
}
