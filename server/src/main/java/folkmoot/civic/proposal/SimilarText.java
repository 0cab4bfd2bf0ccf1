package folkmoot.civic.proposal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** How near two texts are: half by the trigrams of their titles, half by the words they share. */
final class SimilarText {

    private static final int STEM = 5;
    private static final Set<String> NOISE = Set.of(
            "the", "and", "for", "that", "with", "not", "but", "are", "was", "can", "you", "our", "their", "they",
            "this", "from", "have", "has", "would", "should", "there", "when", "who", "why", "what", "which", "one",
            "all", "please", "people", "into", "than", "then", "them", "its", "it", "in", "on", "of", "to", "a", "an",
            "is", "be", "at", "by", "or", "as", "we", "i", "my", "your", "so", "if", "do", "does", "no");

    private final Map<String, Double> weights = new HashMap<>();
    private final Text own;
    private final double length;

    /** A text as it is written: its title, and what stands below it. */
    record Words(String title, String body) {}

    /** A text: its title, and the words of both, those of the title twice. */
    static final class Text {

        private final Set<String> titlePieces;
        private final Map<String, Integer> words = new HashMap<>();

        Text(Words words) {
            this.titlePieces = pieces(words.title());
            for (var word : split(words.title() + " " + words.title() + " " + words.body())) {
                if (word.length() > 1 && !NOISE.contains(word)) {
                    this.words.merge(word.length() > STEM ? word.substring(0, STEM) : word, 1, Integer::sum);
                }
            }
        }
    }

    /** Runs of letters and numbers, in lower case. By hand: eighty texts are taken apart while somebody types. */
    private static List<String> split(String text) {
        var lower = text.toLowerCase(Locale.ROOT);
        var words = new ArrayList<String>();
        int begin = 0;
        for (int at = 0; at <= lower.length(); ) {
            int each = at < lower.length() ? lower.codePointAt(at) : ' ';
            if (!Character.isLetter(each) && !isNumber(each)) {
                if (at > begin) {
                    words.add(lower.substring(begin, at));
                }
                begin = at + Character.charCount(each);
            }
            at += Character.charCount(each);
        }
        return words;
    }

    private static boolean isNumber(int each) {
        return switch (Character.getType(each)) {
            case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
            default -> false;
        };
    }

    /** @param others the texts among which, with this one, words are rare or common */
    SimilarText(Text own, Collection<Text> others) {
        this.own = own;
        var counts = new HashMap<String, Integer>();
        own.words.keySet().forEach(word -> counts.merge(word, 1, Integer::sum));
        others.forEach(other -> other.words.keySet().forEach(word -> counts.merge(word, 1, Integer::sum)));
        double documents = others.size() + 1;
        counts.forEach((word, count) -> weights.put(word, Math.log(1 + documents / count)));
        this.length = Math.sqrt(product(own, own));
    }

    /** From 0 to 1, of one of the others. */
    double to(Text other) {
        return trigrams(own.titlePieces, other.titlePieces) / 2 + cosine(other) / 2;
    }

    private double cosine(Text other) {
        double lengths = length * Math.sqrt(product(other, other));
        return lengths == 0 ? 0 : product(own, other) / lengths;
    }

    /** Of their vectors: for each word how often it stands there, in logarithms, times its weight. */
    private double product(Text one, Text other) {
        double product = 0;
        for (var entry : one.words.entrySet()) {
            int count = other.words.getOrDefault(entry.getKey(), 0);
            if (count > 0) {
                double weight = weights.get(entry.getKey());
                product += weight * weight * damped(entry.getValue()) * damped(count);
            }
        }
        return product;
    }

    private static double damped(int count) {
        return count == 1 ? 1 : 1 + Math.log(count);
    }

    /** Shared three-letter pieces of the words, each padded with two blanks before and one after, by all of them. */
    private static double trigrams(Set<String> a, Set<String> b) {
        var both = new HashSet<>(a);
        both.retainAll(b);
        int all = a.size() + b.size() - both.size();
        return all == 0 ? 0 : (double) both.size() / all;
    }

    private static Set<String> pieces(String text) {
        var pieces = new HashSet<String>();
        for (var word : split(text)) {
            var padded = "  " + word + " ";
            for (int i = 0; i + 3 <= padded.length(); i++) {
                pieces.add(padded.substring(i, i + 3));
            }
        }
        return pieces;
    }
}
