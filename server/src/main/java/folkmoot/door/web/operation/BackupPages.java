package folkmoot.door.web.operation;

import folkmoot.config.Settings;
import folkmoot.door.web.Messages;
import folkmoot.door.web.Views;
import folkmoot.door.web.form.Part;
import folkmoot.door.web.form.Part.Fact;
import folkmoot.door.web.form.Room.Asked;
import folkmoot.door.web.form.StaffRoom;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.Routing;
import folkmoot.stewardship.operation.Backups;
import java.util.ArrayList;
import java.util.List;

/** When the last backup was, and whether what happened since is copied away too. Backups are made by the command, not here. */
final class BackupPages {

    private static final Desk DESK = Desk.BACKUPS;
    private static final int SHOWN = 20;

    private final StaffRoom room;
    private final Database database;
    private final Settings settings;
    private final Backups backups;
    private final Views views;

    BackupPages(StaffRoom room, Database database, Settings settings, Backups backups, Views views) {
        this.room = room;
        this.database = database;
        this.settings = settings;
        this.backups = backups;
        this.views = views;
    }

    void register(Routing routing) {
        routing.get(DESK.path(), request -> room.show(request, DESK, this::parts));
    }

    private record Known(List<Backups.Taken> taken, Backups.Archive archive) {}

    private List<Part> parts(Asked asked) {
        var text = asked.text();
        if (settings.database().url().isPresent()) {
            return List.of(new Part.Words(text.get("operation.backups.elsewhere")));
        }
        var known = database.read(tx -> new Known(backups.list(tx, SHOWN), backups.archive(tx)));
        var parts = new ArrayList<Part>();
        parts.add(new Part.Words(text.get("operation.backups.lead")));
        if (backups.isOverdue(known.taken())) {
            parts.add(new Part.Note("", text.get("operation.backups.overdue")));
        }
        parts.add(new Part.Facts(List.of(
                new Fact(
                        text.get("operation.backups.last"),
                        known.taken().stream()
                                .findFirst()
                                .map(last -> views.moment(text, last.endedAt()))
                                .orElseGet(() -> text.get("operation.backups.never"))),
                new Fact(text.get("operation.backups.archive"), archive(text, known.archive())))));
        if (!known.taken().isEmpty()) {
            parts.add(table(text, known.taken()));
        }
        return parts;
    }

    private String archive(Messages text, Backups.Archive archive) {
        if (settings.backup().archive().isEmpty()) {
            return text.get("operation.backups.archive.off");
        }
        return archive.failing()
                .map(segment -> text.get("operation.backups.archive.failing", segment))
                .or(() -> archive.copied()
                        .map(moment -> text.get("operation.backups.archive.copied", views.moment(text, moment))))
                .orElseGet(() -> text.get("operation.backups.archive.waiting"));
    }

    private Part table(Messages text, List<Backups.Taken> taken) {
        return new Part.Table(
                text.get("operation.backups.taken"),
                List.of(
                        text.get("operation.backups.moment"),
                        text.get("operation.backups.folder"),
                        text.get("operation.storage.database"),
                        text.get("operation.backups.files")),
                taken.stream()
                        .map(one -> List.of(
                                views.moment(text, one.endedAt()),
                                one.folder(),
                                Sizes.words(text, one.databaseBytes()),
                                text.get("number", one.mediaFiles())))
                        .toList());
    }
}
