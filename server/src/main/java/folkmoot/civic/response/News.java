package folkmoot.civic.response;

import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.Proposals;
import folkmoot.civic.proposal.Supporters;
import folkmoot.civic.proposal.Words;
import folkmoot.people.account.Account;
import folkmoot.people.notification.NotificationType;
import folkmoot.people.notification.Notifications;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.job.JobKind;
import folkmoot.platform.job.Jobs;
import folkmoot.platform.job.RetryPolicy;
import folkmoot.platform.text.Html;
import folkmoot.talk.status.Status;
import java.util.Optional;

/**
 * Tells everybody who supports or follows a proposal of an official response, once: local accounts by a notification, others
 * by a message of the clerk that only they get, so that nobody learns who else was told.
 */
public final class News {

    private static final int BATCH = 200;
    private static final int SHOWN = 200;

    /** @param after the last account that was told */
    record Tell(long proposal, long response, long after) {}

    static final JobKind<Tell> KIND = new JobKind<>("proposal-news", Tell.class, RetryPolicy.USUAL);

    private final Database database;
    private final Proposals proposals;
    private final Notifications notifications;
    private final Jobs jobs;

    public News(Database database, Proposals proposals, Notifications notifications, Jobs jobs) {
        this.database = database;
        this.proposals = proposals;
        this.notifications = notifications;
        this.jobs = jobs;
        jobs.handle(KIND, this::tell);
    }

    void spread(Transaction tx, Proposal proposal, StatusId response) {
        jobs.enqueue(tx, KIND, new Tell(proposal.id().value(), response.value(), 0));
    }

    /** One batch, and the job for the next in the same transaction: each is told exactly once. */
    private void tell(Tell job) {
        database.write(tx -> {
            var proposal = proposals.find(tx, new ProposalId(job.proposal()));
            var response = proposals.civic().statuses().find(tx, new StatusId(job.response()));
            if (proposal.isEmpty() || response.isEmpty()) {
                return; // withdrawn meanwhile
            }
            var batch = Supporters.interested(tx, proposal.get().id(), job.after(), BATCH);
            for (var account : proposals.civic().accounts().list(tx, batch)) {
                tell(tx, proposal.get(), response.get(), account);
            }
            if (batch.size() == BATCH) {
                jobs.enqueue(
                        tx,
                        KIND,
                        new Tell(job.proposal(), job.response(), batch.getLast().value()));
            }
        });
    }

    private void tell(Transaction tx, Proposal proposal, Status response, Account account) {
        if (account.isLocal()) {
            notifications.notify(tx, account, NotificationType.STATUS, response.author(), Optional.of(response.id()));
        } else if (account.isActive() && !account.id().equals(response.author())) {
            var civic = proposals.civic();
            var community = civic.communities().require(tx, proposal.community());
            var body = civic.accounts().require(tx, response.author());
            var text = Html.text(response.text().content());
            var words = Words.in(proposal.content().language());
            proposals
                    .clerk()
                    .tell(
                            tx,
                            community,
                            account,
                            words.get(
                                    "news.response",
                                    body.name(),
                                    proposal.title(),
                                    civic.uris()
                                            .proposalPage(community.name(), proposal.id())
                                            .toString(),
                                    text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text),
                            proposal.content().language());
        }
    }
}
