package folkmoot.civic.response;

import folkmoot.civic.proposal.TrackState;
import folkmoot.platform.text.Worded;
import java.util.Locale;
import java.util.Optional;

/** What kind of answer a body gives. */
public enum ResponseType implements Worded {
    /** It has the proposal, or looks into it. */
    ACKNOWLEDGEMENT,
    /** Where it stands, with reasons. */
    POSITION,
    /** What will be there by which day. */
    COMMITMENT,
    /** It wants to know something of the author, who has the ball meanwhile. */
    QUESTION,
    /** Somebody else is responsible. */
    NOT_OURS,
    /** Words of the body that are no answer. */
    COMMENT;

    @Override
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<ResponseType> of(String word) {
        return Worded.find(ResponseType.class, word);
    }

    /** What it is to say so where one stands; without a position it is a comment. */
    static ResponseType of(Optional<TrackState> position, boolean dated) {
        return position.map(state -> switch (state) {
                    case ACKNOWLEDGED, UNDER_REVIEW -> ACKNOWLEDGEMENT;
                    case NOT_OURS -> NOT_OURS;
                    case NOT_ASKED, ASKED -> COMMENT;
                    case ACCEPTED, ACCEPTED_IN_PART, PLANNED, DECLINED, ALREADY_DONE, IN_PROGRESS, DONE ->
                        dated ? COMMITMENT : POSITION;
                })
                .orElse(COMMENT);
    }
}
