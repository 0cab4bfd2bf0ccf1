package folkmoot.civic.proposal;

import folkmoot.platform.text.Worded;
import java.util.Locale;
import java.util.Optional;

/** How far one addressed body has come. A body moves only its own. */
public enum TrackState implements Worded {
    NOT_ASKED(0),
    ASKED(0),
    ACKNOWLEDGED(1),
    UNDER_REVIEW(2),
    ACCEPTED(3),
    ACCEPTED_IN_PART(3),
    PLANNED(3),
    DECLINED(3),
    ALREADY_DONE(3),
    NOT_OURS(3),
    IN_PROGRESS(4),
    DONE(5);

    private final int stage;

    TrackState(int stage) {
        this.stage = stage;
    }

    @Override
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<TrackState> of(String word) {
        return Worded.find(TrackState.class, word);
    }

    /** Whether a body can say so of itself. */
    public boolean isSaid() {
        return this != NOT_ASKED && this != ASKED;
    }

    /** Whether it is a step back to come here from another state; from one answer to another is none. */
    public boolean isBefore(TrackState other) {
        return stage < other.stage;
    }

    /** Whether the body has answered. */
    public boolean isAnswer() {
        return stage >= 3;
    }

    /** Nothing more is to come from this body, so it holds nobody back. */
    boolean isRefusal() {
        return this == DECLINED || this == NOT_OURS || this == ALREADY_DONE;
    }

    public int stage() {
        return stage;
    }

    /** The kind of answer as the record names it; empty for what is no answer. */
    Optional<String> answer() {
        return switch (this) {
            case ACCEPTED, PLANNED, IN_PROGRESS, DONE -> Optional.of("accepted");
            case ACCEPTED_IN_PART, DECLINED, ALREADY_DONE, NOT_OURS -> Optional.of(word());
            case NOT_ASKED, ASKED, ACKNOWLEDGED, UNDER_REVIEW -> Optional.empty();
        };
    }
}
