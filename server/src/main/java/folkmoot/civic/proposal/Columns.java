package folkmoot.civic.proposal;

import folkmoot.civic.community.SupportColumn;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** Numbers in the order of {@link SupportColumn}, of one text of a proposal, while they are added up. */
final class Columns {

    private static final int WIDTH = SupportColumn.values().length;

    private final Map<Counting, int[]> numbers = new EnumMap<>(Counting.class);

    Columns() {
        for (var counting : Counting.values()) {
            numbers.put(counting, new int[WIDTH]);
        }
    }

    void add(Counting counting, SupportColumn column, int change) {
        numbers.get(counting)[column.ordinal()] += change;
    }

    /** @param stored may be shorter, from before there was the last column */
    void add(Counting counting, Integer[] stored) {
        for (int i = 0; i < Math.min(WIDTH, stored.length); i++) {
            numbers.get(counting)[i] += stored[i];
        }
    }

    int of(Counting counting, SupportColumn column) {
        return numbers.get(counting)[column.ordinal()];
    }

    int total(Counting counting) {
        return Arrays.stream(numbers.get(counting)).sum();
    }

    /** As PostgreSQL reads an array. */
    String stored(Counting counting) {
        return Arrays.toString(numbers.get(counting)).replace('[', '{').replace(']', '}');
    }
}
