package folkmoot.door.web.operation;

import folkmoot.door.web.form.Part;
import folkmoot.door.web.form.Part.Fact;
import folkmoot.door.web.form.Room.Asked;
import folkmoot.door.web.form.StaffRoom;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.Routing;
import folkmoot.stewardship.operation.StorageSizes;
import java.util.ArrayList;
import java.util.List;

/** How much room everything takes. */
final class StoragePages {

    private static final Desk DESK = Desk.STORAGE;
    private static final int TABLES = 20;

    private final StaffRoom room;
    private final Database database;
    private final StorageSizes sizes;

    StoragePages(StaffRoom room, Database database, StorageSizes sizes) {
        this.room = room;
        this.database = database;
        this.sizes = sizes;
    }

    void register(Routing routing) {
        routing.get(DESK.path(), request -> room.show(request, DESK, this::parts));
    }

    private record Known(long database, List<StorageSizes.Table> tables) {}

    private List<Part> parts(Asked asked) {
        var text = asked.text();
        var known = database.read(tx -> new Known(sizes.database(tx), sizes.tables(tx, TABLES)));
        var facts = new ArrayList<Fact>();
        facts.add(new Fact(text.get("operation.storage.database"), Sizes.words(text, known.database())));
        facts.add(new Fact(
                text.get("operation.storage.media"),
                sizes.media()
                        .map(folder ->
                                text.get("operation.storage.files", folder.files(), Sizes.words(text, folder.bytes())))
                        .orElseGet(() -> text.get("operation.storage.elsewhere"))));
        sizes.disk()
                .ifPresent(disk -> facts.add(new Fact(
                        text.get("operation.storage.disk"),
                        text.get(
                                "operation.storage.free",
                                Sizes.words(text, disk.free()),
                                Sizes.words(text, disk.whole())))));
        return List.of(
                new Part.Words(text.get("operation.storage.lead")),
                new Part.Facts(facts),
                new Part.Table(
                        text.get("operation.storage.tables"),
                        List.of(
                                text.get("operation.storage.table"),
                                text.get("operation.storage.size"),
                                text.get("operation.storage.rows")),
                        known.tables().stream()
                                .map(table -> List.of(
                                        table.name(),
                                        Sizes.words(text, table.bytes()),
                                        text.get("number", table.lines())))
                                .toList()));
    }
}
