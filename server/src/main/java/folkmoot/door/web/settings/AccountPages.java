package folkmoot.door.web.settings;

import folkmoot.door.web.Frame;
import folkmoot.door.web.form.Field.Kind;
import folkmoot.door.web.form.Form;
import folkmoot.door.web.form.Part;
import folkmoot.door.web.form.Part.Filled;
import folkmoot.door.web.form.Part.Heading;
import folkmoot.door.web.form.Part.Item;
import folkmoot.door.web.form.Part.Words;
import folkmoot.door.web.form.Room;
import folkmoot.door.web.form.Room.Asked;
import folkmoot.federation.json.Fields;
import folkmoot.people.account.Accounts;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.talk.profile.Moves;
import folkmoot.talk.status.Departures;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** What clients have no way for: other accounts of one's own, moving to one of them, leaving for good. */
final class AccountPages {

    private static final Subject SUBJECT = Subject.ACCOUNT;
    private static final String PATH = SUBJECT.path();
    private static final String LEAVE = "account.leave";
    private static final int LONGEST = 256;

    private final Room room;
    private final Database database;
    private final Accounts accounts;
    private final OwnPassword ownPassword;
    private final Moves moves;
    private final Departures departures;

    AccountPages(
            Room room,
            Database database,
            Accounts accounts,
            OwnPassword ownPassword,
            Moves moves,
            Departures departures) {
        this.room = room;
        this.database = database;
        this.accounts = accounts;
        this.ownPassword = ownPassword;
        this.moves = moves;
        this.departures = departures;
    }

    void register(Routing routing) {
        routing.get(PATH, request -> room.show(request, SUBJECT.title(), this::parts))
                .post(PATH + "/aliases", this::addAlias)
                .post(PATH + "/aliases/remove", this::removeAlias)
                .post(PATH + "/move", this::move)
                .post(PATH + "/stay", this::stay)
                .get(PATH + "/delete", request -> room.show(request, LEAVE, AccountPages::leaving))
                .post(PATH + "/delete", this::leave);
    }

    private List<Part> parts(Asked asked) {
        var text = asked.text();
        var account =
                database.read(tx -> accounts.require(tx, asked.session().user().account()));
        var parts = new ArrayList<Part>();
        account.settings().movedTo().ifPresent(target -> {
            parts.add(new Part.Note("warn", text.get("account.moved") + " " + target));
            parts.add(new Words(text.get("account.stay.intro")));
            parts.add(new Filled(asked.form("account.", "stay", PATH + "/stay").button("account.stay")));
        });
        parts.add(new Heading(text.get("account.aliases")));
        parts.add(new Words(text.get("account.aliases.intro")));
        if (!account.settings().alsoKnownAs().isEmpty()) {
            parts.add(new Part.Items(
                    account.settings().alsoKnownAs().stream()
                            .map(alias -> alias(asked, alias))
                            .toList(),
                    ""));
        }
        parts.add(new Filled(asked.form("account.", "alias", PATH + "/aliases")
                .required("handle", Kind.ADDRESS, "", LONGEST)
                .button("account.add")));
        parts.add(new Heading(text.get("account.move")));
        parts.add(new Words(text.get("account.move.intro")));
        parts.add(new Filled(asked.form("account.", "move", PATH + "/move")
                .required("handle", Kind.ADDRESS, "", LONGEST)
                .required("password", Kind.PASSWORD, "", LONGEST)
                .button("account.move")));
        parts.add(new Heading(text.get("account.leave")));
        parts.add(new Words(text.get("account.leave.intro")));
        parts.add(new Part.Links(List.of(
                new Part.Link(Subject.DATA.path(), text.get("account.leave.first")),
                new Part.Link(PATH + "/delete", text.get("account.leave.go")))));
        return parts;
    }

    private static Item alias(Asked asked, URI alias) {
        return Item.of(
                alias.toString(),
                List.of(),
                asked.form("account.", "remove-" + Math.abs(alias.hashCode()), PATH + "/aliases/remove")
                        .with("alias", alias.toString())
                        .button("account.remove", Form.Tone.SMALL, alias.toString()));
    }

    private static List<Part> leaving(Asked asked) {
        var text = asked.text();
        return List.of(
                new Part.Note(
                        "warn", text.get("account.leave.sure", asked.session().username())),
                new Words(text.get("account.leave.goes")),
                new Words(text.get("account.leave.stays")),
                new Filled(asked.form("account.", "leave", PATH + "/delete")
                        .required("password", Kind.PASSWORD, "", LONGEST)
                        .button("account.leave", Form.Tone.DANGER, "")),
                new Part.Links(List.of(new Part.Link(PATH, text.get("account.leave.not")))));
    }

    private Response addAlias(Request request) {
        return room.change(request, "alias", SUBJECT.title(), this::parts, session -> {
            moves.addAlias(session.user().account(), request.parameter("handle").orElse(""));
            return Room.done(PATH, "alias");
        });
    }

    private Response removeAlias(Request request) {
        return room.change(request, "remove", SUBJECT.title(), this::parts, session -> {
            Fields.toUri(request.parameter("alias").orElse(""))
                    .ifPresent(alias -> moves.removeAlias(session.user().account(), alias));
            return Room.done(PATH, "removed");
        });
    }

    private Response move(Request request) {
        return room.change(request, "move", SUBJECT.title(), this::parts, session -> {
            ownPassword.require(request, session.user().id());
            moves.move(session.user().account(), request.parameter("handle").orElse(""));
            return Room.done(PATH, "moved");
        });
    }

    private Response stay(Request request) {
        return room.change(request, "stay", SUBJECT.title(), this::parts, session -> {
            moves.stay(session.user().account());
            return Room.done(PATH, "stayed");
        });
    }

    private Response leave(Request request) {
        return room.change(request, "leave", LEAVE, AccountPages::leaving, session -> {
            ownPassword.require(request, session.user().id());
            database.write(tx -> departures.leave(
                    tx, session.user(), accounts.require(tx, session.user().account())));
            return Frame.signedOut(Response.redirect(303, "/"));
        });
    }
}
