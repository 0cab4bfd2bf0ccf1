package folkmoot.quote;

import folkmoot.problem.Invalid;
import java.util.List;

/**
 * Who may quote a status, in the client API's words ({@code public}, {@code followers}, {@code following}).
 *
 * @param automatic who may at once
 * @param manual who may after the author agreed
 */
public record QuotePolicy(List<String> automatic, List<String> manual) {

    public static final QuotePolicy PUBLIC = new QuotePolicy(List.of("public"), List.of());
    public static final QuotePolicy NOBODY = new QuotePolicy(List.of(), List.of());

    public QuotePolicy {
        automatic = List.copyOf(automatic);
        manual = List.copyOf(manual);
    }

    /** {@code public}, {@code followers} or {@code nobody}; 422 for anything else. */
    public static QuotePolicy of(String word) {
        return switch (word) {
            case "public" -> PUBLIC;
            case "followers" -> new QuotePolicy(List.of("followers"), List.of());
            case "nobody" -> NOBODY;
            default -> throw Invalid.field("quote_approval_policy", "ERR_INCLUSION", "is not included in the list");
        };
    }

    /** What somebody may who is not the author: {@code automatic}, {@code manual} or {@code denied}. */
    public String allows(boolean follows) {
        if (automatic.contains("public") || follows && automatic.contains("followers")) {
            return "automatic";
        }
        return manual.contains("public") || follows && manual.contains("followers") ? "manual" : "denied";
    }
}
