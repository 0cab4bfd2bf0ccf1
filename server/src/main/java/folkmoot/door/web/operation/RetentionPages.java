package folkmoot.door.web.operation;

import folkmoot.door.House;
import folkmoot.door.web.form.Field.Kind;
import folkmoot.door.web.form.Form;
import folkmoot.door.web.form.Part;
import folkmoot.door.web.form.Room;
import folkmoot.door.web.form.Room.Asked;
import folkmoot.door.web.form.StaffRoom;
import folkmoot.people.Members;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.setting.LiveSetting;
import folkmoot.platform.setting.LiveSettings;
import folkmoot.stewardship.moderation.ModerationActs;
import folkmoot.talk.media.Media;
import folkmoot.talk.media.RemoteFiles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How long what is kept, what goes with the next tidying, and what would go if other servers' files were kept for less. */
final class RetentionPages {

    private static final Desk DESK = Desk.RETENTION;
    private static final String DAYS = "days";
    private static final int MOST_DAYS = 3650;

    private final StaffRoom room;
    private final Database database;
    private final LiveSettings settings;
    private final RemoteFiles remote;
    private final Media media;
    private final Members members;
    private final ModerationActs acts;

    RetentionPages(StaffRoom room, House house) {
        this.room = room;
        this.database = house.platform().database();
        this.settings = house.platform().live();
        this.remote = house.talk().media().remoteFiles();
        this.media = house.talk().media().uploads();
        this.members = house.people().members();
        this.acts = house.stewardship().acts();
    }

    void register(Routing routing) {
        routing.get(DESK.path(), request -> room.show(request, DESK, this::parts))
                .post(DESK.path() + "/preview", this::preview)
                .post(DESK.path(), this::keep);
    }

    private record Known(RemoteFiles.Old remote, int unused, int visits, int sessions, int links) {}

    private List<Part> parts(Asked asked) {
        var text = asked.text();
        var kept = settings.now().media().keepRemote();
        var known = database.read(tx -> new Known(
                remote.older(tx, kept),
                media.unused(tx),
                members.visits().old(tx),
                members.sessions().expired(tx),
                members.links().expired(tx)));
        var rows = new ArrayList<List<String>>();
        rows.add(List.of(
                text.get("operation.retention.remote"),
                text.get("operation.retention.for", kept.toDays()),
                text.get(
                        "operation.storage.files",
                        known.remote().files(),
                        Sizes.words(text, known.remote().bytes()))));
        rows.add(row(asked, "unused", known.unused()));
        rows.add(row(asked, "visits", known.visits()));
        rows.add(row(asked, "sessions", known.sessions()));
        rows.add(row(asked, "links", known.links()));
        return List.of(
                new Part.Words(text.get("operation.retention.lead")),
                new Part.Table(
                        text.get("operation.title.retention"),
                        List.of(
                                text.get("operation.retention.what"),
                                text.get("operation.retention.long"),
                                text.get("operation.retention.now")),
                        rows),
                new Part.Words(text.get("operation.retention.never")),
                new Part.Heading(text.get("operation.retention.remote")),
                new Part.Filled(asked.form("operation.retention.", "preview", DESK.path() + "/preview")
                        .required(DAYS, Kind.NUMBER, Long.toString(kept.toDays()), 4)
                        .button("operation.retention.preview", Form.Tone.QUIET, "")));
    }

    private static List<String> row(Asked asked, String word, int now) {
        var text = asked.text();
        return List.of(
                text.get("operation.retention." + word),
                text.get("operation.retention." + word + ".for"),
                text.get("number", now));
    }

    private static int days(Request request) {
        var typed = request.parameter(DAYS).map(String::strip).orElse("");
        if (!typed.matches("\\d{1,4}") || Integer.parseInt(typed) < 1 || Integer.parseInt(typed) > MOST_DAYS) {
            throw Invalid.field(DAYS, "ERR_DAYS", "is not from 1 to " + MOST_DAYS);
        }
        return Integer.parseInt(typed);
    }

    /** Asks before it is done: what is removed has to be fetched from other servers again. */
    private Response preview(Request request) {
        return room.change(request, DESK, "preview", DESK.title(), this::parts, _ -> {
            int days = days(request);
            var old = database.read(tx -> remote.older(tx, Duration.ofDays(days)));
            return room.show(
                    request,
                    DESK,
                    asked -> List.of(
                            new Part.Note(
                                    "warn",
                                    asked.text()
                                            .get(
                                                    "operation.retention.would",
                                                    days,
                                                    old.files(),
                                                    Sizes.words(asked.text(), old.bytes()))),
                            new Part.Filled(asked.form("operation.retention.", "keep", DESK.path())
                                    .with(DAYS, Integer.toString(days))
                                    .button("operation.retention.keep", Form.Tone.DANGER, "")),
                            new Part.Links(List.of(
                                    new Part.Link(DESK.path(), asked.text().get("operation.retention.not"))))));
        });
    }

    private Response keep(Request request) {
        return room.change(request, DESK, "preview", DESK.title(), this::parts, by -> {
            settings.set(by.account(), LiveSetting.KEEP_REMOTE, days(request) + "d");
            database.write(tx -> acts.note(tx, by.account(), "set-setting", LiveSetting.KEEP_REMOTE.key()));
            return Room.done(DESK.path(), "saved");
        });
    }
}
