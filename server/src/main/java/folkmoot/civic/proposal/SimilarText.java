package folkmoot.civic.proposal;

import java.util.ArrayList;
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
    private final int documents;

    /** @param corpus the texts among which words are rare or common */
    SimilarText(List<List<String>> corpus) {
        this.documents = corpus.size();
        var counts = new HashMap<String, Integer>();
        corpus.forEach(words -> new HashSet<>(words).forEach(word -> counts.merge(word, 1, Integer::sum)));
        counts.forEach((word, count) -> weights.put(word, Math.log(1 + (double) documents / count)));
    }

    /** Words of a title, counted twice, and a body; cut to five letters, noise words out. */
    static List<String> words(String title, String body) {
        var words = new ArrayList<String>();
        for (var word :
                (title + " " + title + " " + body).toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
            if (word.length() > 1 && !NOISE.contains(word)) {
                words.add(word.length() > STEM ? word.substring(0, STEM) : word);
            }
        }
        return words;
    }

    double cosine(List<String> one, List<String> other) {
        var a = vector(one);
        var b = vector(other);
        double product = 0;
        for (var entry : a.entrySet()) {
            product += entry.getValue() * b.getOrDefault(entry.getKey(), 0.0);
        }
        double lengths = length(a) * length(b);
        return lengths == 0 ? 0 : product / lengths;
    }

    private Map<String, Double> vector(List<String> words) {
        var counts = new HashMap<String, Integer>();
        words.forEach(word -> counts.merge(word, 1, Integer::sum));
        var vector = new HashMap<String, Double>();
        counts.forEach((word, count) ->
                vector.put(word, (1 + Math.log(count)) * weights.getOrDefault(word, Math.log(1 + (double) documents))));
        return vector;
    }

    private static double length(Map<String, Double> vector) {
        return Math.sqrt(
                vector.values().stream().mapToDouble(value -> value * value).sum());
    }

    /** Shared three-letter pieces of the words, each padded with two blanks before and one after, by all of them. */
    static double trigrams(String one, String other) {
        var a = pieces(one);
        var b = pieces(other);
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
