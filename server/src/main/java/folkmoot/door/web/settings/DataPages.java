package folkmoot.door.web.settings;

import folkmoot.door.web.Frame;
import folkmoot.door.web.Views;
import folkmoot.door.web.form.Part;
import folkmoot.door.web.form.Part.Filled;
import folkmoot.door.web.form.Part.Heading;
import folkmoot.door.web.form.Part.Item;
import folkmoot.door.web.form.Part.Items;
import folkmoot.door.web.form.Part.Link;
import folkmoot.door.web.form.Part.Words;
import folkmoot.door.web.form.Room;
import folkmoot.door.web.form.Room.Asked;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.Body;
import folkmoot.platform.http.RateLimits;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.http.Upload;
import folkmoot.platform.id.Id;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.talk.portability.Exports;
import folkmoot.talk.portability.Imports;
import folkmoot.talk.portability.Portable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What somebody takes along, and what they bring. */
final class DataPages {

    private static final Subject SUBJECT = Subject.DATA;
    private static final String PATH = SUBJECT.path();
    private static final String IMPORTS = PATH + "/imports";
    private static final Body FILE = Body.upTo(4 * 1024 * 1024);
    private static final RateLimits.Rule WRITE = new RateLimits.Rule("export", 60, Duration.ofHours(1));

    private final Room room;
    private final Frame frame;
    private final Database database;
    private final Exports exports;
    private final Imports imports;
    private final Views views;

    DataPages(Room room, Frame frame, Database database, Exports exports, Imports imports, Views views) {
        this.room = room;
        this.frame = frame;
        this.database = database;
        this.exports = exports;
        this.imports = imports;
        this.views = views;
    }

    void register(Routing routing) {
        routing.get(PATH, request -> room.show(request, SUBJECT.title(), this::parts))
                .post(IMPORTS, FILE, this::begin)
                .get(IMPORTS + "/:id", request -> room.show(request, "settings.data.import", this::result));
        for (var what : Portable.values()) {
            routing.get(PATH + "/" + what.fileName(), request -> export(request, what));
        }
    }

    private Response export(Request request, Portable what) {
        return frame.session(request)
                .map(session -> {
                    var account = session.user().account();
                    request.count(WRITE, account.toString());
                    return Response.csv(what.fileName(), exports.table(account, what))
                            .header("Cache-Control", "private, no-store");
                })
                .orElseGet(() -> Frame.toSignIn(request));
    }

    private List<Part> parts(Asked asked) {
        var text = asked.text();
        var before = database.read(tx -> imports.of(tx, asked.session().user().account()));
        var parts = new ArrayList<Part>();
        parts.add(new Heading(text.get("settings.data.export")));
        parts.add(new Words(text.get("settings.data.export.lead")));
        parts.add(new Part.Links(Arrays.stream(Portable.values())
                .map(what -> new Link(PATH + "/" + what.fileName(), text.get("settings.data.kind." + what.word())))
                .toList()));
        parts.add(new Heading(text.get("settings.data.import")));
        parts.add(new Words(text.get("settings.data.import.lead")));
        parts.add(new Filled(asked.form("settings.data.", "import", IMPORTS)
                .pick(
                        "kind",
                        Arrays.stream(Portable.values()).map(Portable::word).toList(),
                        Portable.FOLLOWS.word())
                .file("file", "text/csv,.csv,text/plain")
                .button("settings.data.begin")));
        if (!before.isEmpty()) {
            parts.add(new Heading(text.get("settings.data.before")));
            parts.add(new Items(before.stream().map(one -> item(asked, one)).toList(), ""));
        }
        return parts;
    }

    private Item item(Asked asked, Imports.Import one) {
        var text = asked.text();
        return new Item(
                text.get("settings.data.kind." + one.kind().word()),
                IMPORTS + "/" + one.id(),
                List.of(text.get(one.finished().isPresent() ? "settings.data.finished" : "settings.data.busy")),
                List.of(views.moment(text, one.created()), progress(asked, one)),
                "",
                List.of(),
                List.of());
    }

    private static String progress(Asked asked, Imports.Import one) {
        return asked.text().get("settings.data.progress", one.done(), one.lines(), one.refused());
    }

    private List<Part> result(Asked asked) {
        var text = asked.text();
        var id = Id.parse(asked.request().pathParameter("id")).orElseThrow(NotFound::new);
        var one = database.read(tx -> imports.require(tx, asked.session().user().account(), id));
        var refused = database.read(tx -> imports.refused(tx, one));
        var parts = new ArrayList<Part>();
        parts.add(new Words(
                text.get("settings.data.kind." + one.kind().word()) + " · " + views.moment(text, one.created())));
        parts.add(new Part.Note(
                one.finished().isPresent() ? "good" : "",
                text.get(one.finished().isPresent() ? "settings.data.finished" : "settings.data.going")));
        parts.add(new Words(progress(asked, one)));
        if (!refused.isEmpty()) {
            parts.add(new Heading(text.get("settings.data.refused")));
            parts.add(new Items(
                    refused.stream()
                            .map(line -> Item.of(
                                    line.text(),
                                    List.of(
                                            text.get("settings.data.line", line.line()),
                                            text.get("settings.data.problem." + line.problem()))))
                            .toList(),
                    ""));
        }
        parts.add(new Part.Links(List.of(new Link(PATH, text.get(SUBJECT.title())))));
        return parts;
    }

    private Response begin(Request request) {
        return room.change(request, "import", SUBJECT.title(), this::parts, session -> {
            var kind = Portable.of(request.parameter("kind").orElse(""))
                    .orElseThrow(() -> Invalid.field("kind", "ERR_INCLUSION", "is not included in the list"));
            var text = request.upload("file")
                    .map(Upload::bytes)
                    .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                    .filter(file -> !file.isBlank())
                    .orElseThrow(() -> Invalid.field("file", "ERR_BLANK", "can't be blank"));
            long id =
                    database.transaction(tx -> imports.begin(tx, session.user().account(), kind, text));
            return Response.redirect(303, IMPORTS + "/" + id);
        });
    }
}
