package folkmoot.civic.desk;

import folkmoot.civic.proposal.Proposal;
import folkmoot.civic.proposal.TrackState;
import folkmoot.platform.id.UserId;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A proposal as it lies on a desk.
 *
 * @param state how far the body is with it, the least advanced where it is addressed more than once
 * @param supports how many back it, over all texts, as its home says
 * @param answerDue by when an answer is due
 * @param assigned who looks after it
 */
public record DeskCase(
        Proposal proposal,
        Origin origin,
        TrackState state,
        int supports,
        Optional<LocalDate> answerDue,
        boolean answered,
        Optional<UserId> assigned) {

    /** Whether the day for an answer passed without one. */
    public boolean isOverdue(LocalDate today) {
        return !answered && answerDue.filter(today::isAfter).isPresent();
    }
}
