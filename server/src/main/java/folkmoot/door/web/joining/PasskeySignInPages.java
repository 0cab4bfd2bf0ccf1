package folkmoot.door.web.joining;

import folkmoot.door.web.Frame;
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
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.Invalid;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Signing in with a passkey: with nothing else, or after the password in place of the code. */
final class PasskeySignInPages {

    private static final String PATH = "/sign-in/passkey";
    private static final RateLimits.Rule ASK = new RateLimits.Rule("passkey page", 60, Duration.ofMinutes(15));

    private final Frame frame;
    private final OpenRoom room;
    private final Database database;
    private final Members members;
    private final SignInPages signIn;

    PasskeySignInPages(Frame frame, Database database, Members members, SignInPages signIn) {
        this.frame = frame;
        this.room = new OpenRoom(frame);
        this.database = database;
        this.members = members;
        this.signIn = signIn;
    }

    void register(Routing routing) {
        routing.get(PATH, this::show).post(PATH, this::take);
    }

    private String title(Request request) {
        return frame.text(request).get("passkey.sign-in");
    }

    /** Who has given their password and is to show a passkey now; empty for who comes with nothing else. */
    private Optional<UserId> second(Request request) {
        var step = request.parameter("step").orElse("");
        if (step.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(database.read(tx -> members.links().whose(tx, Purpose.SECOND_STEP, step))
                .orElseThrow(() -> new Forbidden(frame.text(request).get("sign-in.code.late"))));
    }

    private Response show(Request request) {
        request.count(ASK, request.network());
        return room.show(request, 200, title(request), tried -> form(request, tried));
    }

    private List<Part> form(Request request, Tried tried) {
        var text = frame.text(request);
        var second = second(request);
        var question = database.transaction(tx -> members.passkeys().askToSignIn(tx, second));
        var form = new FormBuilder(text, "passkey.", "passkey", PATH, tried)
                .with("token", question.token())
                .with("credential", "")
                .with("return_to", Frame.localPath(request.parameter("return_to")));
        request.parameter("step").ifPresent(step -> form.with("step", step));
        Kept.carry(request, form);
        return List.of(
                new Part.Words(text.get("passkey.lead")),
                new Part.Device(
                        form.button("passkey.sign-in"),
                        "get",
                        question.options(),
                        text.get("passkey.failed"),
                        text.get("passkey.script")),
                new Part.Links(List.of(new Link("/sign-in", text.get("passkey.instead")))));
    }

    private Response take(Request request) {
        request.count(ASK, request.network());
        return room.change(request, "passkey", title(request), tried -> form(request, tried), () -> {
            var second = second(request);
            var user = database.transaction(tx -> {
                var whose = members.passkeys()
                        .signIn(
                                tx,
                                request.parameter("token").orElse(""),
                                request.parameter("credential").orElse(""));
                if (second.isPresent()) {
                    members.links()
                            .use(
                                    tx,
                                    Purpose.SECOND_STEP,
                                    request.parameter("step").orElse(""))
                            .filter(whose::equals)
                            .orElseThrow(() -> Invalid.field("credential", "ERR_WRONG", "is another's"));
                }
                return members.users().find(tx, whose).filter(found -> found.standing() == User.Standing.ACTIVE);
            });
            return user.map(found -> signIn.open(request, found.id()))
                    .orElseThrow(() -> new Forbidden(frame.text(request).get("sign-in.disabled")));
        });
    }
}
