package folkmoot.civic.proposal;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a change of a proposal's text is: nothing, something that leaves the version as it is, or another version. The one rule,
 * for every way by which a change comes in (docs/civic/text.md).
 */
public final class TextChanges {

    /** How long after a text was written its spelling can be corrected. */
    public static final Duration CORRECTABLE = Duration.ofMinutes(30);

    private static final int MOST_MISSPELT = 3;
    private static final int SHORTEST_MISSPELT = 5;
    private static final Set<UnicodeScript> ALPHABETS =
            Set.of(UnicodeScript.LATIN, UnicodeScript.GREEK, UnicodeScript.CYRILLIC);
    private static final Set<UnicodeScript> WITH_DIACRITICS = Set.of(
            UnicodeScript.LATIN,
            UnicodeScript.GREEK,
            UnicodeScript.CYRILLIC,
            UnicodeScript.ARABIC,
            UnicodeScript.HEBREW);
    /** Punctuation, says Unicode, but they stand for words. */
    private static final String SPEAKING = "%‰&@#*/\\§¶†‡";

    private TextChanges() {}

    /** What a change is. */
    public enum Kind {
        NONE,
        /** Nobody supported the version yet: it says something else now. */
        EDIT,
        /** Spelling only, soon after it was written: the version stays. */
        CORRECTION,
        /** Another version, about which supporters are asked. */
        AMENDMENT
    }

    /**
     * What a change is.
     *
     * @param base the version's text before any correction: many small ones do not add up to a large one
     * @param present what it says now
     * @param supported whether anybody backs the proposal
     */
    static Kind of(TextVersion base, VersionText present, VersionText wanted, boolean supported, Instant now) {
        if (wanted.equals(present)) {
            return Kind.NONE;
        }
        if (!supported) {
            return Kind.EDIT;
        }
        boolean soon = now.isBefore(base.written().plus(CORRECTABLE));
        return soon && isSpelling(base.text(), wanted) ? Kind.CORRECTION : Kind.AMENDMENT;
    }

    /**
     * Whether two texts say the same but for spelling: the same matter, place, bodies and language, and word for word the same
     * words after folding case, punctuation around words, and diacritics. In up to three words of five letters and more, within
     * the word, two neighbours may have changed places or one letter may be there that is missing in the other. A letter is never
     * replaced, which would turn one word into another or into one that only looks the same; what holds a digit or a sign stays
     * as it is; and no word comes, goes or moves.
     */
    static boolean isSpelling(VersionText one, VersionText other) {
        if (!one.category().equals(other.category())
                || !one.locality().equals(other.locality())
                || !one.bodies().equals(other.bodies())
                || !one.language().equals(other.language())
                || !one.spot().equals(other.spot())) {
            return false;
        }
        int misspelt = misspelt(one.title(), other.title())
                + misspelt(one.ask(), other.ask())
                + misspelt(one.problem(), other.problem());
        return misspelt <= MOST_MISSPELT;
    }

    /** How many words are spelt otherwise; more than may be where others are meant. */
    private static int misspelt(String one, String other) {
        var before = words(one);
        var after = words(other);
        if (before.size() != after.size()) {
            return MOST_MISSPELT + 1;
        }
        int misspelt = 0;
        for (int i = 0; i < before.size(); i++) {
            if (!before.get(i).equals(after.get(i))) {
                misspelt += isMisspelling(before.get(i), after.get(i)) ? 1 : MOST_MISSPELT + 1;
            }
        }
        return misspelt;
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split("\\s+"))
                .map(TextChanges::folded)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static String folded(String token) {
        if (token.codePoints().anyMatch(TextChanges::speaks)) {
            return Normalizer.normalize(token, Normalizer.Form.NFC).replaceAll("[.,;:!?…]+$", "");
        }
        var plain = Normalizer.normalize(token, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        var out = new StringBuilder();
        var script = UnicodeScript.COMMON;
        for (int c : plain.codePoints().toArray()) {
            boolean mark = Character.getType(c) == Character.NON_SPACING_MARK;
            script = Character.isLetter(c) ? UnicodeScript.of(c) : script;
            if (!(mark && WITH_DIACRITICS.contains(script)) && Character.getType(c) != Character.FORMAT) {
                out.appendCodePoint(c);
            }
        }
        return out.toString()
                .replaceAll("[’ʼ`´]", "'")
                .replaceAll("\\p{Pd}", "-")
                .replaceAll("^\\p{P}+|\\p{P}+$", "");
    }

    /** A digit or a sign, which is never a matter of spelling. */
    private static boolean speaks(int c) {
        return switch (Character.getType(c)) {
            case Character.DECIMAL_DIGIT_NUMBER,
                    Character.LETTER_NUMBER,
                    Character.OTHER_NUMBER,
                    Character.CURRENCY_SYMBOL,
                    Character.MATH_SYMBOL,
                    Character.OTHER_SYMBOL -> true;
            default -> SPEAKING.indexOf(c) >= 0;
        };
    }

    /** Letters of one alphabet, the ends unchanged, and within them one pair swapped or one letter more. */
    private static boolean isMisspelling(String one, String other) {
        var before = one.codePoints().toArray();
        var after = other.codePoints().toArray();
        if (Math.min(before.length, after.length) < SHORTEST_MISSPELT
                || before[0] != after[0]
                || before[before.length - 1] != after[after.length - 1]
                || !isOfOneAlphabet(one + other)) {
            return false;
        }
        return switch (after.length - before.length) {
            case 0 -> isSwapped(before, after);
            case 1 -> isLonger(before, after);
            case -1 -> isLonger(after, before);
            default -> false;
        };
    }

    private static boolean isOfOneAlphabet(String letters) {
        var scripts = letters.codePoints()
                .mapToObj(c -> Character.isLetter(c) ? UnicodeScript.of(c) : UnicodeScript.COMMON)
                .collect(Collectors.toSet());
        return scripts.size() == 1 && ALPHABETS.containsAll(scripts);
    }

    private static boolean isSwapped(int[] before, int[] after) {
        var different = new ArrayList<Integer>();
        for (int i = 0; i < before.length; i++) {
            if (before[i] != after[i]) {
                different.add(i);
            }
        }
        return different.size() == 2
                && different.get(1) == different.get(0) + 1
                && before[different.get(0)] == after[different.get(1)]
                && before[different.get(1)] == after[different.get(0)];
    }

    private static boolean isLonger(int[] shorter, int[] longer) {
        int same = 0;
        while (same < shorter.length && shorter[same] == longer[same]) {
            same++;
        }
        return Arrays.equals(shorter, same, shorter.length, longer, same + 1, longer.length);
    }
}
