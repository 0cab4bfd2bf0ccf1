package folkmoot.door.web;

import folkmoot.platform.problem.Invalid;
import java.util.LinkedHashMap;
import java.util.Map;

/** Sentences for problems, in the reader's language: one for the code of a field, or for the code. */
public final class FaultWords {

    private static final String PREFIX = "problem.";

    private FaultWords() {}

    /** What is wrong, by field. Those of parts of a list are those of the list. */
    public static Map<String, String> of(Messages text, Invalid problem) {
        var faults = new LinkedHashMap<String, String>();
        problem.details()
                .forEach((field, details) -> details.stream()
                        .findFirst()
                        .ifPresent(detail -> faults.put(field, sentence(text, field, detail.error()))));
        return faults;
    }

    /** The sentence of a code. */
    private static String sentence(Messages text, String field, String code) {
        return text.find(PREFIX + field + "." + code)
                .or(() -> text.find(PREFIX + code))
                .orElseGet(() -> text.get(PREFIX + "ERR_INVALID"));
    }
}
