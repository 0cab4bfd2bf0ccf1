package folkmoot.civic.proposal;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/** What the clerk says, and the names of the states, in the proposal's language; English where a language is missing. */
public final class Words {

    private static final Map<String, Words> ALL = load();

    private final Locale locale;
    private final Properties words;

    private Words(Locale locale, Properties words) {
        this.locale = locale;
        this.words = words;
    }

    /** For a language tag; only its language counts. */
    public static Words in(String languageTag) {
        var language = Locale.forLanguageTag(languageTag).getLanguage();
        return ALL.getOrDefault(language, ALL.get("en"));
    }

    public String get(String key, Object... values) {
        var pattern = words.getProperty(key);
        if (pattern == null) {
            throw new IllegalArgumentException("No words for " + key);
        }
        return new MessageFormat(pattern, locale).format(values);
    }

    public String state(ProposalState state) {
        return get("state." + state.word());
    }

    public String track(TrackState state) {
        return get("track." + state.word());
    }

    private static Map<String, Words> load() {
        var english = read("en", new Properties());
        var all = new HashMap<String, Words>();
        all.put("en", new Words(Locale.ENGLISH, english));
        for (var language : List.of("cy", "pl", "ur", "ar")) {
            all.put(language, new Words(Locale.forLanguageTag(language), read(language, english)));
        }
        return all;
    }

    private static Properties read(String language, Properties fallback) {
        var words = new Properties(fallback);
        try (var in = Words.class.getClassLoader().getResourceAsStream("civic/words/" + language + ".properties");
                var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            words.load(reader);
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
