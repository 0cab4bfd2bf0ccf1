package folkmoot.door.web.keeping;

import folkmoot.door.House;
import folkmoot.door.web.Views;
import folkmoot.door.web.form.Field.Kind;
import folkmoot.door.web.form.Form;
import folkmoot.door.web.form.Part;
import folkmoot.door.web.form.Part.Item;
import folkmoot.door.web.form.Room;
import folkmoot.door.web.form.Room.Asked;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.Id;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.text.Html;
import folkmoot.stewardship.report.Reports;
import folkmoot.talk.status.Status;
import java.util.List;
import java.util.Optional;

/** Posts of a community that were reported, without who did; they can be taken out with a reason. */
final class FlagPages {

    private static final String PATH = KeepersRoom.BASE + "/flags";
    private static final String TITLE = "keeping.title.flags";
    private static final int MOST = 50;
    private static final int SHOWN = 500;

    private final KeepersRoom room;
    private final Database database;
    private final House house;
    private final Views views;

    FlagPages(KeepersRoom room, Database database, House house, Views views) {
        this.room = room;
        this.database = database;
        this.house = house;
        this.views = views;
    }

    void register(Routing routing) {
        routing.get(PATH, request -> room.show(request, TITLE, this::parts))
                .post(PATH + "/:status/remove", this::remove);
    }

    private List<Part> parts(Asked asked) {
        var text = asked.text();
        return database.read(tx -> {
            var community = room.community(tx, asked.request());
            var flagged = house.stewardship().reports().flagged(tx, community.id(), MOST);
            return List.of(
                    new Part.Words(text.get("keeping.flags.lead")),
                    new Part.Items(
                            flagged.stream()
                                    .flatMap(flag -> house
                                            .talk()
                                            .posts()
                                            .statuses()
                                            .find(tx, flag.status())
                                            .map(status -> item(tx, asked, flag, status))
                                            .stream())
                                    .toList(),
                            text.get("keeping.flags.none")));
        });
    }

    private Item item(Transaction tx, Asked asked, Reports.Flagged flag, Status status) {
        var text = asked.text();
        var author = house.people().accounts().require(tx, status.author());
        var words = Html.text(status.text().content());
        return new Item(
                "@" + author.acct(),
                views.profile(author),
                List.of(text.get("moderation.category." + flag.category())),
                List.of(
                        text.get("keeping.flags.times", flag.times()),
                        text.get("keeping.flags.since", views.moment(text, flag.first()))),
                words.length() > SHOWN ? words.substring(0, SHOWN) + "…" : words,
                List.of(),
                List.of(asked.form(
                                "keeping.flags.",
                                "remove-" + status.id(),
                                KeepersRoom.path(asked.request()) + "/flags/" + status.id() + "/remove")
                        .required("reason", Kind.TEXT, "", 500)
                        .tick("sure", false)
                        .button("keeping.flags.remove", Form.Tone.DANGER, "@" + author.acct())));
    }

    private Response remove(Request request) {
        var form = "remove-" + request.pathParameter("status");
        return room.change(request, form, TITLE, this::parts, user -> {
            database.write(tx -> {
                var status = Id.status(request.pathParameter("status"))
                        .flatMap(id -> house.talk().posts().statuses().visible(tx, id, Optional.empty()))
                        .orElseThrow(NotFound::new);
                var by = room.by(tx, request, user);
                KeepersRoom.requireSure(request);
                house.civic().groups().moderation().remove(tx, by, status);
            });
            return Room.done(KeepersRoom.path(request) + "/flags", "removed");
        });
    }
}
