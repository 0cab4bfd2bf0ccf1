package folkmoot.civic.proposal;

import folkmoot.civic.community.SupportColumn;
import java.util.EnumMap;
import java.util.Map;

/**
 * The columns of a proposal.
 *
 * @param counts counted supports, for whichever of its texts
 * @param earlier those of them that are for a text before the present one
 * @param held waiting for review
 * @param refused not counted: taken out after review or by a rule
 */
public record Tally(
        Map<SupportColumn, Integer> counts,
        Map<SupportColumn, Integer> earlier,
        Map<SupportColumn, Integer> held,
        int refused) {

    public static final Tally EMPTY = new Tally(Map.of(), Map.of(), Map.of(), 0);

    public Tally {
        counts = Map.copyOf(counts);
        earlier = Map.copyOf(earlier);
        held = Map.copyOf(held);
    }

    public int count(SupportColumn column) {
        return counts.getOrDefault(column, 0);
    }

    public int total() {
        return sum(counts);
    }

    public int totalHeld() {
        return sum(held);
    }

    public int totalEarlier() {
        return sum(earlier);
    }

    /** Those for the present text: what a threshold is measured by. */
    public Map<SupportColumn, Integer> present() {
        var present = new EnumMap<SupportColumn, Integer>(SupportColumn.class);
        counts.forEach((column, count) -> present.put(column, count - earlier.getOrDefault(column, 0)));
        return present;
    }

    private static int sum(Map<SupportColumn, Integer> columns) {
        return columns.values().stream().mapToInt(Integer::intValue).sum();
    }
}
