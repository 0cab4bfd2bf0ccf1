package folkmoot.civic.proposal;

import static folkmoot.civic.proposal.Happened.event;

import folkmoot.people.account.Account;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import java.time.Instant;
import java.util.Optional;

/** Whether what a body says is done, is done: citizens confirm it or dispute it. */
public final class Confirmations {

    private static final int ASKED_SUPPORTERS = 20;

    private final Proposals proposals;
    private final Lifecycle lifecycle;
    private final Foundations civic;

    public Confirmations(Proposals proposals, Lifecycle lifecycle) {
        this.proposals = proposals;
        this.lifecycle = lifecycle;
        this.civic = proposals.civic();
    }

    /**
     * A citizen says whether what was claimed done is done: the author decides alone, otherwise most of the supporters who
     * were chosen by lot. Problems: 403 for anybody else, 422 at any other time.
     */
    public void confirm(Transaction tx, Proposal claimed, Account by, boolean agrees) {
        claimed.requireHome();
        var proposal = proposals.locked(tx, claimed);
        if (proposal.state() != ProposalState.DONE) {
            throw Invalid.refused("Only a proposal that is said to be done can be confirmed");
        }
        var asked = Supporters.sample(tx, proposal.id(), ASKED_SUPPORTERS);
        boolean author = proposal.author().equals(by.id());
        if (!author && !asked.contains(by.id())) {
            throw new Forbidden("The author and some supporters chosen by lot are asked");
        }
        if (civic.officials().isOfficial(tx, proposal.community(), by)) {
            throw new Forbidden("An account that speaks for a public body cannot confirm");
        }
        proposals
                .store()
                .confirm(tx, proposal.id(), by.id(), agrees, civic.clock().instant());
        var since = proposal.times().doneClaimed().orElse(Instant.EPOCH);
        int same = proposals.store().confirmations(tx, proposal.id(), agrees, since);
        if (author || same > asked.size() / 2) {
            settle(tx, proposal, agrees, Optional.of(by.id()));
        }
    }

    /** The time has passed in which citizens could have confirmed it; nothing where they did meanwhile. */
    void expire(Transaction tx, Proposal claimed) {
        var proposal = proposals.locked(tx, claimed);
        if (proposal.state() == ProposalState.DONE) {
            settle(tx, proposal, false, Optional.empty());
        }
    }

    /** It is decided, by somebody or because the time has passed. */
    private void settle(Transaction tx, Proposal proposal, boolean agrees, Optional<AccountId> by) {
        var to = agrees ? ProposalState.CONFIRMED : ProposalState.DISPUTED;
        // who exactly tipped it is nobody's business unless it was the author
        var actor = by.filter(proposal.author()::equals);
        var happened = event(agrees ? "confirmed" : "disputed");
        lifecycle.move(
                tx, proposal, to, proposal.answer(), actor.map(happened::by).orElse(happened));
    }
}
