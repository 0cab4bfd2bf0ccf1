package folkmoot.proposal;

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

    /** Whether everybody may read it. */
    public boolean isPublic() {
        return this != HIDDEN && this != REMOVED;
    }
}
