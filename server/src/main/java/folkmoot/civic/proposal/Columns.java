package folkmoot.civic.proposal;

import folkmoot.civic.community.SupportColumn;
import java.sql.ResultSet;
import java.sql.SQLException;
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

    void add(Columns others) {
        for (var counting : Counting.values()) {
            for (int i = 0; i < WIDTH; i++) {
                numbers.get(counting)[i] += others.numbers.get(counting)[i];
            }
        }
    }

    /** Those of a row with counted, held and invalid from a column on; they may be shorter, from before there was the last column. */
    static Columns read(ResultSet row, int at) throws SQLException {
        var columns = new Columns();
        for (var counting : Counting.values()) {
            var stored = (Integer[]) row.getArray(at + counting.ordinal()).getArray();
            for (int i = 0; i < Math.min(WIDTH, stored.length); i++) {
                columns.numbers.get(counting)[i] = stored[i];
            }
        }
        return columns;
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
