package folkmoot.platform.problem;

import folkmoot.platform.problem.Invalid.Detail;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Gathers what is wrong with the parts of one request, so that whoever sent it hears of all of it at once. */
public final class Faults {

    private final Map<String, List<Detail>> found = new LinkedHashMap<>();

    /** One part does not hold up. */
    public void add(String field, String error, String description) {
        found.computeIfAbsent(field, _ -> new ArrayList<>()).add(new Detail(error, description));
    }

    /** Remembers what a check finds; a problem that names no field ends all checking. */
    public void of(Runnable check) {
        try {
            check.run();
        } catch (Invalid problem) {
            if (problem.details().isEmpty()) {
                throw problem;
            }
            problem.details()
                    .forEach((field, details) ->
                            details.forEach(detail -> add(field, detail.error(), detail.description())));
        }
    }

    /** Problems: 422 that names every part in which something was found. */
    public void require() {
        if (!found.isEmpty()) {
            var sentences = found.entrySet().stream()
                    .flatMap(field ->
                            field.getValue().stream().map(detail -> field.getKey() + " " + detail.description()))
                    .collect(Collectors.joining(", "));
            throw new Invalid(Invalid.Kind.REFUSED, "Validation failed: " + sentences, found);
        }
    }
}
