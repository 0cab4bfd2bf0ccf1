package folkmoot.civic.proposal;

import static folkmoot.civic.proposal.Happened.event;

import folkmoot.people.account.Account;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.job.JobKind;
import folkmoot.platform.job.Jobs;
import folkmoot.platform.job.RetryPolicy;
import folkmoot.platform.problem.Invalid;
import java.util.List;

/**
 * Sends proposals to the bodies that they address: by the community's rule, or when a moderator wants it sooner. From then on the text
 * stays. Each body is then told ({@code civic.notice}), and its clock starts when it was ({@link ToldBodies}).
 */
public final class Asking {

    /**
     * A proposal was sent: its bodies are to be told.
     *
     * @param supports how many back it
     * @param early whether a moderator sent it before the threshold
     */
    public record Sent(long proposal, int supports, boolean early) {}

    public static final JobKind<Sent> SENT = new JobKind<>("proposal-sent", Sent.class, RetryPolicy.USUAL);

    private final Database database;
    private final Proposals proposals;
    private final Foundations civic;
    private final Records records;
    private final Thresholds thresholds;
    private final Jobs jobs;

    public Asking(Database database, Proposals proposals, Records records, Thresholds thresholds, Jobs jobs) {
        this.proposals = proposals;
        this.thresholds = thresholds;
        this.civic = proposals.civic();
        this.records = records;
        this.database = database;
        this.jobs = jobs;
        jobs.handle(Thresholds.REACHED, reached -> look(new ProposalId(reached.proposal())));
    }

    /** Sends a proposal that has enough to its bodies. Outside a transaction. */
    public void look(ProposalId id) {
        database.write(tx -> checkThreshold(tx, id));
    }

    /** Sends the proposal to its bodies when the rule is met for the first time; it stays crossed whatever follows. */
    private void checkThreshold(Transaction tx, ProposalId id) {
        var proposal = proposals.locked(tx, List.of(id)).stream().findFirst();
        if (proposal.isEmpty() || !thresholds.isMet(tx, proposal.get())) {
            return;
        }
        if (proposals.store().setThresholdReached(tx, id, civic.clock().instant())) {
            proposals.record(tx, id, event("threshold"));
            var tally = proposals.tallies().of(tx, id);
            send(tx, proposal.get(), proposal.get().threshold().counted(tally.present()), false);
        }
    }

    /**
     * A moderator sends a proposal to its bodies before the threshold, which it does not reach by that. Problems: 403 for anybody
     * else, 422 for one that does not gather support, addresses nobody, or was sent.
     */
    public void send(Transaction tx, Proposal sent, Account moderator) {
        sent.requireHome();
        civic.communities().requireModerator(tx, sent.community(), moderator.id());
        var proposal = proposals.locked(tx, sent);
        if (proposal.state() != ProposalState.GATHERING) {
            throw Invalid.refused("This proposal is " + proposal.state().word()
                    + ": only one that gathers support can be sent to its bodies");
        }
        if (proposals.tracks(tx, proposal.id()).isEmpty()) {
            throw Invalid.refused("This proposal addresses no public body, so there is nobody to send it to");
        }
        if (proposals.isSent(tx, proposal.id())) {
            throw Invalid.refused("This proposal was sent to its bodies before");
        }
        proposals.record(tx, proposal.id(), event("sent").by(moderator.id()));
        send(tx, proposal, proposals.tallies().of(tx, proposal.id()).total(), true);
    }

    /** Sends a locked proposal, which others have already, also to bodies that it addresses by now. */
    public void sendToTheRest(Transaction tx, Proposal proposal) {
        send(tx, proposal, proposals.tallies().of(tx, proposal.id()).total(), false);
    }

    /** To those that it was not sent to yet. */
    private void send(Transaction tx, Proposal proposal, int supports, boolean early) {
        var now = civic.clock().instant();
        var left = proposals.tracks(tx, proposal.id()).stream()
                .filter(track -> track.state() == TrackState.NOT_ASKED)
                .filter(track -> track.body().isPresent())
                .filter(track -> track.telling().sent().isEmpty())
                .toList();
        left.forEach(track -> proposals.trackStore().setSent(tx, proposal.id(), track.position(), now));
        if (!left.isEmpty()) {
            jobs.enqueue(tx, SENT, new Sent(proposal.id().value(), supports, early));
        }
        records.changed(tx, proposal.id());
    }
}
