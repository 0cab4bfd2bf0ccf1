package folkmoot.door.web.settings;

import folkmoot.door.web.Views;
import folkmoot.door.web.form.Field.Kind;
import folkmoot.door.web.form.Form;
import folkmoot.door.web.form.Part;
import folkmoot.door.web.form.Part.Item;
import folkmoot.door.web.form.Room;
import folkmoot.door.web.form.Room.Asked;
import folkmoot.people.Members;
import folkmoot.people.passkey.Passkey;
import folkmoot.people.passkey.Passkeys;
import folkmoot.people.user.User;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.Id;
import folkmoot.platform.problem.NotFound;
import java.util.List;

/** The passkeys of who is signed in; of a person, also while they act as a team. */
final class PasskeyPages {

    private static final Subject SUBJECT = Subject.PASSKEYS;
    private static final int LONGEST = 256;

    private final Room room;
    private final Database database;
    private final Members members;
    private final OwnPassword ownPassword;
    private final Views views;

    PasskeyPages(Room room, Database database, Members members, OwnPassword ownPassword, Views views) {
        this.room = room;
        this.database = database;
        this.members = members;
        this.ownPassword = ownPassword;
        this.views = views;
    }

    void register(Routing routing) {
        routing.get(SUBJECT.path(), request -> room.show(request, SUBJECT.title(), this::parts))
                .post(SUBJECT.path(), this::add)
                .post(SUBJECT.path() + "/:id/remove", this::remove);
    }

    private record Known(List<Passkey> keys, Passkeys.Question question) {}

    private List<Part> parts(Asked asked) {
        var text = asked.text();
        var person = asked.session().person();
        var known = database.transaction(tx -> {
            User user = members.users().find(tx, person).orElseThrow(NotFound::new);
            return new Known(
                    members.passkeys().of(tx, person),
                    members.passkeys().askForNew(tx, user, asked.session().personName()));
        });
        return List.of(
                new Part.Words(text.get("settings.passkeys.lead")),
                new Part.Items(
                        known.keys().stream().map(key -> item(asked, key)).toList(),
                        text.get("settings.passkeys.none")),
                new Part.Heading(text.get("settings.passkeys.new")),
                new Part.Device(
                        asked.form("settings.passkeys.", "passkey", SUBJECT.path())
                                .with("token", known.question().token())
                                .with("credential", "")
                                .required("name", Kind.TEXT, "", Passkeys.LONGEST_NAME)
                                .required("password", Kind.PASSWORD, "", LONGEST)
                                .button("settings.passkeys.add"),
                        "create",
                        known.question().options(),
                        text.get("passkey.failed"),
                        text.get("passkey.script")));
    }

    private Item item(Asked asked, Passkey key) {
        var text = asked.text();
        return Item.of(
                key.name(),
                List.of(
                        text.get("access.since", views.date(text, key.created())),
                        key.used()
                                .map(used -> text.get("settings.passkeys.used", views.moment(text, used)))
                                .orElseGet(() -> text.get("settings.passkeys.unused"))),
                asked.form("settings.passkeys.", "remove-" + key.id(), SUBJECT.path() + "/" + key.id() + "/remove")
                        .required("password", Kind.PASSWORD, "", LONGEST)
                        .button("settings.passkeys.remove", Form.Tone.SMALL, key.name()));
    }

    private Response add(Request request) {
        return room.changeOwn(request, "passkey", SUBJECT.title(), this::parts, session -> {
            var person = session.person();
            ownPassword.require(request, person);
            database.write(tx -> {
                members.passkeys()
                        .add(
                                tx,
                                person,
                                request.parameter("name").orElse(""),
                                request.parameter("token").orElse(""),
                                request.parameter("credential").orElse(""));
                members.users()
                        .find(tx, person)
                        .ifPresent(user -> members.mails().passkey(tx, user, true));
            });
            return Room.done(SUBJECT.path(), "passkey");
        });
    }

    /** The password stays a way in, and is asked for: so the last way in cannot be removed here. */
    private Response remove(Request request) {
        var form = "remove-" + request.pathParameter("id");
        return room.changeOwn(request, form, SUBJECT.title(), this::parts, session -> {
            var person = session.person();
            ownPassword.require(request, person);
            database.write(tx -> {
                members.passkeys()
                        .remove(
                                tx,
                                person,
                                Id.parse(request.pathParameter("id")).orElseThrow(NotFound::new));
                members.users()
                        .find(tx, person)
                        .ifPresent(user -> members.mails().passkey(tx, user, false));
            });
            return Room.done(SUBJECT.path(), "passkey-removed");
        });
    }
}
