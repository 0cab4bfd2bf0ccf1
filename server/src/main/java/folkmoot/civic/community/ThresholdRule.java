package folkmoot.civic.community;

import com.fasterxml.jackson.databind.node.ObjectNode;
import folkmoot.federation.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * How many supports send a proposal to the bodies it addresses.
 *
 * @param count in these columns together
 * @param columns that count towards it
 * @param least what single columns must have by themselves
 * @param servers from how many servers they must come, this one among them; 0 and 1 ask for nothing
 */
public record ThresholdRule(int count, Set<SupportColumn> columns, Map<SupportColumn, Integer> least, int servers) {

    public ThresholdRule {
        columns = Set.copyOf(columns);
        least = Map.copyOf(least);
        if (count < 1
                || columns.isEmpty()
                || servers < 0
                || least.values().stream().anyMatch(number -> number < 0)) {
            throw new IllegalArgumentException("A threshold needs a count and a column");
        }
    }

    public ThresholdRule(int count, Set<SupportColumn> columns) {
        this(count, columns, Map.of(), 0);
    }

    /** What of a tally counts towards it. */
    public int counted(Map<SupportColumn, Integer> tally) {
        return columns.stream()
                .mapToInt(column -> tally.getOrDefault(column, 0))
                .sum();
    }

    /** @param from how many servers anything is counted from */
    public boolean isMetBy(Map<SupportColumn, Integer> tally, int from) {
        return counted(tally) >= count
                && from >= servers
                && least.entrySet().stream().allMatch(one -> tally.getOrDefault(one.getKey(), 0) >= one.getValue());
    }

    /** As it stands in the log and at the API. */
    public ObjectNode json() {
        var json = Json.object().put("count", count).put("servers", servers);
        var words = json.putArray("columns");
        columns.stream().map(SupportColumn::word).sorted().forEach(words::add);
        json.set("least", minimum());
        return json;
    }

    private ObjectNode minimum() {
        var minimum = Json.object();
        new TreeMap<>(least).forEach((column, number) -> minimum.put(column.word(), number));
        return minimum;
    }

    /** As stored. */
    public String leastJson() {
        return minimum().toString();
    }

    /** @param json as {@link #leastJson} wrote it */
    public static Map<SupportColumn, Integer> leastOf(String json) {
        var least = new EnumMap<SupportColumn, Integer>(SupportColumn.class);
        Json.read(json.getBytes(StandardCharsets.UTF_8))
                .properties()
                .forEach(one -> SupportColumn.of(one.getKey())
                        .ifPresent(column -> least.put(column, one.getValue().asInt())));
        return least;
    }
}
