package folkmoot.door.web.settings;

import folkmoot.door.web.Frame;
import folkmoot.door.web.form.Field.Kind;
import folkmoot.door.web.form.FieldNames;
import folkmoot.door.web.form.Form;
import folkmoot.door.web.form.Part;
import folkmoot.door.web.form.Part.Filled;
import folkmoot.door.web.form.Part.Heading;
import folkmoot.door.web.form.Part.Words;
import folkmoot.door.web.form.Room;
import folkmoot.door.web.form.Room.Asked;
import folkmoot.people.Members;
import folkmoot.people.user.User;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.RateLimits;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.UserId;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.stewardship.admission.EmailChanges;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The password and the address of who is signed in; of a person, also while they act as a team. */
final class SecurityPages {

    private static final Subject SUBJECT = Subject.SECURITY;
    private static final String EMAIL = SUBJECT.path() + "/email";
    private static final String CONFIRM = EMAIL + "/confirm";
    private static final int LONGEST = 256;

    /** Each sends mails to an address that may be anybody's. */
    private static final RateLimits.Rule CHANGE = new RateLimits.Rule("change of e-mail", 5, Duration.ofHours(1));

    private final Room room;
    private final Frame frame;
    private final Database database;
    private final Members members;
    private final EmailChanges changes;
    private final OwnPassword ownPassword;

    SecurityPages(
            Room room, Frame frame, Database database, Members members, EmailChanges changes, OwnPassword ownPassword) {
        this.room = room;
        this.frame = frame;
        this.database = database;
        this.members = members;
        this.changes = changes;
        this.ownPassword = ownPassword;
    }

    void register(Routing routing) {
        routing.get(SUBJECT.path(), request -> room.show(request, SUBJECT.title(), this::parts))
                .post(SUBJECT.path() + "/password", this::changePassword)
                .post(EMAIL, this::askForEmail)
                .post(EMAIL + "/forget", this::forgetEmail)
                .get(CONFIRM, this::showConfirm)
                .post(CONFIRM, this::confirm);
    }

    private record Known(User user, String waiting, boolean codes) {}

    private List<Part> parts(Asked asked) {
        var person = asked.session().person();
        var known = database.read(tx -> new Known(
                members.users().find(tx, person).orElseThrow(NotFound::new),
                changes.waiting(tx, person).orElse(""),
                members.secondFactors().isOn(tx, person)));
        var text = asked.text();
        var parts = new ArrayList<Part>();
        parts.add(new Heading(text.get("settings.security.heading.password")));
        parts.add(new Filled(asked.form("settings.security.", "password", SUBJECT.path() + "/password")
                .required("password", Kind.PASSWORD, "", LONGEST)
                .required("new", Kind.NEW_PASSWORD, "", LONGEST)
                .tick("programs", false)
                .button("settings.security.password.save")));
        parts.add(new Heading(text.get("settings.security.heading.email")));
        parts.add(new Words(text.get("settings.security.email.now", known.user().email())));
        if (!known.waiting().isEmpty()) {
            parts.add(new Part.Note("warn", text.get("settings.security.email.waiting", known.waiting())));
            parts.add(new Part.Acts(List.of(asked.form("settings.security.", "forget", EMAIL + "/forget")
                    .button("settings.security.email.forget", Form.Tone.QUIET, ""))));
        }
        parts.add(new Filled(asked.form("settings.security.", "email", EMAIL)
                .required("email", Kind.EMAIL, "", 254)
                .required("password", Kind.PASSWORD, "", LONGEST)
                .button("settings.security.email.save")));
        parts.add(new Heading(text.get(Subject.TWO_FACTOR.title())));
        parts.add(new Words(text.get(known.codes() ? "settings.two.on" : "settings.two.off")));
        parts.add(new Part.Links(List.of(
                new Part.Link(Subject.TWO_FACTOR.path(), text.get("settings.security.two")),
                new Part.Link(Subject.ACCESS.path(), text.get(Subject.ACCESS.title())))));
        return parts;
    }

    private Response changePassword(Request request) {
        return room.changeOwn(request, "password", SUBJECT.title(), this::parts, session -> {
            var person = session.person();
            ownPassword.require(request, person);
            FieldNames.during(Map.of("password", "new"), () -> change(request, person));
            return Room.done(SUBJECT.path(), "password");
        });
    }

    private void change(Request request, UserId person) {
        var hash = members.users().hashNew(request.parameter("new").orElse(""));
        database.write(tx -> {
            members.users().setPassword(tx, person, hash);
            members.sessions().closeOthers(tx, person, Frame.cookie(request).orElseThrow());
            if (request.flag("programs")) {
                members.authorizations().revokeAll(tx, person);
            }
            members.users().find(tx, person).ifPresent(user -> members.mails().passwordChanged(tx, user));
        });
    }

    private Response askForEmail(Request request) {
        return room.changeOwn(request, "email", SUBJECT.title(), this::parts, session -> {
            var person = session.person();
            ownPassword.require(request, person);
            request.count(CHANGE, person.toString());
            database.write(tx -> changes.ask(
                    tx,
                    members.users().find(tx, person).orElseThrow(NotFound::new),
                    request.parameter("email").orElse("")));
            return Room.done(SUBJECT.path(), "email");
        });
    }

    private Response forgetEmail(Request request) {
        return room.changeOwn(request, "forget", SUBJECT.title(), this::parts, session -> {
            database.write(tx -> changes.forget(tx, session.person()));
            return Room.done(SUBJECT.path(), "forgotten");
        });
    }

    /** Only shows a button: programs that read mails open links. */
    private Response showConfirm(Request request) {
        return confirming(request, 200, "");
    }

    private Response confirming(Request request, int status, String error) {
        var token = request.parameter("token").orElse("");
        var text = frame.text(request);
        var email = database.read(tx -> changes.of(tx, token)).orElseThrow(() -> spent(request));
        return frame.draw(
                request,
                status,
                "proof",
                frame.page(request, text.get("settings.security.heading.email")).at("/"),
                Map.of(
                        "action", CONFIRM,
                        "token", token,
                        "lead", text.get("settings.security.email.confirm", email),
                        "button", text.get("confirm.button"),
                        "error", error));
    }

    private Response confirm(Request request) {
        var token = request.parameter("token").orElse("");
        try {
            database.transaction(tx -> changes.confirm(tx, token)).orElseThrow(() -> spent(request));
        } catch (Invalid taken) {
            return confirming(request, 422, frame.text(request).get("problem.email.ERR_TAKEN"));
        }
        return frame.session(request).isPresent()
                ? Room.done(SUBJECT.path(), "confirmed")
                : Response.redirect(303, "/sign-in");
    }

    private Forbidden spent(Request request) {
        return new Forbidden(frame.text(request).get("link.spent"));
    }
}
