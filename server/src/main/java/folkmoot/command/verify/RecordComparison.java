package folkmoot.command.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Compares the record of a proposal with what the log says: the columns, where it stands, when bodies answered. */
final class RecordComparison {

    /** What the record calls each column. */
    private static final Map<String, String> COLUMNS = Map.of(
            "verifiedLocal", "verified-local",
            "membersHere", "members",
            "knownInstances", "known",
            "widerNetwork", "network",
            "inPerson", "in-person");

    private RecordComparison() {}

    /** What differs, one line each. */
    static List<String> wrong(Chain chain, ObjectNode record) {
        var wrong = new ArrayList<String>();
        columns(chain, record, wrong);
        chain.state()
                .filter(state -> !state.equals(record.path("fm:state").asText()))
                .ifPresent(state -> wrong.add("the record says that it is "
                        + record.path("fm:state").asText() + ", the log that it is " + state));
        record.path("fm:tracks").forEach(track -> track(chain, track, wrong));
        return wrong;
    }

    /** Of bodies of which the log speaks: every time of the track is one at which it says that something happened. */
    private static void track(Chain chain, JsonNode track, List<String> wrong) {
        var logged = chain.tracks().get(track.path("fm:actor").asText());
        if (logged == null) {
            return;
        }
        for (var moment : List.of("fm:asked", "fm:acknowledged", "fm:answered")) {
            var shown = track.path(moment);
            if (shown.isTextual() && logged.stream().noneMatch(at -> isClose(at, shown.textValue()))) {
                wrong.add("the record says " + moment.substring(3) + " " + shown.textValue() + " of "
                        + track.path("name").asText() + ", when nothing happened in the log");
            }
        }
    }

    private static boolean isClose(String one, String other) {
        try {
            return Duration.between(Instant.parse(one), Instant.parse(other))
                            .abs()
                            .compareTo(Duration.ofSeconds(3))
                    < 0;
        } catch (DateTimeParseException _) {
            return false;
        }
    }

    private static void columns(Chain chain, ObjectNode record, List<String> wrong) {
        var counted = new TreeMap<String, Integer>();
        chain.columns()
                .values()
                .forEach(columns ->
                        columns.counted().forEach((column, count) -> counted.merge(column, count, Integer::sum)));
        var shown = record.path("fm:supportCount");
        COLUMNS.forEach((name, column) -> {
            int logged = counted.getOrDefault(column, 0);
            if (shown.has(name) && shown.path(name).asInt() != logged) {
                wrong.add("the record shows " + shown.path(name).asInt() + " in " + column + ", the log has " + logged);
            }
        });
        int total = counted.values().stream().mapToInt(Integer::intValue).sum();
        if (shown.path("total").asInt() != total) {
            wrong.add("the record shows " + shown.path("total").asInt() + " in all, the log has " + total);
        }
    }

    /** A time to the second, or the text as it is. */
    static String second(String time) {
        try {
            return Instant.parse(time).truncatedTo(ChronoUnit.SECONDS).toString();
        } catch (DateTimeParseException _) {
            return time;
        }
    }
}
