package folkmoot.door.web.joining;

import folkmoot.door.web.Frame;
import folkmoot.people.user.UserLinks;
import folkmoot.people.user.UserLinks.Purpose;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.Request;
import folkmoot.platform.problem.Forbidden;

/** Pages behind a link that was mailed: it works once and for a while, and the page says when it no longer does. */
record MailedLinks(Frame frame, Database database, UserLinks links) {

    /** The secret of a link that works. Problems: 403 for any other. */
    String requireGood(Request request, Purpose purpose) {
        var token = request.parameter("token").orElse("");
        if (!database.read(tx -> links.isGood(tx, purpose, token))) {
            throw spent(request);
        }
        return token;
    }

    /** It does not work, or no longer. */
    Forbidden spent(Request request) {
        return new Forbidden(frame.text(request).get("link.spent"));
    }
}
