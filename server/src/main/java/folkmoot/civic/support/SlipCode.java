package folkmoot.civic.support;

import folkmoot.people.user.Secrets;
import java.security.SecureRandom;
import java.util.Locale;

/** The code on a slip: ten letters and digits that nobody takes for others, read in whatever way somebody types them. */
final class SlipCode {

    static final int LENGTH = 10;

    private static final String LETTERS = "ACDEFGHJKMNPQRTUVWXY34679"; // no B, I, L, O, S, Z beside 8, 1, 0, 5, 2
    private static final SecureRandom RANDOM = new SecureRandom();

    private SlipCode() {}

    static String random() {
        var code = new StringBuilder(LENGTH);
        RANDOM.ints(LENGTH, 0, LETTERS.length()).forEach(at -> code.append(LETTERS.charAt(at)));
        return code.toString();
    }

    /** Whether a text is a code as we make them. */
    static boolean isOne(String text) {
        return text.length() == LENGTH && text.chars().allMatch(letter -> LETTERS.indexOf(letter) >= 0);
    }

    /** What is kept of a code; spaces, hyphens and small letters change nothing. */
    static byte[] hash(String typed) {
        return Secrets.hash(typed.toUpperCase(Locale.ROOT).replaceAll("[\\s\\p{Pd}]", ""));
    }
}
