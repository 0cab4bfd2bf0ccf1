package folkmoot.talk.filter;

import com.ibm.icu.lang.UCharacter;
import java.text.Normalizer;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ahocorasick.trie.Trie;

/**
 * Looks for all keywords at once, in time that grows with the text and not with their number, in any script: without regard
 * to case, to ways of composing letters and to the Arabic stretching sign. A word goes on while letters, marks, digits, low
 * lines and joiners do (so that an Arabic vowel sign, a Devanagari matra or an Urdu non-joiner ends no word), and an
 * apostrophe ends it, as in Welsh {@code mae'r}. A hashtag does not begin within an address.
 */
final class KeywordSearch {

    /** How much of a text is looked at, in characters. */
    private static final int LONGEST_TEXT = 20_000;

    private static final Pattern WORD_CHARACTER = Pattern.compile("[\\p{L}\\p{M}\\p{N}_\\u200c\\u200d]");
    private static final String STRETCH = "\u0640";

    private final Map<String, List<Filter.Keyword>> keywords;
    private final Trie trie;

    KeywordSearch(Collection<Filter.Keyword> all) {
        this.keywords = all.stream()
                .filter(keyword -> !normal(keyword.text()).isEmpty())
                .collect(Collectors.groupingBy(keyword -> normal(keyword.text()), HashMap::new, Collectors.toList()));
        this.trie = Trie.builder().addKeywords(keywords.keySet()).build();
    }

    /** The ids of the keywords that the text contains. */
    Set<Long> in(String text) {
        var found = new HashSet<Long>();
        if (keywords.isEmpty()) {
            return found;
        }
        var normal = normal(text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text);
        trie.parseText(normal, hit -> {
            var isWord = isWhole(normal, hit.getKeyword(), hit.getStart(), hit.getEnd() + 1);
            for (var keyword : keywords.get(hit.getKeyword())) {
                if (isWord || !keyword.wholeWord()) {
                    found.add(keyword.id());
                }
            }
            return true;
        });
        return found;
    }

    /** Roughly how many characters it remembers. */
    int size() {
        return keywords.keySet().stream().mapToInt(String::length).sum();
    }

    private static boolean isWhole(String text, String keyword, int start, int end) {
        var before = start == 0 ? 0 : text.codePointBefore(start);
        boolean begins = isWord(keyword.codePointAt(0))
                ? !isWord(before)
                : keyword.charAt(0) != '#' || "/=&?#".indexOf(before) < 0 && !isWord(before);
        return begins
                && (!isWord(keyword.codePointBefore(keyword.length()))
                        || end == text.length()
                        || !isWord(text.codePointAt(end)));
    }

    private static boolean isWord(int character) {
        return character != 0
                && WORD_CHARACTER.matcher(Character.toString(character)).matches();
    }

    private static String normal(String text) {
        return UCharacter.foldCase(Normalizer.normalize(text, Normalizer.Form.NFKC), true)
                .replace(STRETCH, "");
    }
}
