package folkmoot.civic.response;

import folkmoot.civic.proposal.TrackState;
import folkmoot.civic.proposal.Words;
import folkmoot.platform.text.TagForm;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a hashtag in a body's reply says, in any of the languages that Folkmoot speaks. */
enum AnswerWord {
    ACKNOWLEDGED(TrackState.ACKNOWLEDGED),
    UNDER_REVIEW(TrackState.UNDER_REVIEW),
    ACCEPTED(TrackState.ACCEPTED),
    ACCEPTED_IN_PART(TrackState.ACCEPTED_IN_PART),
    PLANNED(TrackState.PLANNED),
    DECLINED(TrackState.DECLINED),
    ALREADY_DONE(TrackState.ALREADY_DONE),
    NOT_OURS(TrackState.NOT_OURS),
    IN_PROGRESS(TrackState.IN_PROGRESS),
    DONE(TrackState.DONE),
    /** A question to the author. */
    QUESTION(TrackState.ACKNOWLEDGED),
    /** What the answer says to which it replies, which is another body's. */
    JOINT(null),
    /** A citizen's: it is so. */
    YES(null),
    /** A citizen's: it is not so. */
    NO(null),
    /** To the clerk: an office answers on the body's behalf. */
    DELEGATE(null),
    /** To the clerk: it no longer does. */
    UNDELEGATE(null);

    private static final Map<String, AnswerWord> ALL = all();

    private final TrackState state;

    AnswerWord(TrackState state) {
        this.state = state;
    }

    /** What a hashtag says; empty for all that are not ours. Case, accents, and what joins words do not matter. */
    static Optional<AnswerWord> of(String hashtag) {
        return Optional.ofNullable(ALL.get(TagForm.folded(hashtag)));
    }

    /** The word for a position. */
    static AnswerWord of(TrackState position) {
        return Arrays.stream(values())
                .filter(word -> word.state == position && word != QUESTION)
                .findFirst()
                .orElseThrow();
    }

    /** Whether it is an answer of a body. */
    boolean isAnswer() {
        return this == JOINT || state != null;
    }

    Optional<TrackState> state() {
        return Optional.ofNullable(state);
    }

    /** The first of the hashtags that a language has for it. */
    String hashtag(String language) {
        return hashtags(Words.in(language), this)[0];
    }

    private static String[] hashtags(Words words, AnswerWord word) {
        return words.get("hashtag." + word.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .split(" ");
    }

    private static Map<String, AnswerWord> all() {
        var all = new HashMap<String, AnswerWord>();
        for (var words : Words.all()) {
            for (var word : values()) {
                for (var hashtag : hashtags(words, word)) {
                    if (all.put(TagForm.folded(hashtag), word) instanceof AnswerWord other && other != word) {
                        throw new IllegalStateException(hashtag + " would say two things");
                    }
                }
            }
        }
        return Map.copyOf(all);
    }
}
