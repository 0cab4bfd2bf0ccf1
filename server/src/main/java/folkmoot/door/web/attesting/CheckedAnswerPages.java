package folkmoot.door.web.attesting;

import folkmoot.civic.attestation.CheckedAnswers;
import folkmoot.door.House;
import folkmoot.door.web.Frame;
import folkmoot.door.web.Messages;
import folkmoot.door.web.form.Field.Kind;
import folkmoot.door.web.form.Form;
import folkmoot.door.web.form.Part;
import folkmoot.door.web.form.Part.Link;
import folkmoot.door.web.form.Room;
import folkmoot.door.web.form.Room.Asked;
import folkmoot.people.account.Account;
import folkmoot.people.account.Accounts;
import folkmoot.people.user.Sessions.Session;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.Id;
import folkmoot.platform.problem.Forbidden;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.text.Html;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.Statuses;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where somebody of whom a claim is attested marks an answer as checked, and takes that back. */
final class CheckedAnswerPages {

    private static final String PATH = "/posts/:id/checked";
    private static final String TITLE = "checked.title";
    private static final int USUAL_MONTHS = 12;

    private final Room room;
    private final Database database;
    private final Accounts accounts;
    private final Statuses statuses;
    private final CheckedAnswers answers;

    CheckedAnswerPages(Frame frame, House house) {
        this.room = new Room(frame, "room", "checked.done.", CheckedAnswerPages::furniture);
        this.database = house.platform().database();
        this.accounts = house.people().accounts();
        this.statuses = house.talk().posts().statuses();
        this.answers = house.civic().attesting().checked();
    }

    void register(Routing routing) {
        routing.get(PATH, request -> room.show(request, TITLE, this::parts))
                .post(PATH, this::mark)
                .post(PATH + "/undo", this::unmark);
    }

    private static Map<String, Object> furniture(Messages text, Session session, String path) {
        return Room.list(
                text.get(TITLE),
                List.of(new Link("/settings/attestations", text.get("settings.title.attestations"))),
                path);
    }

    private static String path(Request request) {
        return "/posts/" + request.pathParameter("id") + "/checked";
    }

    private Status status(Transaction tx, Request request, Account by) {
        return Id.status(request.pathParameter("id"))
                .flatMap(id -> statuses.visible(tx, id, Optional.of(by.id())))
                .orElseThrow(NotFound::new);
    }

    private Account by(Transaction tx, Session session) {
        return accounts.require(tx, session.user().account());
    }

    private List<Part> parts(Asked asked) {
        var text = asked.text();
        return database.read(tx -> {
            var by = by(tx, asked.session());
            var status = status(tx, asked.request(), by);
            var claim = answers.markingBy(tx, by, status)
                    .orElseThrow(() -> new Forbidden("Only who has attested what is good for it marks an answer"));
            return List.of(
                    new Part.Words(text.get("checked.lead", claim.name(text.language()))),
                    new Part.Quote(Html.text(status.text().content())),
                    new Part.Filled(asked.form("checked.", "mark", path(asked.request()))
                            .required(
                                    "review",
                                    Kind.DAY,
                                    answers.today().plusMonths(USUAL_MONTHS).toString(),
                                    10)
                            .button("checked.mark")),
                    new Part.Acts(List.of(asked.form("checked.", "undo", path(asked.request()) + "/undo")
                            .button("checked.undo", Form.Tone.QUIET, ""))));
        });
    }

    private Response mark(Request request) {
        return room.change(request, "mark", TITLE, this::parts, session -> {
            database.write(tx -> {
                var by = by(tx, session);
                answers.mark(
                        tx, by, status(tx, request, by), request.parameters().day("review"));
            });
            return Room.done(path(request), "marked");
        });
    }

    private Response unmark(Request request) {
        return room.change(request, "undo", TITLE, this::parts, session -> {
            var id = Id.status(request.pathParameter("id")).orElseThrow(NotFound::new);
            database.write(tx -> answers.unmark(tx, session.user().account(), id));
            return Room.done(path(request), "undone");
        });
    }
}
