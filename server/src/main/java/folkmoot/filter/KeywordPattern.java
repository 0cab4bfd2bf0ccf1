package folkmoot.filter;

import java.text.Normalizer;
import java.util.regex.Pattern;

/**
 * A keyword ready to be looked for, in any script: without regard to case, to ways of composing letters and to the Arabic
 * stretching sign. A word goes on while letters, marks, digits, low lines and joiners do (so that an Arabic vowel sign, a
 * Devanagari matra or an Urdu non-joiner ends no word), and an apostrophe ends it, as in Welsh {@code mae'r}.
 */
final class KeywordPattern {

    private static final String WORD = "[\\p{L}\\p{M}\\p{N}_\\u200c\\u200d]";
    private static final Pattern WORD_CHARACTER = Pattern.compile(WORD);
    private static final String STRETCH = "\u0640";

    private final Pattern pattern;

    private KeywordPattern(Pattern pattern) {
        this.pattern = pattern;
    }

    static KeywordPattern of(Filter.Keyword keyword) {
        var text = normal(keyword.text());
        var first = text.codePoints().mapToObj(Character::toString).findFirst().orElse("");
        var last = text.isEmpty() ? "" : Character.toString(text.codePointBefore(text.length()));
        var before = keyword.wholeWord() ? begins(first) : "";
        var after = keyword.wholeWord() && isWord(last) ? "(?!" + WORD + ")" : "";
        return new KeywordPattern(
                Pattern.compile(before + Pattern.quote(text) + after, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE));
    }

    /** What must not stand before it; a hashtag is not a part of an address ({@code https://example.org/#tag}). */
    private static String begins(String first) {
        if (first.equals("#")) {
            return "(?<![\\p{L}\\p{M}\\p{N}_\\u200c\\u200d/=&?#])";
        }
        return isWord(first) ? "(?<!" + WORD + ")" : "";
    }

    private static boolean isWord(String character) {
        return WORD_CHARACTER.matcher(character).matches();
    }

    /** A text as keywords are compared with it. */
    static String normal(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replace(STRETCH, "");
    }

    /** @param text a {@link #normal} one */
    boolean isIn(String text) {
        return pattern.matcher(text).find();
    }
}
