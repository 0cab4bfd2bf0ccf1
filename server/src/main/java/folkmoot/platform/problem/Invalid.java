package folkmoot.platform.problem;

import java.util.List;
import java.util.Map;

/**
 * What was sent does not hold up. {@link Kind#MALFORMED} is HTTP 400 (it cannot be read), {@link Kind#REFUSED} is 422 (it
 * can be read but breaks a rule); the details name each field, its error code ({@code ERR_BLANK}, {@code ERR_TAKEN} …) and
 * a sentence.
 */
public final class Invalid extends Problem {

    /** Whether the request could be read at all. */
    public enum Kind {
        MALFORMED,
        REFUSED
    }

    /** One field's error, in the client API's words. */
    public record Detail(String error, String description) {}

    private final Kind kind;
    private final transient Map<String, List<Detail>> details;

    public Invalid(Kind kind, String message, Map<String, List<Detail>> details) {
        super(message);
        this.kind = kind;
        this.details = Map.copyOf(details);
    }

    /** 400: cannot be read. */
    public static Invalid malformed(String message) {
        return new Invalid(Kind.MALFORMED, message, Map.of());
    }

    /** 422: breaks a rule. */
    public static Invalid refused(String message) {
        return new Invalid(Kind.REFUSED, message, Map.of());
    }

    /** 422 for one field. */
    public static Invalid field(String field, String error, String description) {
        return new Invalid(
                Kind.REFUSED,
                "Validation failed: " + field + " " + description,
                Map.of(field, List.of(new Detail(error, description))));
    }

    public Kind kind() {
        return kind;
    }

    public Map<String, List<Detail>> details() {
        return details;
    }
}
