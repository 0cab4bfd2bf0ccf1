package folkmoot.door.web.joining;

import folkmoot.civic.community.Communities;
import folkmoot.civic.community.Community;
import folkmoot.config.Settings.Registration.Mode;
import folkmoot.door.web.Frame;
import folkmoot.door.web.form.Field.Kind;
import folkmoot.door.web.form.Form;
import folkmoot.door.web.form.FormBuilder;
import folkmoot.door.web.form.OpenRoom;
import folkmoot.door.web.form.Part;
import folkmoot.door.web.form.Part.Filled;
import folkmoot.door.web.form.Part.Item;
import folkmoot.door.web.form.Part.Link;
import folkmoot.door.web.form.Tried;
import folkmoot.people.Members;
import folkmoot.people.user.NewUser;
import folkmoot.people.user.Role;
import folkmoot.people.user.User;
import folkmoot.people.user.UserLinks.Purpose;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.RateLimits;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.text.MailAddresses;
import folkmoot.stewardship.admission.Registrations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Joining: sign-up, confirming the address, the welcome, and the first administrator. */
final class SignUpPages {

    private static final RateLimits.Rule SIGN_UP = new RateLimits.Rule("sign-up page", 5, Duration.ofMinutes(30));
    private static final RateLimits.Rule AGAIN = new RateLimits.Rule("confirm again", 10, Duration.ofHours(1));
    private static final int LONGEST_REASON = 500;
    private static final int MOST_SHOWN = 30;

    private final Frame frame;
    private final OpenRoom room;
    private final Database database;
    private final Registrations registrations;
    private final Members members;
    private final MailedLinks mailed;
    private final Communities communities;

    SignUpPages(Frame frame, Database database, Registrations registrations, Members members, Communities communities) {
        this.frame = frame;
        this.room = new OpenRoom(frame);
        this.database = database;
        this.registrations = registrations;
        this.members = members;
        this.mailed = new MailedLinks(frame, database, members.links());
        this.communities = communities;
    }

    void register(Routing routing) {
        routing.get("/sign-up", this::show)
                .post("/sign-up", this::signUp)
                .get("/confirm", this::showConfirm)
                .post("/confirm", this::confirm)
                .get(
                        "/confirm/again",
                        request -> room.show(
                                request, 200, words(request, "confirm.again"), tried -> again(request, tried)))
                .post("/confirm/again", this::sendAgain)
                .get("/welcome", this::welcome)
                .get("/setup", this::showSetup)
                .post("/setup", this::setUp);
    }

    private String words(Request request, String key) {
        return frame.text(request).get(key);
    }

    private Response show(Request request) {
        if (registrations.mode() == Mode.CLOSED && invite(request).isEmpty()) {
            return notice(request, 403, "sign.up", words(request, "sign-up.closed"));
        }
        return room.show(request, 200, words(request, "sign.up"), tried -> form(request, tried));
    }

    private Response signUp(Request request) {
        return room.change(request, "sign-up", words(request, "sign.up"), tried -> form(request, tried), () -> {
            request.count(SIGN_UP, request.network());
            var user = registrations.register(
                    wanted(request),
                    new Registrations.Arrival(request.remoteAddress(), invite(request), request.flag("agreement")));
            var text = frame.text(request);
            var key = user.marks().approved().isPresent() ? "sign-up.done" : "sign-up.done.pending";
            return room.show(
                    request,
                    200,
                    text.get("sign.up"),
                    _ -> List.of(
                            new Part.Note("good", text.get(key, user.email())),
                            new Part.Links(List.of(new Link("/confirm/again", text.get("confirm.again"))))));
        });
    }

    private NewUser wanted(Request request) {
        return new NewUser(
                request.parameter("username").orElse(""),
                request.parameter("email").orElse(""),
                request.parameters().typed("password").orElse(""),
                frame.text(request).language(),
                request.parameter("reason"));
    }

    private List<Part> form(Request request, Tried tried) {
        var text = frame.text(request);
        var form = new FormBuilder(text, "field.", "sign-up", "/sign-up", tried);
        invite(request).ifPresent(code -> form.with("invite", code));
        form.required("username", Kind.NAME, "", 30)
                .required("email", Kind.EMAIL, "", 254)
                .required("password", Kind.NEW_PASSWORD, "", 256);
        if (registrations.mode() == Mode.APPROVAL && invite(request).isEmpty()) {
            form.area("reason", "", 3, true, LONGEST_REASON);
        }
        return List.of(
                new Part.Links(List.of(
                        new Link("/about", text.get("about.rules")),
                        new Link("/privacy-policy", text.get("about.privacy")),
                        new Link("/sign-in", text.get("sign-up.instead")))),
                new Filled(form.tick("agreement", false).button("sign.up")));
    }

    private static Optional<String> invite(Request request) {
        return request.parameter("invite").filter(code -> code.matches("[A-Za-z0-9]{1,40}"));
    }

