package folkmoot.civic.community;

import java.util.Map;
import java.util.Set;

/** How many supports, in which columns together, send a proposal to the bodies it addresses. */
public record ThresholdRule(int count, Set<SupportColumn> columns) {

    public ThresholdRule {
        columns = Set.copyOf(columns);
        if (count < 1 || columns.isEmpty()) {
            throw new IllegalArgumentException("A threshold needs a count and a column");
        }
    }

    /** What of a tally counts towards it. */
    public int counted(Map<SupportColumn, Integer> tally) {
        return columns.stream()
                .mapToInt(column -> tally.getOrDefault(column, 0))
                .sum();
    }
}
