package folkmoot.command.archive;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Which rows of which tables belong to one community, and which columns do not go with them. */
record CommunityRules(Map<String, Rule> rules) {

    /**
     * Of one table.
     *
     * @param condition SQL about a row {@code t}
     * @param without columns that stay behind
     */
    record Rule(String condition, Set<String> without) {

        boolean takesAll() {
            return condition.equals("true");
        }
    }

    static CommunityRules read() {
        var rules = new LinkedHashMap<String, Rule>();
        for (var line : Fates.lines("community.txt")) {
            var parts = line.split(": ", 2);
            var head = parts[0].split(" without ", 2);
            rules.put(head[0], new Rule(parts[1], head.length == 1 ? Set.of() : Set.of(head[1].split(" "))));
        }
        return new CommunityRules(rules);
    }
}
