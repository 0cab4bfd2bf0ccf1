package folkmoot.proposal;

import folkmoot.community.SupportColumn;
import java.util.Map;

/** The four columns of a proposal, and what is held for review in each. */
public record Tally(Map<SupportColumn, Integer> counts, Map<SupportColumn, Integer> held) {

    public static final Tally EMPTY = new Tally(Map.of(), Map.of());

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
