package folkmoot.command.verify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What the log says of one proposal so far: its columns, its text, where it stands, what bodies answered. */
final class Chain {

    private final int number;
    private final String proposal;
    private final TreeMap<Integer, Columns> columns = new TreeMap<>();
    private final List<Text> texts = new ArrayList<>();
    private final List<String> events = new ArrayList<>();
    private final Map<String, List<String>> tracks = new LinkedHashMap<>();
    private final List<Answer> answers = new ArrayList<>();
    private int olderAnswers;
    private String state = "";

    /** @param number among all proposals, from 0 */
    Chain(int number, String proposal) {
        this.number = number;
        this.proposal = proposal;
    }

    int number() {
        return number;
    }

    /** The address of its record. */
    String proposal() {
        return proposal;
    }

    /** The columns of a version; made when there were none. */
    Columns columns(int of) {
        return columns.computeIfAbsent(of, _ -> new Columns());
    }

    /** The columns of each version that has any, all nought left out. */
    Map<Integer, Columns> columns() {
        var found = new TreeMap<>(columns);
        found.values().removeIf(Columns::isEmpty);
        return found;
    }

    /** The number of its present text; 0 before the first. */
    int version() {
        return texts.isEmpty() ? 0 : texts.getLast().version();
    }

    /** A text that it had, as its digest; a correction has the number of what it corrects. */
    record Text(int version, String digest) {}

    /** Its texts in their order. */
    List<Text> texts() {
        return texts;
    }

    /** What happened to it, in order, each as {@link HistoryComparison} writes it. */
    List<String> events() {
        return events;
    }

    /** When something happened on the track of a body, by the body's actor. */
    Map<String, List<String>> tracks() {
        return tracks;
    }

    /** A version of an answer, as its digest. */
    record Answer(String response, int version, String digest) {}

    /** What bodies answered, every version. */
    List<Answer> answers() {
        return answers;
    }

    /** How many answers there were before each had a number of its own in the log. */
    int olderAnswers() {
        return olderAnswers;
    }

    void addOlderAnswer() {
        olderAnswers++;
    }

    /** Where the log says that it stands; empty where it never said. */
    Optional<String> state() {
        return state.isEmpty() ? Optional.empty() : Optional.of(state);
    }

    void isIn(String newState) {
        state = newState;
    }
}
