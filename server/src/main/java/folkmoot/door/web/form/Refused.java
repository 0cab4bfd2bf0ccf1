package folkmoot.door.web.form;

import folkmoot.door.web.FaultWords;
import folkmoot.door.web.Messages;
import folkmoot.platform.http.Request;
import folkmoot.platform.problem.Conflict;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.Problem;
import folkmoot.platform.problem.TooMany;
import java.util.Map;
import java.util.Optional;

/** How a form that did not hold up comes back. */
public record Refused(int status, Tried tried) {

    /** Because of a problem; one that no form can have is thrown on. @param form its id */
    public static Refused by(Problem problem, Request request, Messages text, String form) {
        return switch (problem) {
            case Invalid invalid ->
                new Refused(
                        422,
                        new Tried(
                                form,
                                Optional.of(request),
                                FaultWords.of(text, invalid),
                                invalid.details().isEmpty() ? text.get("problem.whole") : ""));
            case Forbidden _ -> whole(403, "forbidden", request, text, form);
            case Conflict _ -> whole(409, "conflict", request, text, form);
            case TooMany _ -> whole(429, "many", request, text, form);
            default -> throw problem;
        };
    }

    /** What is wrong with no field. */
    private static Refused whole(int status, String word, Request request, Messages text, String form) {
        return new Refused(status, new Tried(form, Optional.of(request), Map.of(), text.get("problem." + word)));
    }
}
