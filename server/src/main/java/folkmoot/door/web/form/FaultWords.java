package folkmoot.door.web.form;

import folkmoot.door.web.Messages;
import folkmoot.platform.problem.Conflict;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.problem.Problem;
import folkmoot.platform.problem.TooMany;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Sentences for problems, in the reader's language: one for the code of a field, or for the code. */
public final class FaultWords {

    private static final String PREFIX = "problem.";

    private FaultWords() {}

    /** What is wrong, by field. Those of parts of a list are those of the list. */
    static Map<String, String> of(Messages text, Invalid problem) {
        var faults = new LinkedHashMap<String, String>();
        problem.details()
                .forEach((field, details) -> details.stream()
                        .findFirst()
                        .ifPresent(detail -> faults.put(field, sentence(text, field, detail.error()))));
        return faults;
    }

    /** The sentence of a code. */
    static String sentence(Messages text, String field, String code) {
        return text.find(PREFIX + field + "." + code)
                .or(() -> text.find(PREFIX + code))
                .orElseGet(() -> text.get(PREFIX + "ERR_INVALID"));
    }

    /** What is wrong with no field, and the status it is answered with; empty for a problem that no form can have. */
    static Optional<Whole> whole(Messages text, Problem problem) {
        return switch (problem) {
            case Invalid invalid ->
                Optional.of(new Whole(422, invalid.details().isEmpty() ? text.get(PREFIX + "whole") : ""));
            case Forbidden _ -> Optional.of(new Whole(403, text.get(PREFIX + "forbidden")));
            case Conflict _ -> Optional.of(new Whole(409, text.get(PREFIX + "conflict")));
            case TooMany _ -> Optional.of(new Whole(429, text.get(PREFIX + "many")));
            case NotFound _ -> Optional.empty();
            default -> Optional.empty();
        };
    }

    /** @param sentence may be empty */
    record Whole(int status, String sentence) {}
}
