package folkmoot.command.verify;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.command.verify.Columns.Count;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The columns that the server publishes, page by page, each page with the size of the log that it was counted from. */
final class PublishedTallies {

    private static final String PATH = "/api/folkmoot/v1/log/tallies?limit=500&after=";
    private static final int MOST_PAGES = 100_000;

    private final TreeMap<Long, List<JsonNode>> bySize = new TreeMap<>();
    private final Set<String> proposals = new HashSet<>();

    /** Reads all pages. */
    static PublishedTallies read(PublicData data) {
        var found = new PublishedTallies();
        var after = "0";
        for (int page = 0; page < MOST_PAGES; page++) {
            var json = data.json(PATH + after);
            var tallies = json.path("tallies");
            if (!json.path("size").isIntegralNumber() || !tallies.isArray()) {
                throw new PublicData.Unreadable("The published columns are not readable");
            }
            var ofSize = found.bySize.computeIfAbsent(json.path("size").longValue(), _ -> new ArrayList<>());
            for (var tally : tallies) {
                ofSize.add(tally);
                found.proposals.add(tally.path("proposal").asText());
            }
            if (tallies.isEmpty()) {
                return found;
            }
            after = tallies.get(tallies.size() - 1).path("id").asText();
        }
        throw new PublicData.Unreadable("The published columns have no end");
    }

    /** How many proposals. */
    int count() {
        return proposals.size();
    }

    /** Whether the columns of a proposal are published. */
    boolean has(String proposal) {
        return proposals.contains(proposal);
    }

    /** The largest log that a page was counted from. */
    long largest() {
        return bySize.isEmpty() ? 0 : bySize.lastKey();
    }

    /** The sizes of the log at which something is to be compared. */
    Set<Long> sizes() {
        return new TreeSet<>(bySize.keySet());
    }

    /** Compares what was published from the log of this size with what was counted up to there. */
    void compare(long size, Recount recount, Differences differences) {
        bySize.getOrDefault(size, List.of()).forEach(tally -> compare(tally, recount, differences));
    }

    private static void compare(JsonNode tally, Recount recount, Differences differences) {
        var proposal = tally.path("proposal").asText();
        var published = new TreeMap<Integer, Columns>();
        for (var row : tally.path("columns")) {
            var columns = published.computeIfAbsent(row.path("version").asInt(), _ -> new Columns());
            for (var count : List.of(Count.COUNTED, Count.HELD, Count.INVALID)) {
                columns.add(
                        row.path("column").asText(),
                        count,
                        row.path(count.word()).asInt());
            }
        }
        var chain = recount.chain(proposal);
        var counted = chain.map(Chain::columns).orElseGet(TreeMap::new);
        var versions = new TreeSet<>(published.keySet());
        versions.addAll(counted.keySet());
        for (int version : versions) {
            compare(
                    proposal + ", version " + version,
                    published.getOrDefault(version, new Columns()),
                    counted.getOrDefault(version, new Columns()),
                    differences);
        }
    }

    private static void compare(String what, Columns published, Columns counted, Differences differences) {
        var names = new TreeSet<String>();
        published.names().forEach(names::add);
        counted.names().forEach(names::add);
        for (var column : names) {
            for (var count : List.of(Count.COUNTED, Count.HELD, Count.INVALID)) {
                if (published.of(column, count) != counted.of(column, count)) {
                    differences.add(what + ": " + count.word() + " in " + column + " is published as "
                            + published.of(column, count) + ", the log has " + counted.of(column, count));
                }
            }
        }
    }
}
