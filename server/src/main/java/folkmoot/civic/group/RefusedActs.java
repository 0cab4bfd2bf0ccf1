package folkmoot.civic.group;

import static folkmoot.civic.proposal.Happened.event;

import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.ProposalEvent;
import folkmoot.civic.proposal.Proposals;
import folkmoot.federation.vocabulary.Activity;
import folkmoot.federation.vocabulary.Add;
import folkmoot.federation.vocabulary.Delete;
import folkmoot.federation.vocabulary.Like;
import folkmoot.federation.vocabulary.Lock;
import folkmoot.federation.vocabulary.Remove;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.job.JobKind;
import folkmoot.platform.job.Jobs;
import folkmoot.platform.job.RetryPolicy;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What an account that speaks for a public body tried to do to a proposal by an activity from its own server, and was refused: to support
 * it, to close it, to put it on top, to take it away. Other servers saw that, so the proposal's history says it: once for each account,
 * however often and whatever it tries. What is tried in an app here is seen by nobody else, and is not shown.
 */
public final class RefusedActs {

    /** @param what a word of what was tried */
    record Tried(long proposal, long account, String what) {}

    private static final JobKind<Tried> TRIED = new JobKind<>("refused-act", Tried.class, RetryPolicy.USUAL);

    private final Database database;
    private final Matters matters;
    private final Proposals proposals;
    private final Jobs jobs;

    public RefusedActs(Database database, Matters matters, Proposals proposals, Jobs jobs) {
        this.database = database;
        this.matters = matters;
        this.proposals = proposals;
        this.jobs = jobs;
        jobs.handle(TRIED, this::show);
    }

    private record Act(String what, URI object) {}

    /** An activity was refused as its sender may not do that. Shown by a job, which takes the proposal's lock first. */
    public void refused(Transaction tx, Activity activity, URI sender) {
        act(activity)
                .ifPresent(act -> proposal(tx, act.object())
                        .ifPresent(proposal -> matters.account(tx, sender)
                                .filter(account ->
                                        proposals.civic().officials().isOfficial(tx, proposal.community(), account))
                                .filter(account -> !isShown(tx, proposal.id(), account.id()))
                                .ifPresent(account -> jobs.enqueue(
                                        tx,
                                        TRIED,
                                        new Tried(
                                                proposal.id().value(),
                                                account.id().value(),
                                                act.what())))));
    }

    private static Optional<Act> act(Activity activity) {
        return switch (activity) {
            case Like like -> Optional.of(new Act("support", like.object()));
            case Lock lock -> Optional.of(new Act("lock", lock.object()));
            case Add add -> Optional.of(new Act("feature", add.object()));
            case Remove remove -> Optional.of(new Act("feature", remove.object()));
            case Delete delete -> Optional.of(new Act("remove", delete.object()));
            default -> Optional.empty();
        };
    }

    private Optional<Proposal> proposal(Transaction tx, URI post) {
        return matters.post(tx, post)
                .flatMap(status -> proposals.backedBy(tx, status))
                .filter(proposal -> proposal.local() && proposal.state().isPublic());
    }

    private boolean isShown(Transaction tx, ProposalId proposal, AccountId account) {
        return proposals.events(tx, proposal).stream()
                .anyMatch(event -> event.kind().equals(ProposalEvent.ATTEMPT)
                        && event.actor().equals(Optional.of(account)));
    }

    private void show(Tried tried) {
        var account = new AccountId(tried.account());
        database.write(tx -> proposals.locked(tx, List.of(new ProposalId(tried.proposal()))).stream()
                .filter(proposal -> !isShown(tx, proposal.id(), account))
                .findFirst()
                .ifPresent(proposal -> proposals
                        .civic()
                        .accounts()
                        .find(tx, account)
                        .flatMap(who -> proposals.civic().officials().speaksFor(tx, proposal.community(), who))
                        .ifPresent(body -> proposals.record(
                                tx,
                                proposal.id(),
                                event(ProposalEvent.ATTEMPT)
                                        .of(body.id())
                                        .by(account)
                                        .to(tried.what())))));
    }
}
