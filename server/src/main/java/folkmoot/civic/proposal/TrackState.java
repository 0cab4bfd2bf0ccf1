package folkmoot.civic.proposal;

import folkmoot.platform.text.Worded;
import java.util.Locale;
import java.util.Map;
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

    private static final Map<String, TrackState> HASHTAGS = Map.ofEntries(
            Map.entry("acknowledged", ACKNOWLEDGED),
            Map.entry("underreview", UNDER_REVIEW),
            Map.entry("accepted", ACCEPTED),
            Map.entry("acceptedinpart", ACCEPTED_IN_PART),
            Map.entry("planned", PLANNED),
            Map.entry("declined", DECLINED),
            Map.entry("alreadydone", ALREADY_DONE),
            Map.entry("notours", NOT_OURS),
            Map.entry("inprogress", IN_PROGRESS),
            Map.entry("done", DONE));

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

    /** What a hashtag in a reply says. */
    public static Optional<TrackState> ofHashtag(String tag) {
        return Optional.ofNullable(HASHTAGS.get(tag.toLowerCase(Locale.ROOT).replace("_", "")));
    }

    /** The hashtag by which a reply says it. */
    public Optional<String> hashtag() {
        return HASHTAGS.entrySet().stream()
                .filter(entry -> entry.getValue() == this)
                .map(Map.Entry::getKey)
                .findFirst();
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
