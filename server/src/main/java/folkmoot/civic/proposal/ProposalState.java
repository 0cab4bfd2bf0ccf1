package folkmoot.civic.proposal;

import java.util.Locale;

/** Where a proposal stands. Only its community moves it. */
public enum ProposalState {
    CHECKING,
    GATHERING,
    ACKNOWLEDGED,
    UNDER_REVIEW,
    ANSWERED,
    IN_PROGRESS,
    DONE,
    CONFIRMED,
    DISPUTED,
    ARCHIVED,
    RETURNED,
    MERGED_INTO,
    WITHDRAWN,
    CLOSED_UNSUPPORTED,
    HIDDEN,
    REMOVED,
    /** A word of another server that we do not know. */
    OTHER;

    /** As stored, at the API and on the wire: {@code under-review}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static ProposalState of(String word) {
        for (var state : values()) {
            if (state.word().equals(word)) {
                return state;
            }
        }
        return OTHER;
    }

    /** On the way from gathering to an end: what the bodies do moves it. */
    public boolean isOnTheWay() {
        return switch (this) {
            case GATHERING, ACKNOWLEDGED, UNDER_REVIEW, ANSWERED, IN_PROGRESS, DONE, DISPUTED -> true;
            case CHECKING,
                    CONFIRMED,
                    ARCHIVED,
                    RETURNED,
                    MERGED_INTO,
                    WITHDRAWN,
                    CLOSED_UNSUPPORTED,
                    HIDDEN,
                    REMOVED,
                    OTHER -> false;
        };
    }

    /** Whether all of whom something is to come have answered. */
    public boolean isAnswered() {
        return switch (this) {
            case ANSWERED, IN_PROGRESS, DONE, CONFIRMED, DISPUTED -> true;
            case CHECKING,
                    GATHERING,
                    ACKNOWLEDGED,
                    UNDER_REVIEW,
                    ARCHIVED,
                    RETURNED,
                    MERGED_INTO,
                    WITHDRAWN,
                    CLOSED_UNSUPPORTED,
                    HIDDEN,
                    REMOVED,
                    OTHER -> false;
        };
    }

    /** Whether people can still support it; of a state that we do not know, its own community decides. */
    public boolean takesSupports() {
        return switch (this) {
            case GATHERING, ACKNOWLEDGED, UNDER_REVIEW, ANSWERED, IN_PROGRESS, DISPUTED, OTHER -> true;
            case CHECKING,
                    DONE,
                    CONFIRMED,
                    ARCHIVED,
                    RETURNED,
                    MERGED_INTO,
                    WITHDRAWN,
                    CLOSED_UNSUPPORTED,
                    HIDDEN,
                    REMOVED -> false;
        };
    }

    /** Whether its authors may still change its text, as long as no body has it. */
    public boolean isOpenText() {
        return this == CHECKING || this == GATHERING || this == RETURNED;
    }

    /** Whether its way has ended without an answer, or it was put away: in mixed lists it would take the place of one that needs readers. */
    public boolean isPutAway() {
        return switch (this) {
            case RETURNED, MERGED_INTO, WITHDRAWN, CLOSED_UNSUPPORTED, ARCHIVED -> true;
            case CHECKING,
                    GATHERING,
                    ACKNOWLEDGED,
                    UNDER_REVIEW,
                    ANSWERED,
                    IN_PROGRESS,
                    DONE,
                    CONFIRMED,
                    DISPUTED,
                    HIDDEN,
                    REMOVED,
                    OTHER -> false;
        };
    }

    /** Whether everybody may read it. */
    public boolean isPublic() {
        return this != HIDDEN && this != REMOVED;
    }
}
