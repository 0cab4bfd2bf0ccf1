package folkmoot.stewardship.about;

import java.util.Map;

/**
 * One thing that the instance asks of its people, in plain text.
 *
 * @param hint what it means; may be empty
 * @param translations by language (BCP 47)
 */
public record Rule(long id, String text, String hint, Map<String, Translation> translations) {

    /** In a language if it was translated, else as it was written. */
    public Translation in(String language) {
        return translations.getOrDefault(language, new Translation(text, hint));
    }

    public record Translation(String text, String hint) {}
}