    /** Only shows a button: programs that read mails open links. */
    private Response showConfirm(Request request) {
        var token = mailed.requireGood(request, Purpose.CONFIRM_EMAIL);
        var text = frame.text(request);
        return room.show(
                request,
                200,
                text.get("confirm.title"),
                tried -> List.of(
                        new Part.Words(text.get("confirm.intro")),
                        new Filled(new FormBuilder(text, "confirm.", "confirm", "/confirm", tried)
                                .with("token", token)
                                .button("confirm.button"))));
    }

    private Response confirm(Request request) {
        var token = mailed.requireGood(request, Purpose.CONFIRM_EMAIL);
        var user = database.transaction(tx -> {
            var id = members.links().use(tx, Purpose.CONFIRM_EMAIL, token).orElseThrow(() -> mailed.spent(request));
            members.users().confirm(tx, id);
            return members.users().find(tx, id).orElseThrow(NotFound::new);
        });
        if (user.standing() != User.Standing.ACTIVE) {
            return notice(request, 200, "confirm.title", words(request, "confirm.pending"));
        }
        return signedIn(request, user, "/welcome");
    }

    private Response signedIn(Request request, User user, String next) {
        var program = request.header("User-Agent").orElse("");
        var secret = database.transaction(tx -> members.sessions().open(tx, user.id(), program));
        return Frame.signedIn(Response.redirect(303, next), secret);
    }

    private List<Part> again(Request request, Tried tried) {
        var text = frame.text(request);
        return List.of(
                new Part.Words(text.get("confirm.again.lead")),
                new Filled(new FormBuilder(text, "forgot.", "again", "/confirm/again", tried)
                        .required("email", Kind.EMAIL, "", 254)
                        .button("forgot.button")));
    }

    /** Says the same whether the address is known, confirmed or neither. */
    private Response sendAgain(Request request) {
        request.count(AGAIN, request.network());
        var email = request.parameter("email").orElse("").strip();
        database.read(tx -> members.users().byEmail(tx, email))
                .filter(user -> user.marks().confirmed().isEmpty())
                .ifPresent(user -> registrations.resend(user, Optional.empty()));
        return notice(request, 200, "confirm.again", words(request, "confirm.again.sent"));
    }

    /** What there is to join. */
    private Response welcome(Request request) {
        var session = frame.session(request);
        if (session.isEmpty()) {
            return Frame.toSignIn(request);
        }
        var text = frame.text(request);
        var all = database.read(communities::all);
        return room.show(request, 200, text.get("welcome.title"), tried -> {
            var parts = new ArrayList<Part>();
            parts.add(new Part.Words(text.get("welcome.lead")));
            parts.add(new Part.Heading(text.get("welcome.communities")));
            parts.add(new Part.Items(
                    all.stream()
                            .limit(MOST_SHOWN)
                            .map(community -> item(request, community, tried))
                            .toList(),
                    text.get("landing.empty")));
            parts.add(new Part.Heading(text.get("welcome.next")));
            parts.add(new Part.Links(List.of(
                    new Link("/settings/profile", text.get("welcome.profile")),
                    new Link("/settings/notifications", text.get("welcome.notifications")),
                    new Link("/settings/two-factor", text.get("welcome.two")),
                    new Link("/help", text.get("help.title")))));
            return parts;
        });
    }

    private Item item(Request request, Community community, Tried tried) {
        var text = frame.text(request);
        return new Item(
                community.title(),
                "/c/" + community.name(),
                List.of(),
                List.of(),
                "",
                List.of(),
                List.of(new FormBuilder(
                                text,
                                "community.",
                                "join-" + community.name(),
                                "/c/" + community.name() + "/join",
                                tried)
                        .button("community.join", Form.Tone.SMALL, community.title())));
    }

    private Response showSetup(Request request) {
        var token = mailed.requireGood(request, Purpose.CREATE_ADMIN);
        return room.show(request, 200, words(request, "setup.title"), tried -> setup(request, token, tried));
    }

    private List<Part> setup(Request request, String token, Tried tried) {
        var text = frame.text(request);
        return List.of(
                new Part.Words(text.get("setup.intro")),
                new Filled(new FormBuilder(text, "field.", "setup", "/setup", tried)
                        .with("token", token)
                        .required("username", Kind.NAME, "", 30)
                        .required("email", Kind.EMAIL, "", 254)
                        .required("password", Kind.NEW_PASSWORD, "", 256)
                        .button("setup.button")));
    }

    private Response setUp(Request request) {
        var token = mailed.requireGood(request, Purpose.CREATE_ADMIN);
        return room.change(
                request, "setup", words(request, "setup.title"), tried -> setup(request, token, tried), () -> {
                    var email = MailAddresses.require(request.parameter("email").orElse(""));
                    var hash = members.users()
                            .hashNew(request.parameters().typed("password").orElse(""));
                    var admin = database.transaction(tx -> {
                        if (!members.links().useForAdmin(tx, token)) {
                            throw mailed.spent(request);
                        }
                        return registrations.create(tx, wanted(request), email, hash, Role.ADMIN, true);
                    });
                    return signedIn(request, admin, "/operation/first-steps");
                });
    }

    private Response notice(Request request, int status, String title, String message) {
        return room.show(request, status, words(request, title), _ -> List.of(new Part.Words(message)));
    }
}
