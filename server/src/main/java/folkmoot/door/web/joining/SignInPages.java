package folkmoot.door.web.joining;

import folkmoot.door.web.Frame;
import folkmoot.door.web.form.Field.Kind;
import folkmoot.door.web.form.FormBuilder;
import folkmoot.door.web.form.OpenRoom;
import folkmoot.door.web.form.Part;
import folkmoot.door.web.form.Part.Link;
import folkmoot.door.web.form.Tried;
import folkmoot.people.Members;
import folkmoot.people.user.User;
import folkmoot.people.user.UserLinks.Purpose;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.RateLimits;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.UserId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Signing in and out with a browser: by a password, and a code where somebody chose to be asked for one. */
final class SignInPages {

    /** Against guessing, whosever password is tried. */
    private static final RateLimits.Rule BY_NETWORK = new RateLimits.Rule("sign-in network", 25, Duration.ofMinutes(5));

    /** Against guessing one password; only from one network, so that nobody elsewhere can keep its owner out. */
    private static final RateLimits.Rule BY_LOGIN = new RateLimits.Rule("sign-in login", 25, Duration.ofHours(1));

    /** Against guessing codes, by whoever has the password: six digits would be found within days otherwise. */
    private static final RateLimits.Rule BY_CODE = new RateLimits.Rule("sign-in code", 10, Duration.ofMinutes(15));

    private static final String CODE = "/sign-in/code";

    private final Frame frame;
    private final OpenRoom room;
    private final Database database;
    private final Members members;

    SignInPages(Frame frame, Database database, Members members) {
        this.frame = frame;
        this.room = new OpenRoom(frame);
        this.database = database;
        this.members = members;
    }

    void register(Routing routing) {
        routing.get("/sign-in", this::show)
                .post("/sign-in", this::signIn)
                .post(CODE, this::code)
                .post("/sign-out", this::signOut);
    }

    private Response show(Request request) {
        return room.show(request, 200, title(request), tried -> form(request, tried));
    }

    private String title(Request request) {
        return frame.text(request).get("sign.in");
    }

    private Response signIn(Request request) {
        var login = request.parameter("login").orElse("");
        request.count(BY_NETWORK, request.network());
        request.count(BY_LOGIN, request.network() + " " + login.strip().toLowerCase(Locale.ROOT));
        var found = members.users().signIn(login, request.parameter("password").orElse(""));
        if (found.isEmpty()) {
            return refused(request, 422, "sign-in.wrong");
        }
        var user = found.get();
        return switch (user.standing()) {
            case ACTIVE -> knows(request, user);
            case UNCONFIRMED -> refused(request, 403, "sign-in.unconfirmed");
            case PENDING -> refused(request, 403, "sign-in.pending");
            case DISABLED -> refused(request, 403, "sign-in.disabled");
        };
    }

    private Response refused(Request request, int status, String key) {
        return room.again(
                request, status, "sign-in", title(request), frame.text(request).get(key), tried -> {
                    var parts = new ArrayList<>(form(request, tried));
                    if (key.equals("sign-in.unconfirmed")) {
                        parts.add(new Part.Links(List.of(
                                new Link("/confirm/again", frame.text(request).get("confirm.again")))));
                    }
                    return parts;
                });
    }

    /** Of who knows the password. */
    private Response knows(Request request, User user) {
        if (!database.read(tx -> members.secondFactors().isOn(tx, user.id()))) {
            return open(request, user.id());
        }
        var step = database.transaction(tx -> members.links().create(tx, Purpose.SECOND_STEP, user.id()));
        return room.show(
                request, 200, frame.text(request).get("sign-in.code.title"), tried -> codeForm(request, step, tried));
    }

    private Response code(Request request) {
        var step = request.parameter("step").orElse("");
        var title = frame.text(request).get("sign-in.code.title");
        request.count(BY_NETWORK, request.network());
        var whose = database.read(tx -> members.links().whose(tx, Purpose.SECOND_STEP, step));
        if (whose.isEmpty()) {
            return room.again(
                    request,
                    403,
                    "sign-in",
                    title(request),
                    frame.text(request).get("sign-in.code.late"),
                    tried -> form(request, tried));
        }
        request.count(BY_CODE, whose.get().toString());
        return room.change(request, "code", title, tried -> codeForm(request, step, tried), () -> {
            var user = database.transaction(tx -> {
                members.secondFactors()
                        .require(tx, whose.get(), request.parameter("code").orElse(""));
                return members.links()
                        .use(tx, Purpose.SECOND_STEP, step)
                        .flatMap(id -> members.users().find(tx, id))
                        .filter(found -> found.standing() == User.Standing.ACTIVE);
            });
            return user.map(User::id)
                    .map(id -> open(request, id))
                    .orElseGet(() -> refused(request, 403, "sign-in.disabled"));
        });
    }

    /** The browser is theirs from now on, and goes to where it wanted. */
    Response open(Request request, UserId user) {
        var program = request.header("User-Agent").orElse("");
        var secret = database.transaction(tx -> members.sessions().open(tx, user, program));
        var kept = Kept.of(request);
        var answer = kept.isEmpty()
                ? Response.redirect(Frame.localPath(request.parameter("return_to")))
                : frame.again(request, members.sessions().find(secret).orElseThrow(), kept.get());
        return Frame.signedIn(answer, secret);
    }

    private Response signOut(Request request) {
        Frame.cookie(request).ifPresent(members.sessions()::close);
        return Frame.signedOut(Response.redirect("/"));
    }

    private List<Part> form(Request request, Tried tried) {
        var text = frame.text(request);
        var form = new FormBuilder(text, "sign-in.", "sign-in", "/sign-in", tried)
                .with("return_to", Frame.localPath(request.parameter("return_to")));
        Kept.carry(request, form);
        return List.of(
                new Part.Filled(form.required(
                                "login", Kind.NAME, request.parameter("login").orElse(""), 254)
                        .required("password", Kind.PASSWORD, "", 256)
                        .button("sign.in")),
                new Part.Links(List.of(
                        new Link(
                                "/sign-in/passkey?return_to="
                                        + URLEncoder.encode(
                                                Frame.localPath(request.parameter("return_to")),
                                                StandardCharsets.UTF_8),
                                text.get("passkey.sign-in")),
                        new Link("/forgot-password", text.get("forgot.link")),
                        new Link("/sign-up", text.get("sign-up.link")))));
    }

    private List<Part> codeForm(Request request, String step, Tried tried) {
        var text = frame.text(request);
        var form = new FormBuilder(text, "sign-in.", "code", CODE, tried)
                .with("step", step)
                .with("return_to", Frame.localPath(request.parameter("return_to")));
        Kept.carry(request, form);
        return List.of(
                new Part.Words(text.get("sign-in.code.lead")),
                new Part.Filled(form.required("code", Kind.CODE, "", 30).button("sign.in")),
                new Part.Links(List.of(new Link("/sign-in/passkey?step=" + step, text.get("passkey.sign-in")))));
    }
}
