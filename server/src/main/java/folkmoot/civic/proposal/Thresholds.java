package folkmoot.civic.proposal;

import folkmoot.civic.log.CountedChanges;
import folkmoot.civic.log.SupportChange;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.job.JobKind;
import folkmoot.platform.job.Jobs;
import folkmoot.platform.job.RetryPolicy;
import java.util.List;

/** Brings the columns up to date when the log is folded, and sees which proposals have enough now. */
public final class Thresholds implements CountedChanges {

    /** A proposal seems to have enough: to be looked at once more under its lock. */
    record Reached(long proposal) {}

    static final JobKind<Reached> REACHED = new JobKind<>("proposal-threshold", Reached.class, RetryPolicy.USUAL);

    private final ProposalStore store = new ProposalStore();
    private final Tallies tallies;
    private final Jobs jobs;

    public Thresholds(Tallies tallies, Jobs jobs) {
        this.tallies = tallies;
        this.jobs = jobs;
    }

    @Override
    public void apply(Transaction tx, List<SupportChange> changes) {
        tallies.apply(tx, changes);
        var changed = changes.stream().map(SupportChange::proposal).distinct().toList();
        if (changed.isEmpty()) {
            return;
        }
        var waiting = store.belowThreshold(tx, changed);
        var now = tallies.folded(tx, waiting.stream().map(Proposal::id).toList());
        waiting.stream()
                .filter(proposal -> isMet(tx, proposal, now.getOrDefault(proposal.id(), Tally.EMPTY)))
                .forEach(proposal ->
                        jobs.enqueue(tx, REACHED, new Reached(proposal.id().value())));
    }

    /** Whether a proposal that gathers has what its rule asks for, of supports of its present text. */
    boolean isMet(Transaction tx, Proposal proposal) {
        return proposal.state() == ProposalState.GATHERING && isMet(tx, proposal, tallies.of(tx, proposal.id()));
    }

    /** Whether columns satisfy the rule of a proposal, as published. */
    public boolean isMet(Transaction tx, Proposal proposal, Tally tally) {
        var rule = proposal.threshold();
        return rule.isMetBy(tally.present(), rule.servers() < 2 ? rule.servers() : tallies.servers(tx, proposal.id()));
    }
}
