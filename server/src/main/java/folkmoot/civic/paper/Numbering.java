package folkmoot.civic.paper;

import folkmoot.platform.text.Html;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which number each paragraph of a changed text has: that of the paragraph that said the same before, or mostly the same words; else one that
 * none ever had.
 */
final class Numbering {

    /** How much of the words of both must be common to both. */
    private static final double MOSTLY = 0.5;

    private final List<Paragraph> left;
    private int last;

    private Numbering(List<Paragraph> before, int last) {
        this.left = new ArrayList<>(before);
        this.last = last;
    }

    /** @param last highest number that was ever given @param texts clean HTML of each paragraph now */
    static List<Paragraph> of(List<Paragraph> before, int last, List<String> texts) {
        return new Numbering(before, last).number(texts);
    }

    private List<Paragraph> number(List<String> texts) {
        var numbers = new Integer[texts.size()];
        for (int at = 0; at < numbers.length; at++) {
            numbers[at] = same(texts.get(at));
        }
        var counted = new HashMap<Integer, Map<String, Integer>>();
        left.forEach(old -> counted.put(old.number(), words(old.html())));
        var numbered = new ArrayList<Paragraph>();
        for (int at = 0; at < numbers.length; at++) {
            int number = numbers[at] != null ? numbers[at] : similar(words(texts.get(at)), counted);
            numbered.add(new Paragraph(number, texts.get(at)));
        }
        return numbered;
    }

    private Integer same(String html) {
        for (var old : left) {
            if (old.html().equals(html)) {
                left.remove(old);
                return old.number();
            }
        }
        return null;
    }

    private int similar(Map<String, Integer> words, Map<Integer, Map<String, Integer>> counted) {
        int best = 0;
        double most = 0;
        for (var old : counted.entrySet()) {
            double share = common(words, old.getValue());
            if (share >= MOSTLY && share > most) {
                most = share;
                best = old.getKey();
            }
        }
        if (best == 0) {
            last++;
            return last;
        }
        counted.remove(best);
        return best;
    }

    private static double common(Map<String, Integer> one, Map<String, Integer> other) {
        int both = 0;
        for (var word : one.entrySet()) {
            both += Math.min(word.getValue(), other.getOrDefault(word.getKey(), 0));
        }
        return 2.0 * both / Math.max(1, size(one) + size(other));
    }

    private static int size(Map<String, Integer> words) {
        return words.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static Map<String, Integer> words(String html) {
        var counted = new HashMap<String, Integer>();
        for (var word : Html.text(html).toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}\\p{N}]+")) {
            if (!word.isEmpty()) {
                counted.merge(word, 1, Integer::sum);
            }
        }
        return counted;
    }
}
