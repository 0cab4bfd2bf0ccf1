package folkmoot.door.web;

import folkmoot.people.oauth.Tokens;
import folkmoot.people.user.Sessions;
import folkmoot.people.user.UserLinks;
import folkmoot.people.user.UserLinks.Purpose;
import folkmoot.people.user.UserMails;
import folkmoot.people.user.Users;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.RateLimits;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import java.time.Duration;
import java.util.Map;

/** A new password for who has forgotten theirs, by a link in a mail. It ends every session and voids every token. */
public final class PasswordPages {

    private static final RateLimits.Rule ASK = new RateLimits.Rule("reset password", 10, Duration.ofHours(1));

    private final Frame frame;
    private final Database database;
    private final Users users;
    private final UserLinks links;
    private final UserMails mails;
    private final Sessions sessions;
    private final Tokens tokens;

    public PasswordPages(
            Frame frame,
            Database database,
            Users users,
            UserLinks links,
            UserMails mails,
            Sessions sessions,
            Tokens tokens) {
        this.frame = frame;
        this.database = database;
        this.users = users;
        this.links = links;
        this.mails = mails;
        this.sessions = sessions;
        this.tokens = tokens;
    }

    public void register(Routing routing) {
        routing.get("/forgot-password", this::show)
                .post("/forgot-password", this::ask)
                .get("/reset-password", this::showReset)
                .post("/reset-password", this::reset);
    }

    private Response show(Request request) {
        return frame.draw(
                request,
                "forgot-password",
                frame.page(request, frame.text(request).get("forgot.title")),
                Map.of());
    }

    /** Says the same whether the address is known or not. */
    private Response ask(Request request) {
        request.count(ASK, request.network());
        var email = request.parameter("email").orElse("").strip();
        database.write(tx -> users.byEmail(tx, email).ifPresent(user -> mails.resetPassword(tx, user)));
        var text = frame.text(request);
        return frame.draw(
                request,
                "notice",
                frame.page(request, text.get("forgot.title")),
                Map.of("message", text.get("forgot.sent")));
    }

    private Response showReset(Request request) {
        return form(request, 200, "");
    }

    private Response reset(Request request) {
        var token = requireGood(request);
        try {
            var hash = users.hashNew(request.parameter("password").orElse(""));
            database.write(tx -> {
                var id = links.use(tx, Purpose.RESET_PASSWORD, token).orElseThrow(PasswordPages::spent);
                users.setPassword(tx, id, hash);
                users.confirm(tx, id); // the link came by mail
                sessions.closeAll(tx, id);
                tokens.revokeAll(tx, id);
            });
            return Response.redirect("/sign-in");
        } catch (Invalid invalid) {
            return form(request, 422, invalid.getMessage());
        }
    }

    private Response form(Request request, int status, String error) {
        return frame.draw(
                request,
                status,
                "reset-password",
                frame.page(request, frame.text(request).get("forgot.title")),
                Map.of("token", requireGood(request), "error", error));
    }

    private String requireGood(Request request) {
        var token = request.parameter("token").orElse("");
        if (!database.read(tx -> links.isGood(tx, Purpose.RESET_PASSWORD, token))) {
            throw spent();
        }
        return token;
    }

    private static Forbidden spent() {
        return new Forbidden("This link has been used, or is too old. Ask for a new one");
    }
}
