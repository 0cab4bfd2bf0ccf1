package folkmoot.civic.proposal;

import static folkmoot.civic.proposal.Happened.event;
import static folkmoot.schema.generated.Tables.PROPOSAL;

import folkmoot.people.account.Account;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import java.time.Duration;
import java.util.Optional;

/**
 * Whether what a body says is done, is done: the author and fifty supporters, drawn by lot, may say so from the moment when it is
 * claimed, are asked after 28 days, and have 28 days from then (docs/civic/answers.md).
 */
public final class Confirmations {

    /** From the claim until those who have not said anything are asked. */
    static final Duration ASKED_AFTER = Duration.ofDays(28);

    /** Of those drawn, one in so many has to agree. */
    private static final int ONE_IN = 5;

    private static final int BATCH = 200;

    private final Proposals proposals;
    private final Lifecycle lifecycle;
    private final CitizenQuestions questions;
    private final Foundations civic;
    private final Draws draws;

    public Confirmations(Proposals proposals, Lifecycle lifecycle, CitizenQuestions questions) {
        this.proposals = proposals;
        this.lifecycle = lifecycle;
        this.questions = questions;
        this.draws = new Draws(proposals, questions);
        this.civic = proposals.civic();
    }

    /**
     * A citizen says whether what was claimed done is done, once. Problems: 403 for anybody but the author and those drawn, 422 at any
     * other time and for a second word.
     */
    public void confirm(Transaction tx, Proposal claimed, Account by, boolean agrees) {
        claimed.requireHome();
        var proposal = proposals.locked(tx, claimed);
        if (proposal.state() != ProposalState.DONE) {
            throw Invalid.refused("Only a proposal that is said to be done can be confirmed");
        }
        if (civic.officials().isOfficial(tx, proposal.community(), by)) {
            throw new Forbidden("An account that speaks for a public body cannot confirm");
        }
        var subject = proposal.author().equals(by.id()) ? draws.draw(tx, proposal) : Draws.subject(proposal);
        var question = questions
                .find(tx, subject, by.id())
                .orElseThrow(() -> new Forbidden("The author and some supporters chosen by lot are asked"));
        if (!questions.answer(tx, question, agrees)) {
            throw Invalid.refused("You have said so already, and it is said once");
        }
        if (question.author()) {
            settle(tx, proposal, agrees, Optional.of(by.id()));
        } else {
            var count = questions.count(tx, subject);
            if (Math.max(count.agreed(), count.disputed()) > count.drawn() / 2) {
                settle(tx, proposal, count.agreed() > count.disputed(), Optional.empty());
            }
        }
    }

    /** Whether somebody may say so now. */
    public boolean mayConfirm(Transaction tx, Proposal proposal, AccountId who) {
        return proposal.state() == ProposalState.DONE
                && (proposal.author().equals(who)
                                && questions
                                        .find(tx, Draws.subject(proposal), who)
                                        .isEmpty()
                        || questions
                                .find(tx, Draws.subject(proposal), who)
                                .filter(question -> question.agrees().isEmpty())
                                .isPresent());
    }

    /** Once a day: asks those who have been silent for 28 days. */
    public void daily(Database database) {
        var asked = civic.clock().instant().minus(ASKED_AFTER);
        var claimed = PROPOSAL.STATE
                .eq(ProposalState.DONE.word())
                .and(PROPOSAL.LOCAL)
                .and(PROPOSAL.DONE_CLAIMED_AT.le(asked))
                .and(CitizenQuestions.isUnasked());
        for (var proposal : database.read(tx -> proposals.store().list(tx, claimed, BATCH))) {
            database.write(tx -> ask(tx, proposals.locked(tx, proposal)));
        }
    }

    private void ask(Transaction tx, Proposal proposal) {
        if (proposal.state() == ProposalState.DONE) {
            var words = Words.in(proposal.content().language());
            var until = civic.days()
                    .day(proposal.times().doneClaimed().orElseThrow().plus(Lifecycle.CONFIRMATION_TIME));
            questions.ask(
                    tx,
                    proposal,
                    draws.draw(tx, proposal),
                    words.get(
                            "ask.done",
                            proposal.title(),
                            proposals.page(tx, proposal).toString(),
                            until.toString()));
        }
    }

    /** The time has passed in which citizens could have confirmed it; nothing where they did meanwhile. */
    void expire(Transaction tx, Proposal claimed) {
        var proposal = proposals.locked(tx, claimed);
        if (proposal.state() == ProposalState.DONE) {
            var count = questions.count(tx, draws.draw(tx, proposal));
            int needed = Math.max(1, Math.ceilDiv(count.drawn(), ONE_IN));
            settle(tx, proposal, count.agreed() >= needed && count.agreed() > count.disputed(), Optional.empty());
        }
    }

    /** It is decided, by the author, by those drawn, or because the time has passed; who exactly tipped it is nobody's business. */
    private void settle(Transaction tx, Proposal proposal, boolean agrees, Optional<AccountId> author) {
        var to = agrees ? ProposalState.CONFIRMED : ProposalState.DISPUTED;
        var happened = event(agrees ? "confirmed" : "disputed");
        lifecycle.move(
                tx, proposal, to, proposal.answer(), author.map(happened::by).orElse(happened));
    }
}
