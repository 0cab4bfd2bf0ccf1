package folkmoot.door.web;

import folkmoot.federation.json.Fields;
import folkmoot.people.account.Accounts;
import folkmoot.people.user.Sessions.Session;
import folkmoot.people.user.Users;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.problem.Invalid;
import folkmoot.talk.profile.Moves;
import folkmoot.talk.status.Departures;
import java.util.List;
import java.util.Map;

/** What clients have no way for: other accounts of one's own, moving to one of them, leaving for good. */
public final class AccountPages {

    private final Frame frame;
    private final Database database;
    private final Accounts accounts;
    private final Users users;
    private final Moves moves;
    private final Departures departures;

    public AccountPages(
            Frame frame, Database database, Accounts accounts, Users users, Moves moves, Departures departures) {
        this.frame = frame;
        this.database = database;
        this.accounts = accounts;
        this.users = users;
        this.moves = moves;
        this.departures = departures;
    }

    public void register(Routing routing) {
        routing.get("/settings/account", this::show)
                .post("/settings/account/aliases", this::addAlias)
                .post("/settings/account/aliases/remove", this::removeAlias)
                .post("/settings/account/move", this::move)
                .post("/settings/account/stay", this::stay)
                .post("/settings/account/delete", this::leave);
    }

    private Response show(Request request) {
        return frame.session(request)
                .map(session -> page(request, session, 200, ""))
                .orElseGet(() -> Response.redirect("/sign-in?return_to=/settings/account"));
    }

    private Response addAlias(Request request) {
        return change(
                request,
                session -> moves.addAlias(
                        session.user().account(), request.parameter("handle").orElse("")));
    }

    private Response removeAlias(Request request) {
        return change(
                request,
                session -> Fields.toUri(request.parameter("alias").orElse(""))
                        .ifPresent(alias -> moves.removeAlias(session.user().account(), alias)));
    }

    private Response move(Request request) {
        return change(request, session -> {
            requirePassword(request, session);
            moves.move(session.user().account(), request.parameter("handle").orElse(""));
        });
    }

    private Response stay(Request request) {
        return change(request, session -> moves.stay(session.user().account()));
    }

    private Response leave(Request request) {
        var session = frame.requireSession(request);
        try {
            requirePassword(request, session);
        } catch (Invalid problem) {
            return page(request, session, 422, problem.getMessage());
        }
        database.write(tx -> departures.leave(
                tx, session.user(), accounts.require(tx, session.user().account())));
        return Frame.signedOut(Response.redirect("/"));
    }

    private interface Change {
        void by(Session session);
    }

    private Response change(Request request, Change change) {
        var session = frame.requireSession(request);
        try {
            change.by(session);
            return Response.redirect("/settings/account");
        } catch (Invalid problem) {
            return page(request, session, 422, words(request, problem));
        }
    }

    /** What is wrong with the other account, in the reader's language. */
    private String words(Request request, Invalid problem) {
        return problem.details().getOrDefault("handle", List.of()).stream()
                .findFirst()
                .map(detail -> frame.text(request).get("account.error." + detail.error()))
                .orElse(problem.getMessage());
    }

    /** For what cannot be taken back, a session left open somewhere is not enough. */
    private void requirePassword(Request request, Session session) {
        if (users.signIn(session.username(), request.parameter("password").orElse(""))
                .isEmpty()) {
            throw Invalid.refused(frame.text(request).get("account.wrong"));
        }
    }

    private Response page(Request request, Session session, int status, String error) {
        var account = database.read(tx -> accounts.require(tx, session.user().account()));
        return frame.draw(
                request,
                status,
                "account",
                frame.page(request, frame.text(request).get("account.title")),
                Map.of(
                        "csrf", session.csrfToken(),
                        "error", error,
                        "aliases", account.settings().alsoKnownAs(),
                        "movedTo",
                                account.settings()
                                        .movedTo()
                                        .map(Object::toString)
                                        .orElse("")));
    }
}
