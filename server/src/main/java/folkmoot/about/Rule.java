package folkmoot.about;

import java.util.Map;

/**
 * One thing that the instance asks of its people, in plain text.
 *
 * @param hint what it means; may be empty
 * @param translations by language (BCP 47)
 */
public record Rule(long id, String text, String hint, Map<String, Translation> translations) {

    public record Translation(String text, String hint) {}
}
