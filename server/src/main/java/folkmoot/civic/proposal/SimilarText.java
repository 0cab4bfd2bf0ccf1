package folkmoot.civic.proposal;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
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
    private final Map<String, Double> vector;

    /** A text: its title, and the words of both, those of the title twice. */
    static final class Text {

        private final Set<String> titlePieces;
        private final Map<String, Integer> words = new HashMap<>();

        Text(String title, String body) {
            this.titlePieces = pieces(title);
            for (var word :
                    (title + " " + title + " " + body).toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
                if (word.length() > 1 && !NOISE.contains(word)) {
                    words.merge(word.length() > STEM ? word.substring(0, STEM) : word, 1, Integer::sum);
                }
            }
        }
    }

    /** @param others the texts among which, with this one, words are rare or common */
    SimilarText(Text own, Collection<Text> others) {
        this.own = own;
        var counts = new HashMap<String, Integer>();
        own.words.keySet().forEach(word -> counts.merge(word, 1, Integer::sum));
        others.forEach(other -> other.words.keySet().forEach(word -> counts.merge(word, 1, Integer::sum)));
        double documents = others.size() + 1;
        counts.forEach((word, count) -> weights.put(word, Math.log(1 + documents / count)));
        this.vector = vector(own);
    }

    /** From 0 to 1, of one of the others. */
    double to(Text other) {
        return trigrams(own.titlePieces, other.titlePieces) / 2 + cosine(vector, vector(other)) / 2;
    }

    private static double cosine(Map<String, Double> a, Map<String, Double> b) {
        double product = 0;
        for (var entry : a.entrySet()) {
            product += entry.getValue() * b.getOrDefault(entry.getKey(), 0.0);
        }
        double lengths = length(a) * length(b);
        return lengths == 0 ? 0 : product / lengths;
    }

    private Map<String, Double> vector(Text text) {
        var vector = new HashMap<String, Double>();
        text.words.forEach((word, count) -> vector.put(word, (1 + Math.log(count)) * weights.get(word)));
        return vector;
    }

    private static double length(Map<String, Double> vector) {
        return Math.sqrt(
                vector.values().stream().mapToDouble(value -> value * value).sum());
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
        for (var word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
            var padded = "  " + word + " ";
            for (int i = 0; !word.isEmpty() && i + 3 <= padded.length(); i++) {
                pieces.add(padded.substring(i, i + 3));
            }
        }
        return pieces;
    }
}
