package folkmoot.command.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Compares the published history of a proposal with the events in the log: what happened, when, and why. */
final class HistoryComparison {

    private static final Set<String> OTHER_MOVES = Set.of("track", "amended", "corrected", "edited");

    private HistoryComparison() {}

    /** An event of the log in one line. */
    static String line(JsonNode entry) {
        return line(
                Recount.text(entry, "at"),
                Recount.text(entry, "event"),
                entry.path("from").asText(""),
                entry.path("to").asText(""),
                entry.path("reason").asText(""));
    }

    private static String line(String at, String event, String from, String to, String reason) {
        return RecordComparison.second(at) + " " + event + (from.isEmpty() ? "" : " from " + from)
                + (to.isEmpty() ? "" : " to " + to) + (reason.isEmpty() ? "" : " because of " + reason);
    }

    /** Whether the proposal is in another state after it. A track has states of its own, and changes of the text name versions. */
    static boolean isMove(JsonNode entry) {
        return entry.path("from").isTextual()
                && entry.path("to").isTextual()
                && !OTHER_MOVES.contains(entry.path("event").asText());
    }

    /** What differs, one line each. Of a proposal older than the log the history has more, and nothing else. */
    static List<String> wrong(Chain chain, ObjectNode history) {
        var shown = new ArrayList<String>();
        history.path("orderedItems")
                .forEach(item -> shown.add(line(
                        item.path("published").asText(),
                        item.path("fm:kind").asText(),
                        item.path("fm:from").asText(""),
                        item.path("fm:to").asText(""),
                        item.path("fm:reason").asText(""))));
        var wrong = new ArrayList<String>();
        var missing = new ArrayList<>(chain.events());
        shown.forEach(missing::remove);
        missing.forEach(event -> wrong.add("the history has not what the log has: " + event));
        var further = new ArrayList<>(shown);
        chain.events().forEach(further::remove);
        if (chain.events().stream().anyMatch(event -> event.contains(" published"))) {
            further.forEach(event -> wrong.add("the log has not what the history has: " + event));
        }
        return wrong;
    }
}
