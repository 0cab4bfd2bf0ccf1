package folkmoot.door.web.form;

import folkmoot.door.web.Frame;
import folkmoot.door.web.Messages;
import folkmoot.people.user.Sessions.Session;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.problem.Problem;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Pages on which somebody changes something: only for who is signed in, and every form comes back with what was typed when it does not hold up. */
public final class Room {

    private static final String DONE = "done";

    private final Frame frame;
    private final String template;
    private final String prefix;
    private final Furniture furniture;

    /** What stands beside every page of a room, as values of its template. */
    @FunctionalInterface
    public interface Furniture {
        Map<String, Object> of(Messages text, Session session, String path);
    }

    /** Draws a page. @param tried what was sent and did not hold up */
    @FunctionalInterface
    public interface Drawing {
        List<Part> parts(Asked asked);
    }

    /**
     * Who looks at a page.
     *
     * @param tried what was sent and did not hold up
     */
    public record Asked(Request request, Session session, Messages text, Tried tried) {

        /** A form of this page. */
        public FormBuilder form(String prefix, String id, String action) {
            return new FormBuilder(text, prefix, id, action, tried);
        }
    }

    /**
     * @param template of its pages
     * @param prefix of the words of what was done
     */
    public Room(Frame frame, String template, String prefix, Furniture furniture) {
        this.frame = frame;
        this.template = template;
        this.prefix = prefix;
        this.furniture = furniture;
    }

    /** A page. @param title key of its title */
    public Response show(Request request, String title, Drawing drawing) {
        return frame.session(request)
                .map(session -> draw(request, session, 200, title, drawing, Tried.NOTHING))
                .orElseGet(() -> Frame.toSignIn(request));
    }

    /** A page in answer to a form. */
    public Response answer(Request request, Session session, String title, Drawing drawing) {
        return draw(request, session, 200, title, drawing, Tried.NOTHING);
    }

    /** A form was sent, for the account as which the browser acts. */
    public Response change(
            Request request, String form, String title, Drawing drawing, Function<Session, Response> change) {
        return change(request, frame.requireSession(request), form, title, drawing, change);
    }

    /** The same for what concerns the person alone, and no account. */
    public Response changeOwn(
            Request request, String form, String title, Drawing drawing, Function<Session, Response> change) {
        return change(request, frame.requirePerson(request), form, title, drawing, change);
    }

    private Response change(
            Request request,
            Session session,
            String form,
            String title,
            Drawing drawing,
            Function<Session, Response> change) {
        try {
            return change.apply(session);
        } catch (Problem problem) {
            var back = Refused.by(problem, request, frame.text(request), form);
            return draw(request, session, back.status(), title, drawing, back.tried());
        }
    }

    /** What stands beside a page: a list of all of them, the one shown marked. @param name of the list */
    public static Map<String, Object> list(String name, List<Part.Link> pages, String path) {
        var here = pages.stream()
                .map(Part.Link::url)
                .filter(url -> path.equals(url) || path.startsWith(url + "/"))
                .max(Comparator.comparingInt(String::length))
                .orElse(path);
        return Map.of("name", name, "nav", pages, "here", here);
    }

    /** To a page that says what was done. */
    public static Response done(String path, String form) {
        return Response.redirect(303, path + (path.contains("?") ? "&" : "?") + DONE + "=" + form);
    }

    private Response draw(Request request, Session session, int status, String title, Drawing drawing, Tried tried) {
        var text = frame.text(request);
        var parts = drawing.parts(new Asked(request, session, text, tried));
        var page = frame.page(request, text.get(title));
        var values = new HashMap<>(furniture.of(text, session, page.path()));
        values.put("csrf", session.csrfToken());
        values.put("parts", parts);
        values.put("summary", Summary.of(text, parts, tried));
        values.put("done", done(request, text));
        return frame.draw(request, status, template, page, values).header("Cache-Control", "private, no-store");
    }

    private String done(Request request, Messages text) {
        return request.parameter(DONE)
                .filter(word ->
                        word.matches("[a-z-]{1,40}") && request.method().name().equals("GET"))
                .flatMap(word -> text.find(prefix + word))
                .orElse("");
    }
}
