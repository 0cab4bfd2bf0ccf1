package folkmoot.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Map;

/** Knows which keys there are and were. */
final class SettingNames {

    /** Keys of earlier versions, each with what to do instead. */
    private static final Map<String, String> REMOVED = Map.of(
            "server.host", "Use server.domain for the name in handles, or server.bind for the address to listen on.",
            "database.connections", "Use database.readers and database.writers.");

    private static final int FAR = 6;

    private SettingNames() {}

    static void requireKnown(String key, String from, Collection<String> known) {
        if (REMOVED.containsKey(key)) {
            throw new InvalidSetting("The setting " + key + " in " + from + " no longer exists. " + REMOVED.get(key));
        }
        if (!known.contains(key)) {
            throw new InvalidSetting("The setting " + key + " in " + from + " is unknown" + suggestion(key, known)
                    + " Remove or correct it.");
        }
    }

    /** The end of a sentence: the nearest known name, if one is near. */
    static String suggestion(String name, Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt(other -> distance(name, other)))
                .filter(nearest -> distance(name, nearest) <= FAR)
                .map(nearest -> " (did you mean " + nearest + "?).")
                .orElse(".");
    }

    /** Levenshtein's. */
    private static int distance(String a, String b) {
        var row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
