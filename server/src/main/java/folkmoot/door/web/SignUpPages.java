package folkmoot.door.web;

import folkmoot.config.Settings.Registration.Mode;
import folkmoot.people.user.NewUser;
import folkmoot.people.user.Role;
import folkmoot.people.user.Sessions;
import folkmoot.people.user.User;
import folkmoot.people.user.UserLinks;
import folkmoot.people.user.UserLinks.Purpose;
import folkmoot.people.user.Users;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.RateLimits;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.stewardship.admission.Registrations;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Joining: sign-up, confirming the address, and the first administrator. */
public final class SignUpPages {

    private static final RateLimits.Rule SIGN_UP = new RateLimits.Rule("sign-up page", 5, Duration.ofMinutes(30));

    private final Frame frame;
    private final Database database;
    private final Registrations registrations;
    private final Users users;
    private final UserLinks links;
    private final Sessions sessions;

    public SignUpPages(
            Frame frame,
            Database database,
            Registrations registrations,
            Users users,
            UserLinks links,
            Sessions sessions) {
        this.frame = frame;
        this.database = database;
        this.registrations = registrations;
        this.users = users;
        this.links = links;
        this.sessions = sessions;
    }

    public void register(Routing routing) {
        routing.get("/sign-up", this::show)
                .post("/sign-up", this::signUp)
                .get("/confirm", this::showConfirm)
                .post("/confirm", this::confirm)
                .get("/setup", this::showSetup)
                .post("/setup", this::setUp);
    }

    private Response show(Request request) {
        var text = frame.text(request);
        if (registrations.mode() == Mode.CLOSED && invite(request).isEmpty()) {
            return notice(request, 403, text.get("sign.up"), text.get("sign-up.closed"));
        }
        return form(request, 200, "");
    }

    private Response signUp(Request request) {
        if (!request.flag("agreement")) {
            return form(request, 422, frame.text(request).get("sign-up.agreement.missing"));
        }
        try {
            request.count(SIGN_UP, request.network());
            var user = registrations.register(
                    wanted(request), new Registrations.Arrival(request.remoteAddress(), invite(request)));
            var text = frame.text(request);
            var key = user.marks().approved().isPresent() ? "sign-up.done" : "sign-up.done.pending";
            return notice(request, 200, text.get("sign.up"), text.get(key, user.email()));
        } catch (Invalid invalid) {
            return form(request, 422, invalid.getMessage());
        }
    }

    private NewUser wanted(Request request) {
        return new NewUser(
                request.parameter("username").orElse(""),
                request.parameter("email").orElse(""),
                request.parameter("password").orElse(""),
                frame.text(request).language(),
                request.parameter("reason"));
    }

    private Response form(Request request, int status, String error) {
        var values = fields(request, error);
        values.put(
                "asksReason",
                registrations.mode() == Mode.APPROVAL && invite(request).isEmpty());
        values.put("invite", invite(request).orElse(""));
        return frame.draw(
                request,
                status,
                "sign-up",
                frame.page(request, frame.text(request).get("sign.up")),
                values);
    }

    private static Optional<String> invite(Request request) {
        return request.parameter("invite").filter(code -> code.matches("[A-Za-z0-9]{1,40}"));
    }

    private static Map<String, Object> fields(Request request, String error) {
        var values = new HashMap<String, Object>();
        values.put("error", error);
        values.put("username", request.parameter("username").orElse(""));
        values.put("email", request.parameter("email").orElse(""));
        values.put("reason", request.parameter("reason").orElse(""));
        return values;
    }

    /** Only shows a button: programs that read mails open links. */
    private Response showConfirm(Request request) {
        var token = requireGood(request, Purpose.CONFIRM_EMAIL);
        var page = frame.page(request, frame.text(request).get("confirm.title"));
        return frame.draw(request, "confirm", page, Map.of("token", token));
    }

    private Response confirm(Request request) {
        var token = requireGood(request, Purpose.CONFIRM_EMAIL);
        var user = database.transaction(tx -> {
            var id = links.use(tx, Purpose.CONFIRM_EMAIL, token).orElseThrow(SignUpPages::spent);
            users.confirm(tx, id);
            return users.find(tx, id).orElseThrow(NotFound::new);
        });
        var text = frame.text(request);
        if (user.standing() != User.Standing.ACTIVE) {
            return notice(request, 200, text.get("confirm.title"), text.get("confirm.pending"));
        }
        return signedIn(user);
    }

    private Response signedIn(User user) {
        var secret = database.transaction(tx -> sessions.open(tx, user.id()));
        return Frame.signedIn(Response.redirect("/"), secret);
    }

    private Response showSetup(Request request) {
        return setupForm(request, 200, requireGood(request, Purpose.CREATE_ADMIN), "");
    }

    private Response setUp(Request request) {
        var token = requireGood(request, Purpose.CREATE_ADMIN);
        try {
            var email = Registrations.requireEmail(request.parameter("email").orElse(""));
            var hash = users.hashNew(request.parameter("password").orElse(""));
            return signedIn(database.transaction(tx -> {
                if (!links.useForAdmin(tx, token)) {
                    throw spent();
                }
                return registrations.create(tx, wanted(request), email, hash, Role.ADMIN, true);
            }));
        } catch (Invalid invalid) {
            return setupForm(request, 422, token, invalid.getMessage());
        }
    }

    private Response setupForm(Request request, int status, String token, String error) {
        var values = fields(request, error);
        values.put("token", token);
        values.remove("reason");
        return frame.draw(
                request,
                status,
                "setup",
                frame.page(request, frame.text(request).get("setup.title")),
                values);
    }

    private String requireGood(Request request, Purpose purpose) {
        var token = request.parameter("token").orElse("");
        if (!database.read(tx -> links.isGood(tx, purpose, token))) {
            throw spent();
        }
        return token;
    }

    private static Forbidden spent() {
        return new Forbidden("This link has been used, or is too old. Ask for a new one");
    }

    private Response notice(Request request, int status, String title, String message) {
        return frame.draw(request, status, "notice", frame.page(request, title), Map.of("message", message));
    }
}
