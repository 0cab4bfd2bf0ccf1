package folkmoot.civic.proposal;

import folkmoot.platform.text.Wording;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What the clerk says, and the names of the states, in the proposal's language; English where a language is missing. */
public final class Words {

    private static final Map<String, Words> ALL = Wording.all("civic/words").entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, words -> new Words(words.getValue())));

    private final Wording words;

    private Words(Wording words) {
        this.words = words;
    }

    /** For a language tag; only its language counts. */
    public static Words in(String languageTag) {
        var language = Locale.forLanguageTag(languageTag).getLanguage();
        return ALL.getOrDefault(language, ALL.get("en"));
    }

    /** Whether there are words in the language of a tag. */
    public static boolean has(String languageTag) {
        return ALL.containsKey(Locale.forLanguageTag(languageTag).getLanguage());
    }

    /** Every language that there are words in. */
    public static Collection<Words> all() {
        return ALL.values();
    }

    public String get(String key, Object... values) {
        return words.get(key, values);
    }

    public String state(ProposalState state) {
        return get("state." + state.word());
    }

    public String track(TrackState state) {
        return get("track." + state.word());
    }
}
