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
 * Asks each supporter of a merged proposal once whether to support the one into which it went: local accounts by a notification of
 * that one, others by a message of the clerk.
 */
public final class MergeNews {

    private static final int BATCH = 200;

    /** @param after the last account that was told */
    record Tell(long retired, long surviving, long after) {}

    static final JobKind<Tell> KIND = new JobKind<>("proposal-merged", Tell.class, RetryPolicy.USUAL);

    private final Database database;
    private final Proposals proposals;
    private final ProposalMessages messages;
    private final Notifications notifications;
    private final Jobs jobs;

    public MergeNews(
            Database database, Proposals proposals, ProposalMessages messages, Notifications notifications, Jobs jobs) {
        this.database = database;
        this.proposals = proposals;
        this.messages = messages;
        this.notifications = notifications;
        this.jobs = jobs;
        jobs.handle(KIND, this::tell);
    }

    void spread(Transaction tx, Merge merge) {
        jobs.enqueue(
                tx, KIND, new Tell(merge.retired().value(), merge.surviving().value(), 0));
    }

    /** One batch, and the job for the next in the same transaction. */
    private void tell(Tell job) {
        database.write(tx -> {
            var retired = proposals.find(tx, new ProposalId(job.retired()));
            var surviving = proposals
                    .find(tx, new ProposalId(job.surviving()))
                    .filter(proposal -> proposal.state().takesSupports());
            if (retired.isEmpty() || surviving.isEmpty()) {
                return;
            }
            var batch = supporters(tx, job);
            proposals
                    .civic()
                    .accounts()
                    .list(tx, batch)
                    .forEach(account -> tell(tx, retired.get(), surviving.get(), account));
            if (batch.size() == BATCH) {
                jobs.enqueue(
                        tx,
                        KIND,
                        new Tell(job.retired(), job.surviving(), batch.getLast().value()));
            }
        });
    }

    private static List<AccountId> supporters(Transaction tx, Tell job) {
        return tx.sql()
                .select(SUPPORT.ACCOUNT_ID)
                .from(SUPPORT)
                .where(SUPPORT.PROPOSAL_ID.eq(job.retired()))
                .and(SUPPORT.WITHDRAWN_AT.isNull())
                .and(SUPPORT.COUNTING.ne(Counting.INVALID.word()))
                .and(SUPPORT.ACCOUNT_ID.gt(job.after()))
                .orderBy(SUPPORT.ACCOUNT_ID)
                .limit(BATCH)
                .fetch(row -> new AccountId(row.value1()));
    }

    private void tell(Transaction tx, Proposal retired, Proposal surviving, Account account) {
        if (!account.isLocal()) {
            messages.tellOnce(
                    tx,
                    retired,
                    account,
                    About.MERGED,
                    Words.in(retired.content().language())
                            .get(
                                    "news.merged",
                                    retired.title(),
                                    surviving.title(),
                                    proposals.page(tx, surviving).toString()));
        } else if (messages.isFirst(tx, retired, account.id(), About.MERGED)) {
            notifications.notify(
                    tx, account, NotificationType.UPDATE, surviving.author(), Optional.of(surviving.status()));
        }
    }
}
