package folkmoot.door.web.joining;

import folkmoot.door.web.Frame;
import folkmoot.door.web.form.Field.Kind;
import folkmoot.door.web.form.FormBuilder;
import folkmoot.door.web.form.OpenRoom;
import folkmoot.door.web.form.Part;
import folkmoot.door.web.form.Part.Link;
import folkmoot.door.web.form.Tried;
import folkmoot.people.Members;
import folkmoot.people.user.UserLinks.Purpose;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.RateLimits;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import java.time.Duration;
import java.util.List;

/** A new password for who has forgotten theirs, by a link in a mail. It ends every session and voids every token. */
final class PasswordPages {

    private static final RateLimits.Rule ASK = new RateLimits.Rule("reset password", 10, Duration.ofHours(1));
    private static final String FORGOT = "/forgot-password";
    private static final String RESET = "/reset-password";

    private final Frame frame;
    private final OpenRoom room;
    private final Database database;
    private final Members members;
    private final MailedLinks mailed;

    PasswordPages(Frame frame, Database database, Members members) {
        this.frame = frame;
        this.room = new OpenRoom(frame);
        this.database = database;
        this.members = members;
        this.mailed = new MailedLinks(frame, database, members.links());
    }

    void register(Routing routing) {
        routing.get(FORGOT, request -> room.show(request, 200, title(request), tried -> forgot(request, tried)))
                .post(FORGOT, this::ask)
                .get(
                        RESET,
                        request -> room.show(
                                request,
                                200,
                                title(request),
                                tried -> form(request, mailed.requireGood(request, Purpose.RESET_PASSWORD), tried)))
                .post(RESET, this::reset);
    }

    private String title(Request request) {
        return frame.text(request).get("forgot.title");
    }

    private List<Part> forgot(Request request, Tried tried) {
        var text = frame.text(request);
        return List.of(
                new Part.Words(text.get("forgot.intro")),
                new Part.Filled(new FormBuilder(text, "forgot.", "forgot", FORGOT, tried)
                        .required("email", Kind.EMAIL, "", 254)
                        .button("forgot.button")));
    }

    /** Says the same whether the address is known or not. */
    private Response ask(Request request) {
        request.count(ASK, request.network());
        var email = request.parameter("email").orElse("").strip();
        database.write(tx -> members.users()
                .byEmail(tx, email)
                .ifPresent(user -> members.mails().resetPassword(tx, user)));
        var text = frame.text(request);
        return room.show(
                request,
                200,
                title(request),
                _ -> List.of(
                        new Part.Note("good", text.get("forgot.sent")),
                        new Part.Words(text.get("forgot.sent.then")),
                        new Part.Links(List.of(new Link("/sign-in", text.get("sign.in"))))));
    }

    private List<Part> form(Request request, String token, Tried tried) {
        return List.of(new Part.Filled(new FormBuilder(frame.text(request), "reset.", "reset", RESET, tried)
                .with("token", token)
                .required("password", Kind.NEW_PASSWORD, "", 256)
                .button("reset.button")));
    }

    private Response reset(Request request) {
        var token = mailed.requireGood(request, Purpose.RESET_PASSWORD);
        return room.change(request, "reset", title(request), tried -> form(request, token, tried), () -> {
            var hash = members.users()
                    .hashNew(request.parameters().typed("password").orElse(""));
            database.write(tx -> {
                var id =
                        members.links().use(tx, Purpose.RESET_PASSWORD, token).orElseThrow(() -> mailed.spent(request));
                members.users().setPassword(tx, id, hash);
                members.users().confirm(tx, id); // the link came by mail
                members.sessions().closeAll(tx, id);
                members.authorizations().revokeAll(tx, id);
            });
            var text = frame.text(request);
            return room.show(
                    request,
                    200,
                    title(request),
                    _ -> List.of(
                            new Part.Note("good", text.get("reset.done")),
                            new Part.Links(List.of(new Link("/sign-in", text.get("sign.in"))))));
        });
    }
}
