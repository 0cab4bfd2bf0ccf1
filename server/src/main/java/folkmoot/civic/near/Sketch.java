package folkmoot.civic.near;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * 128 numbers that stand for a text: each the least that one of 128 functions makes of any three words in a row (MinHash, Broder 1997).
 * As many of them are the same in two sketches as the texts have three words in a row in common, by all that they have.
 * The text cannot be made from them. FEDERATION.md says how they are reckoned.
 */
record Sketch(int[] values) {

    static final int LENGTH = 128;
    static final int BYTES = LENGTH * Integer.BYTES;
    private static final int RUN = 3;
    private static final int ROWS = 2;
    private static final long FNV_BASIS = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final long STEP = 0x9e3779b97f4a7c15L;

    /** Of a text; all ones of a text without words. */
    static Sketch of(String text) {
        var least = new int[LENGTH];
        Arrays.fill(least, -1);
        for (var run : runs(words(text))) {
            long hash = fnv(run);
            for (int i = 0; i < LENGTH; i++) {
                int value = (int) (mix(hash + (i + 1) * STEP) >>> 32);
                if (Integer.compareUnsigned(value, least[i]) < 0) {
                    least[i] = value;
                }
            }
        }
        return new Sketch(least);
    }

    /** Runs of letters, marks and digits, after compatibility composition, in lower case. */
    private static List<String> words(String text) {
        var words = new ArrayList<String>();
        var word = new StringBuilder();
        Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .concat(" ")
                .codePoints()
                .forEach(each -> {
                    if (isOfWord(each)) {
                        word.appendCodePoint(each);
                    } else if (!word.isEmpty()) {
                        words.add(word.toString());
                        word.setLength(0);
                    }
                });
        return words;
    }

    private static boolean isOfWord(int each) {
        return switch (Character.getType(each)) {
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.MODIFIER_LETTER,
                    Character.OTHER_LETTER,
                    Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.DECIMAL_DIGIT_NUMBER,
                    Character.LETTER_NUMBER,
                    Character.OTHER_NUMBER -> true;
            default -> false;
        };
    }

    /** Three words in a row; of fewer words all of them. */
    private static Set<String> runs(List<String> words) {
        var runs = new HashSet<String>();
        if (!words.isEmpty() && words.size() < RUN) {
            runs.add(String.join(" ", words));
        }
        for (int i = 0; i + RUN <= words.size(); i++) {
            runs.add(String.join(" ", words.subList(i, i + RUN)));
        }
        return runs;
    }

    /** FNV-1a, 64 bits, of its UTF-8. */
    private static long fnv(String run) {
        long hash = FNV_BASIS;
        for (byte each : run.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (each & 0xff)) * FNV_PRIME;
        }
        return hash;
    }

    /** The last step of SplitMix64. */
    private static long mix(long hash) {
        long mixed = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }

    /** From 0 to 1. */
    double to(Sketch other) {
        int same = 0;
        for (int i = 0; i < LENGTH; i++) {
            same += values[i] == other.values[i] ? 1 : 0;
        }
        return (double) same / LENGTH;
    }

    /** Whether there was anything to make it from. */
    boolean isEmpty() {
        return Arrays.stream(values).allMatch(value -> value == -1);
    }

    /** Those whose sketches have one of these in common are looked at: two numbers each, so that a tenth in common is seldom missed. */
    Integer[] bands() {
        var bands = new Integer[LENGTH / ROWS];
        for (int band = 0; band < bands.length; band++) {
            long hash = band;
            for (int row = 0; row < ROWS; row++) {
                hash = mix(hash * STEP + values[band * ROWS + row]);
            }
            bands[band] = (int) (hash >>> 32);
        }
        return bands;
    }

    byte[] bytes() {
        var bytes = ByteBuffer.allocate(BYTES);
        Arrays.stream(values).forEach(bytes::putInt);
        return bytes.array();
    }

    /** @param bytes 512, as {@link #bytes} wrote them */
    static Sketch read(byte[] bytes) {
        var values = new int[LENGTH];
        ByteBuffer.wrap(bytes).asIntBuffer().get(values);
        return new Sketch(values);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sketch sketch && Arrays.equals(values, sketch.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "Sketch" + Arrays.toString(values);
    }
}
