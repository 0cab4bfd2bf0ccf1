package folkmoot.civic.proposal;

import folkmoot.civic.community.SupportColumn;
import java.util.Map;

/**
 * The four columns of a proposal, and what is held for review in each.
 *
 * @param refused how many were refused after review
 */
public record Tally(Map<SupportColumn, Integer> counts, Map<SupportColumn, Integer> held, int refused) {

    public static final Tally EMPTY = new Tally(Map.of(), Map.of(), 0);

    public Tally {
        counts = Map.copyOf(counts);
        held = Map.copyOf(held);
    }

    public int count(SupportColumn column) {
        return counts.getOrDefault(column, 0);
    }

    public int total() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    public int totalHeld() {
        return held.values().stream().mapToInt(Integer::intValue).sum();
    }
}
