package folkmoot.door.web.form;

import folkmoot.door.web.Frame;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Pages with forms for who is not signed in: what is sent speaks for nobody. */
public final class OpenRoom {

    private final Frame frame;

    public OpenRoom(Frame frame) {
        this.frame = frame;
    }

    /** A page. @param title a finished text */
    public Response show(Request request, int status, String title, Function<Tried, List<Part>> parts) {
        return draw(request, status, title, parts, Tried.NOTHING);
    }

    /** The page comes back, with what is wrong with no field. @param fault a finished text */
    public Response again(
            Request request, int status, String form, String title, String fault, Function<Tried, List<Part>> parts) {
        return draw(request, status, title, parts, new Tried(form, Optional.of(request), Map.of(), fault));
    }

    /** A form was sent; where it does not hold up, it comes back. */
    public Response change(
            Request request, String form, String title, Function<Tried, List<Part>> parts, Supplier<Response> change) {
        try {
            return change.get();
        } catch (Problem problem) {
            var back = Refused.by(problem, request, frame.text(request), form);
            return draw(request, back.status(), title, parts, back.tried());
        }
    }

    private Response draw(Request request, int status, String title, Function<Tried, List<Part>> parts, Tried tried) {
        var text = frame.text(request);
        var shown = parts.apply(tried);
        return frame.draw(
                request,
                status,
                "open-room",
                frame.page(request, title),
                Map.of("parts", shown, "summary", Summary.of(text, shown, tried), "csrf", frame.csrf(request)));
    }
}
