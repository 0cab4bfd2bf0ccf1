package folkmoot.door.web;

import folkmoot.people.user.Sessions;
import folkmoot.people.user.User;
import folkmoot.people.user.Users;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.RateLimits;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/** Signing in and out with a browser. */
public final class SignInPages {

    /** Against guessing, whosever password is tried. */
    private static final RateLimits.Rule BY_NETWORK = new RateLimits.Rule("sign-in network", 25, Duration.ofMinutes(5));

    /** Against guessing one password; only from one network, so that nobody elsewhere can keep its owner out. */
    private static final RateLimits.Rule BY_LOGIN = new RateLimits.Rule("sign-in login", 25, Duration.ofHours(1));

    private final Frame frame;
    private final Database database;
    private final Users users;
    private final Sessions sessions;

    public SignInPages(Frame frame, Database database, Users users, Sessions sessions) {
        this.frame = frame;
        this.database = database;
        this.users = users;
        this.sessions = sessions;
    }

    public void register(Routing routing) {
        routing.get("/sign-in", this::show).post("/sign-in", this::signIn).post("/sign-out", this::signOut);
    }

    private Response show(Request request) {
        return form(request, 200, "");
    }

    private Response signIn(Request request) {
        var login = request.parameter("login").orElse("");
        request.count(BY_NETWORK, request.network());
        request.count(BY_LOGIN, request.network() + " " + login.strip().toLowerCase(Locale.ROOT));
        var found = users.signIn(login, request.parameter("password").orElse(""));
        if (found.isEmpty()) {
            return form(request, 422, "sign-in.wrong");
        }
        var user = found.get();
        return switch (user.standing()) {
            case ACTIVE -> open(request, user);
            case UNCONFIRMED -> form(request, 403, "sign-in.unconfirmed");
            case PENDING -> form(request, 403, "sign-in.pending");
            case DISABLED -> form(request, 403, "sign-in.disabled");
        };
    }

    private Response open(Request request, User user) {
        var secret = database.transaction(tx -> sessions.open(tx, user.id()));
        return Frame.signedIn(Response.redirect(Frame.localPath(request.parameter("return_to"))), secret);
    }

    private Response signOut(Request request) {
        Frame.cookie(request).ifPresent(sessions::close);
        return Frame.signedOut(Response.redirect("/"));
    }

    private Response form(Request request, int status, String error) {
        var page = frame.page(request, frame.text(request).get("sign.in"));
        return frame.draw(
                request,
                status,
                "sign-in",
                page,
                Map.of(
                        "error", error.isEmpty() ? "" : page.text().get(error),
                        "login", request.parameter("login").orElse(""),
                        "returnTo", Frame.localPath(request.parameter("return_to"))));
    }
}
