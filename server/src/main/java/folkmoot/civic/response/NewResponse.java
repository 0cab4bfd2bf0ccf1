package folkmoot.civic.response;

import folkmoot.civic.proposal.TrackState;
import folkmoot.people.account.Account;
import java.util.Optional;

/**
 * An answer to be given; which body gives it is said by the track that it is for.
 *
 * @param by in whose name it is posted: an account that speaks for the body, or the community's clerk for {@link Via#MAIL}
 * @param text plain text, at most 6,000 characters
 */
public record NewResponse(Account by, Via via, Statement says, String text) {

    /** An answer that says where the body stands; without a position it is a comment. */
    public static NewResponse of(Account by, Via via, Optional<TrackState> position, String text) {
        return new NewResponse(by, via, Statement.of(position), text);
    }
}
