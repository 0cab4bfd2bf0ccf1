package folkmoot.civic.opinion;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.platform.json.JsonBodies;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What may be told of a round: bridges first, then groups. With fewer than five people nothing, and no groups where one of them has fewer than five.
 *
 * @param people who said enough to count
 * @param bridges statements by how far every group agrees
 */
public record RoundResult(int people, List<Bridge> bridges, List<Group> groups) {

    /** Fewer tell who. */
    public static final int FEWEST = 5;

    static final RoundResult NOTHING = new RoundResult(0, List.of(), List.of());

    /**
     * How far every group agrees with a statement.
     *
     * @param agree of all who said something of it
     * @param share product over groups, from 0 to 1
     * @param shared whether more than half of every group agree
     */
    public record Bridge(long statement, int agree, int disagree, int said, double share, boolean shared) {}

    public record Group(int people, List<Stand> stands) {}

    /** @param of how many of the group agree or disagree, of those who said something of it */
    public record Stand(long statement, boolean agrees, int of, int said) {}

    /** @param ids of the statements of the table */
    static RoundResult of(Landscape found, List<Long> ids) {
        if (found.people() < FEWEST) {
            return NOTHING;
        }
        var bridges = found.consensus().stream()
                .map(bridge -> bridge(found, bridge, ids))
                .filter(bridge -> bridge.said() > 0)
                .toList();
        boolean told = found.groups().stream().allMatch(group -> group.people() >= FEWEST);
        return new RoundResult(
                found.people(),
                bridges,
                told ? found.groups().stream().map(group -> group(group, ids)).toList() : List.of());
    }

    private static Bridge bridge(Landscape found, Landscape.Bridge bridge, List<Long> ids) {
        int agree = 0;
        int disagree = 0;
        int said = 0;
        for (var group : found.groups()) {
            var counts = group.counts().get(bridge.statement());
            agree += counts.agree();
            disagree += counts.disagree();
            said += counts.said();
        }
        boolean shared = found.groups().stream()
                .map(group -> group.counts().get(bridge.statement()))
                .allMatch(counts -> 2 * (counts.agree() + 1) > counts.said() + 2);
        return new Bridge(
                ids.get(bridge.statement()), agree, disagree, said, Math.round(bridge.share() * 1000) / 1000.0, shared);
    }

    private static Group group(Landscape.Group group, List<Long> ids) {
        return new Group(
                group.people(),
                group.stands().stream()
                        .map(stand -> {
                            var counts = group.counts().get(stand.statement());
                            return new Stand(
                                    ids.get(stand.statement()),
                                    stand.agrees(),
                                    stand.agrees() ? counts.agree() : counts.disagree(),
                                    counts.said());
                        })
                        .toList());
    }

    String json() {
        return new String(JsonBodies.write(this), StandardCharsets.UTF_8);
    }

    static RoundResult read(String json) {
        var tree = JsonBodies.read(json.getBytes(StandardCharsets.UTF_8));
        var groups = new ArrayList<Group>();
        tree.get("groups")
                .forEach(group -> groups.add(new Group(
                        group.get("people").asInt(),
                        each(group.get("stands"))
                                .map(stand -> new Stand(
                                        stand.get("statement").asLong(),
                                        stand.get("agrees").asBoolean(),
                                        stand.get("of").asInt(),
                                        stand.get("said").asInt()))
                                .toList())));
        return new RoundResult(
                tree.get("people").asInt(),
                each(tree.get("bridges"))
                        .map(bridge -> new Bridge(
                                bridge.get("statement").asLong(),
                                bridge.get("agree").asInt(),
                                bridge.get("disagree").asInt(),
                                bridge.get("said").asInt(),
                                bridge.get("share").asDouble(),
                                bridge.get("shared").asBoolean()))
                        .toList(),
                groups);
    }

    private static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
