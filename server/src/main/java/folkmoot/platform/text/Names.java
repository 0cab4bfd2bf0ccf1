package folkmoot.platform.text;

import com.ibm.icu.text.SpoofChecker;
import java.text.Normalizer;
import java.util.Locale;

/** Names and titles that do not deceive: no invisible or direction-changing characters, look-alikes recognised. */
public final class Names {

    /** Made at the first use: its tables take a moment to load. */
    private static final class Spoof {
        private static final SpoofChecker CHECKER =
                new SpoofChecker.Builder().setChecks(SpoofChecker.CONFUSABLE).build();
    }

    private Names() {}

    /** One line of plain text: composed form, no control, format or private characters, single spaces, no ends. */
    public static String clean(String text) {
        var composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        var out = new StringBuilder(composed.length());
        composed.codePoints().forEach(c -> {
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                out.append(' ');
            } else if (isVisible(c)) {
                out.appendCodePoint(c);
            }
        });
        return out.toString().replaceAll(" {2,}", " ").strip();
    }

    /** The beginning of a text, at most so many UTF-16 units long, no character torn in two. */
    public static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest);
    }

    /** Several lines of plain text, cleaned like {@link #clean} but for the line breaks. */
    public static String cleanLines(String text) {
        var out = new StringBuilder();
        for (var line : text.replace("\r\n", "\n").replace('\r', '\n').split("\n", -1)) {
            out.append(clean(line)).append('\n');
        }
        return out.toString().strip().replaceAll("\n{3,}", "\n\n");
    }

    /** Without the marks by which somebody could look verified who is not. */
    public static String withoutCheckMarks(String name) {
        return clean(name.replaceAll(
                "[\u2705\u2713\u2714\u2611\ud83d\uddf8]\ufe0f?|:(verified|check|checkmark|official)[a-z_]*:", ""));
    }

    /** What a name looks like: equal for two names that people would take for each other (UTS 39). */
    public static String skeleton(String name) {
        var lower = Spoof.CHECKER.getSkeleton(clean(name).toLowerCase(Locale.ROOT));
        return lower.replace("rn", "m")
                .replace("0", "o")
                .replaceAll("[\\s._-]+", "")
                .toLowerCase(Locale.ROOT);
    }

    /** How many letters must be changed, added or left out to turn one into the other, up to a bound. */
    public static int distance(String one, String other, int bound) {
        if (Math.abs(one.length() - other.length()) > bound) {
            return bound + 1;
        }
        var previous = new int[other.length() + 1];
        var current = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            current[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int substitution = previous[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(substitution, Math.min(previous[j], current[j - 1]) + 1);
            }
            var swap = previous;
            previous = current;
            current = swap;
        }
        return Math.min(previous[other.length()], bound + 1);
    }

    /** Joiners are kept: Persian, Urdu and Indic scripts and emoji need them. */
    private static boolean isVisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.PRIVATE_USE, Character.SURROGATE, Character.UNASSIGNED -> false;
            case Character.FORMAT -> c == 0x200c || c == 0x200d || c >= 0xe0020 && c <= 0xe007f;
            default -> c != 0x3164 && c != 0x115f && c != 0x1160 && c != 0xffa0; // blank letters
        };
    }
}
