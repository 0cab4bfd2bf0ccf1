package folkmoot.civic.response;

import folkmoot.civic.proposal.TrackState;
import folkmoot.civic.proposal.Words;
import java.text.Normalizer;
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
    JOINT(null);

    private static final Map<String, AnswerWord> ALL = all();

    private final TrackState state;

    AnswerWord(TrackState state) {
        this.state = state;
    }

    /** What a hashtag says; empty for all that are not ours. Case, accents, and what joins words do not matter. */
    static Optional<AnswerWord> of(String hashtag) {
        return Optional.ofNullable(ALL.get(folded(hashtag)));
    }

    /** The word for a position. */
    static AnswerWord of(TrackState position) {
        return Arrays.stream(values())
                .filter(word -> word.state == position)
                .findFirst()
                .orElseThrow();
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
                    if (all.put(folded(hashtag), word) instanceof AnswerWord other && other != word) {
                        throw new IllegalStateException(hashtag + " would say two things");
                    }
                }
            }
        }
        return Map.copyOf(all);
    }

    /** As people type it: without accents, points and joiners, the letters of Arabic and Urdu in one form. */
    private static String folded(String hashtag) {
        return Normalizer.normalize(hashtag, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\p{M}\\p{Cf}_\u00b7\u0640]", "")
                .replace('\u0142', 'l')
                .replace('\u06cc', '\u064a')
                .replace('\u0649', '\u064a')
                .replace('\u06a9', '\u0643')
                .replaceAll("[\u06c1\u06be\u0629\u06c3]", "\u0647");
    }
}
