package folkmoot.civic.proposal;

import static folkmoot.civic.proposal.Happened.event;

import folkmoot.civic.log.LogReading;
import folkmoot.civic.proposal.CitizenQuestions.About;
import folkmoot.civic.proposal.CitizenQuestions.Subject;
import folkmoot.platform.database.Transaction;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Whom to ask whether what a body claims is so: the author, and fifty of those whose support counts, those whose commitment's digest with
 * the root of the log at the moment of the claim is smallest. Anybody can draw the same commitments from the log, nobody sees whose they
 * are, and who claims cannot know beforehand whom it will be.
 */
final class Draws {

    private static final int DRAWN = 50;

    private final Proposals proposals;
    private final CitizenQuestions questions;
    private final LogReading log = new LogReading();

    Draws(Proposals proposals, CitizenQuestions questions) {
        this.proposals = proposals;
        this.questions = questions;
    }

    /** What a proposal that is said to be done is about to be asked. */
    static Subject subject(Proposal proposal) {
        return new Subject(
                proposal.id(),
                About.DONE,
                proposal.times().doneClaimed().orElse(Instant.EPOCH).toEpochMilli());
    }

    /** Of a locked proposal that is said to be done; made once for each claim. */
    Subject draw(Transaction tx, Proposal proposal) {
        var subject = subject(proposal);
        if (questions.find(tx, subject, proposal.author()).isPresent()) {
            return subject;
        }
        var head = log.head(tx);
        var drawn = Supporters.draw(tx, proposal, head.root(), DRAWN);
        questions.open(tx, subject, List.of(proposal.author()), true);
        questions.open(tx, subject, drawn, false);
        proposals.record(
                tx,
                proposal.id(),
                event("asked-back")
                        .to(Integer.toString(drawn.size()))
                        .because(
                                Optional.empty(),
                                head.size() + " " + HexFormat.of().formatHex(head.root())));
        return subject;
    }
}
