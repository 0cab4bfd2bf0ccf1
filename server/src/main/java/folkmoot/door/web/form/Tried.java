package folkmoot.door.web.form;

import folkmoot.platform.http.Request;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A form that was sent and did not hold up: it comes back with what was typed, and says what is wrong.
 *
 * @param form its id
 * @param sent what was typed
 * @param faults by the name of their field, in the reader's language
 * @param fault what is wrong with no field; may be empty
 */
public record Tried(String form, Optional<Request> sent, Map<String, String> faults, String fault) {

    /** Nothing was sent. */
    public static final Tried NOTHING = new Tried("", Optional.empty(), Map.of(), "");

    /** What was typed into a field of a form, also when blank; empty where another form was sent, or none. */
    Optional<String> typed(String of, String name) {
        return of(of).map(request -> request.parameters().typed(name).orElse(""));
    }

    /** Which values were chosen; as {@link #typed}. */
    Optional<Set<String>> chosen(String of, String name) {
        return of(of).map(request -> Set.copyOf(request.parameters().texts(name)));
    }

    String fault(String of, String name) {
        return form.equals(of) ? faults.getOrDefault(name, "") : "";
    }

    private Optional<Request> of(String other) {
        return sent.filter(_ -> form.equals(other));
    }

    /** Whether anything is wrong. */
    public boolean isWrong() {
        return !faults.isEmpty() || !fault.isEmpty();
    }
}
