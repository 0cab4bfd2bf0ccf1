package folkmoot.door.web;

import com.ibm.icu.text.ListFormatter;
import folkmoot.platform.text.Wording;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The words of the pages in one language. A word that a language lacks is shown in English. */
public final class Messages {

    /** Languages that there are words for, with their own names, in the order they are offered. */
    public static final Map<String, String> LANGUAGES = languages();

    /** Where the words are: those of all pages, and of rooms of their own. */
    public static final List<String> FOLDERS = List.of(
            "web/messages",
            "web/settings",
            "web/moderation",
            "web/operation",
            "web/keeping",
            "web/sharing",
            "web/board");

    private static final Set<String> RIGHT_TO_LEFT = Set.of("ar", "ur");
    private static final Map<String, Messages> ALL = load();

    private final String language;
    private final Wording words;

    private Messages(String language, Wording words) {
        this.language = language;
        this.words = words;
    }

    /** For a language code, or English. */
    public static Messages in(String language) {
        return ALL.getOrDefault(language, ALL.get("en"));
    }

    /** The first language of an {@code Accept-Language} header that we have, else the usual one. */
    public static Messages accepted(String header, String usual) {
        var otherwise = in(usual.split("-")[0]);
        if (header.isBlank()) {
            return otherwise;
        }
        try {
            return Locale.LanguageRange.parse(header).stream()
                    .map(range -> range.getRange().split("-")[0])
                    .filter(ALL::containsKey)
                    .findFirst()
                    .map(ALL::get)
                    .orElse(otherwise);
        } catch (IllegalArgumentException notALanguageList) {
            return otherwise;
        }
    }

    public String language() {
        return language;
    }

    /** Several things in one sentence, as the language joins them. */
    public String list(List<String> things) {
        return ListFormatter.getInstance(Locale.forLanguageTag(language)).format(things);
    }

    /** {@code rtl} or {@code ltr}. */
    public String direction() {
        return RIGHT_TO_LEFT.contains(language) ? "rtl" : "ltr";
    }

    public Locale locale() {
        return words.locale();
    }

    /** One text, with its {@code {0}} filled in. */
    public String get(String key, Object... values) {
        return words.get(key, values);
    }

    /** A text for a code that may be another server's; empty for one that we have no words for. */
    public Optional<String> find(String key) {
        return words.find(key);
    }

    private static Map<String, String> languages() {
        var languages = new LinkedHashMap<String, String>();
        languages.put("en", "English");
        languages.put("cy", "Cymraeg");
        languages.put("pl", "Polski");
        languages.put("ur", "اردو");
        languages.put("ar", "العربية");
        return languages;
    }

    private static Map<String, Messages> load() {
        return Wording.all(FOLDERS.toArray(String[]::new)).entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, words -> new Messages(words.getKey(), words.getValue())));
    }
}
