package folkmoot.door.web;

import folkmoot.door.web.Frame.Typed;
import folkmoot.people.user.Sessions.Session;
import folkmoot.platform.http.Handler;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Stands before every form of the pages: one that comes with the token of a session that is over, or of another, is not lost. What was typed comes
 * back, to be sent again with the present token, or after signing in. Nothing was done meanwhile.
 */
final class Again {

    private static final int FORBIDDEN = 403;

    private final Frame frame;

    Again(Frame frame) {
        this.frame = frame;
    }

    Handler around(Handler handler) {
        return request -> {
            var token = request.parameter("csrf");
            if (token.isEmpty()) {
                return handler.handle(request); // whoever wrote that form never saw one of ours
            }
            var session = frame.session(request);
            return session.filter(known -> known.sent(token)).isPresent()
                    ? handler.handle(request)
                    : draw(request, session, FORBIDDEN, Typed.of(request));
        };
    }

    Response draw(Request request, Optional<Session> session, int status, Typed typed) {
        var text = frame.text(request);
        var values = new HashMap<String, Object>(Map.of(
                "action", typed.action(),
                "fields", typed.shown(),
                "secrets", typed.secrets(),
                "written", typed.written(),
                "csrf", session.map(Session::csrfToken).orElse(""),
                "files", !request.uploads().isEmpty()));
        var title = session.isPresent() ? "again.title" : "again.out";
        var page = frame.page(request, text.get(title)).at("/");
        return frame.draw(request, status, "again", session.isPresent() ? frame.as(page, session.get()) : page, values);
    }
}
