package folkmoot.civic.notice;

import folkmoot.platform.text.Wording;
import java.util.Locale;
import java.util.Map;

/** What bodies are told, in the five languages; English where a language is another. */
final class NoticeTexts {

    private static final Map<String, Wording> ALL = Wording.all("civic/notices");

    private NoticeTexts() {}

    /** For a language tag; only its language counts. */
    static Wording in(String languageTag) {
        return ALL.getOrDefault(Locale.forLanguageTag(languageTag).getLanguage(), ALL.get("en"));
    }
}
