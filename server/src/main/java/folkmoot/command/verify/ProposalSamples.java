package folkmoot.command.verify;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Compares what the log says of some proposals with their published records, up to two hundred of them. A record may be a moment ahead of
 * the log: what does not agree is looked at again, and left out where the log has gone on meanwhile.
 */
final class ProposalSamples {

    private static final int MOST = 200;
    private static final int LOOKS = 4;
    private static final Duration BETWEEN = Duration.ofMillis(400);
    private static final String RECORD = "/record";

    /** What the record calls each column. */
    private static final Map<String, String> COLUMNS = Map.of(
            "verifiedLocal", "verified-local",
            "membersHere", "members",
            "knownInstances", "known",
            "widerNetwork", "network",
            "inPerson", "in-person");

    private final PublicData data;
    private final Recount recount;
    private final Differences differences;

    ProposalSamples(PublicData data, Recount recount, Differences differences) {
        this.data = data;
        this.recount = recount;
        this.differences = differences;
    }

    /** Compares them; how many that were. */
    int compare(long size) {
        var chains = new ArrayList<Chain>();
        recount.chains().forEach(chains::add);
        chains.removeIf(chain -> !chain.proposal().startsWith(data.server() + "/")
                || !chain.proposal().endsWith(RECORD));
        int step = Math.max(1, (chains.size() + MOST - 1) / MOST);
        int compared = 0;
        for (int at = 0; at < chains.size(); at += step) {
            compare(chains.get(at), size);
            compared++;
        }
        return compared;
    }

    private void compare(Chain chain, long size) {
        var wrong = wrong(chain);
        for (int look = 1; look < LOOKS && !wrong.isEmpty(); look++) {
            if (hasGoneOn(chain, size)) {
                return;
            }
            LockSupport.parkNanos(BETWEEN.toNanos());
            wrong = wrong(chain);
        }
        if (!wrong.isEmpty() && !hasGoneOn(chain, size)) {
            wrong.forEach(line -> differences.add(chain.proposal() + ": " + line));
        }
    }

    private boolean hasGoneOn(Chain chain, long size) {
        var path = chain.proposal().substring(data.server().toString().length());
        var id = path.substring(
                path.lastIndexOf('/', path.length() - RECORD.length() - 1) + 1, path.length() - RECORD.length());
        return !data.text("/api/folkmoot/v1/proposals/" + id + "/log?limit=1&after=" + (size - 1), 1 << 20)
                .strip()
                .equals("[]");
    }

    /** A hidden proposal has no record for anybody, which is no difference. */
    private List<String> wrong(Chain chain) {
        var path = chain.proposal().substring(data.server().toString().length());
        return data.json(path, "application/activity+json")
                .map(record -> wrong(chain, record))
                .orElseGet(List::of);
    }

    private static List<String> wrong(Chain chain, ObjectNode record) {
        var wrong = new ArrayList<String>();
        var counted = new TreeMap<String, Integer>();
        chain.columns()
                .values()
                .forEach(columns ->
                        columns.counted().forEach((column, count) -> counted.merge(column, count, Integer::sum)));
        var shown = record.path("fm:supportCount");
        COLUMNS.forEach((name, column) -> {
            int count = shown.path(name).asInt();
            if (count != counted.getOrDefault(column, 0)) {
                wrong.add("the record shows " + count + " in " + column + ", the log has "
                        + counted.getOrDefault(column, 0));
            }
        });
        chain.state()
                .filter(state -> !state.equals(record.path("fm:state").asText()))
                .ifPresent(state -> wrong.add("the record says that it is "
                        + record.path("fm:state").asText() + ", the log that it is " + state));
        return wrong;
    }
}
