package folkmoot.command.verify;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** How many are counted, held and invalid in each column. */
final class Columns {

    private final TreeMap<String, int[]> numbers = new TreeMap<>();

    /** How a support stands. */
    enum Count {
        NONE,
        COUNTED,
        HELD,
        INVALID;

        /** The one with this word, or null. */
        static Count of(String word) {
            return switch (word) {
                case "none" -> NONE;
                case "counted" -> COUNTED;
                case "held" -> HELD;
                case "invalid" -> INVALID;
                default -> null;
            };
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    void add(String column, Count count, int change) {
        numbers.computeIfAbsent(column, _ -> new int[Count.values().length])[count.ordinal()] += change;
    }

    int of(String column, Count count) {
        var row = numbers.get(column);
        return row == null ? 0 : row[count.ordinal()];
    }

    boolean isEmpty() {
        return numbers.values().stream()
                .allMatch(row -> row[Count.COUNTED.ordinal()] == 0
                        && row[Count.HELD.ordinal()] == 0
                        && row[Count.INVALID.ordinal()] == 0);
    }

    /** The columns that were ever named. */
    Iterable<String> names() {
        return numbers.keySet();
    }

    /** Counted ones by column, without nought. */
    Map<String, Integer> counted() {
        var counted = new TreeMap<String, Integer>();
        numbers.forEach((column, row) -> {
            if (row[Count.COUNTED.ordinal()] != 0) {
                counted.put(column, row[Count.COUNTED.ordinal()]);
            }
        });
        return counted;
    }
}
