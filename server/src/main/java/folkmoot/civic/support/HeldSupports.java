package folkmoot.civic.support;

import static folkmoot.civic.proposal.Happened.event;

import folkmoot.civic.community.CommunityLog;
import folkmoot.civic.community.CommunityLog.Act;
import folkmoot.civic.community.SupportColumn;
import folkmoot.civic.proposal.Asking;
import folkmoot.civic.proposal.Counting;
import folkmoot.civic.proposal.Foundations;
import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.Proposals;
import folkmoot.civic.proposal.Reason;
import folkmoot.civic.proposal.Records;
import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Supports over their source's cap or part of a burst, which the community's moderators let count or refuse. They see where the
 * supports come from, never whose they are; what they decided stands in the proposal's history and in the community's log.
 */
public final class HeldSupports {

    private final Proposals proposals;
    private final Asking asking;
    private final Records records;
    private final Foundations civic;
    private final CommunityLog log;
    private final HeldSupportStore store = new HeldSupportStore();

    public HeldSupports(Proposals proposals, Asking asking, Records records, CommunityLog log) {
        this.proposals = proposals;
        this.asking = asking;
        this.records = records;
        this.civic = proposals.civic();
        this.log = log;
    }

    /**
     * What is held from one source.
     *
     * @param source registrable domain; empty for all sources of fewer than five supporters, which would name people
     * @param upTo the newest of them: what comes later is not decided with them
     * @param counted how many of this source count already; 0 where it is not named
     * @param newcomers how many were first heard of after the proposal was made
     */
    public record Batch(String source, long upTo, int held, int counted, int newcomers, Instant first, Instant last) {}

    /** What waits for a decision, most first. Problems: 403 for anybody but the community's moderators. */
    public List<Batch> list(Transaction tx, Proposal proposal, Account moderator) {
        requireModerator(tx, proposal, moderator);
        tx.flush();
        return store.list(tx, proposal.id());
    }

    /**
     * Lets a batch count, or refuses it with a reason. How many that were. Problems: 403 for anybody but the community's
     * moderators, 422 for a note that is too long.
     *
     * @param note what everybody can read
     */
    public int decide(
            Transaction tx,
            Proposal held,
            Account moderator,
            String source,
            long upTo,
            Optional<Refusal> refusal,
            String note) {
        requireModerator(tx, held, moderator);
        var words = Reason.requireNote(note);
        var proposal = proposals.locked(tx, held);
        tx.flush();
        var now = civic.clock().instant();
        var decided = store.decide(tx, proposal.id(), source, upTo, refusal.map(_ -> now));
        if (decided.isEmpty()) {
            return 0;
        }
        decided.forEach(column -> count(tx, proposal, column, refusal));
        record(tx, proposal, moderator, decided.size(), refusal, words);
        if (refusal.isEmpty()) {
            asking.checkThreshold(tx, proposal, proposals.tallies().of(tx, proposal.id()));
        }
        return decided.size();
    }

    private void count(Transaction tx, Proposal proposal, SupportColumn column, Optional<Refusal> refusal) {
        var tallies = proposals.tallies();
        tallies.count(tx, proposal.id(), column, Counting.HELD, -1);
        tallies.count(tx, proposal.id(), column, refusal.isPresent() ? Counting.REFUSED : Counting.COUNTED, 1);
    }

    private void record(
            Transaction tx, Proposal proposal, Account moderator, int decided, Optional<Refusal> refusal, String note) {
        var reason = refusal.map(Refusal::word);
        proposals.record(
                tx,
                proposal.id(),
                event(refusal.isPresent() ? "refused" : "released")
                        .by(moderator.id())
                        .to(Integer.toString(decided))
                        .because(reason, note));
        log.add(
                tx,
                proposal.community(),
                moderator.id(),
                refusal.isPresent() ? Act.REFUSE : Act.RELEASE,
                proposal.record(),
                reason.map(word -> note.isEmpty() ? word : word + ": " + note).orElse(note));
        records.changed(tx, proposal.id());
    }

    private void requireModerator(Transaction tx, Proposal proposal, Account moderator) {
        proposal.requireHome();
        civic.communities().requireModerator(tx, proposal.community(), moderator.id());
    }
}
