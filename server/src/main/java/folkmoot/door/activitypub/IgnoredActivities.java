package folkmoot.door.activitypub;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts the activities that we do nothing with, by type, so that one sees what others speak of. */
public final class IgnoredActivities {

    /** Somebody could invent types without end. */
    private static final int MOST_TYPES = 200;

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    void count(String type) {
        var name = counts.size() < MOST_TYPES || counts.containsKey(type) ? type : "other";
        counts.computeIfAbsent(name, _ -> new LongAdder()).increment();
    }

    /** How many of each type since the start. */
    public Map<String, Long> counts() {
        var all = new TreeMap<String, Long>();
        counts.forEach((type, count) -> all.put(type, count.sum()));
        return all;
    }
}
