package folkmoot.door.web.keeping;

import folkmoot.civic.matter.MatterKind;
import folkmoot.door.House;
import folkmoot.door.web.form.Part;
import folkmoot.door.web.form.Room;
import folkmoot.door.web.form.Room.Asked;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import java.util.List;
import java.util.stream.Collectors;

/** Which kinds of matters a community wants on its noticeboard. */
final class KindPages {

    private static final String PATH = KeepersRoom.BASE + "/kinds";
    private static final String TITLE = "keeping.title.kinds";

    private final KeepersRoom room;
    private final Database database;
    private final House house;

    KindPages(KeepersRoom room, Database database, House house) {
        this.room = room;
        this.database = database;
        this.house = house;
    }

    void register(Routing routing) {
        routing.get(PATH, request -> room.show(request, TITLE, this::parts)).post(PATH, this::choose);
    }

    private List<Part> parts(Asked asked) {
        var board = house.civic().board();
        var words = board.kinds().in(asked.text().language());
        var chosen = database.read(tx -> board.choices().of(tx, room.community(tx, asked.request()))).stream()
                .<String>map(MatterKind::word)
                .collect(Collectors.toSet());
        return List.of(
                new Part.Words(asked.text().get("board.kinds.lead")),
                new Part.Filled(asked.form("board.field.", "kinds", KeepersRoom.path(asked.request()) + "/kinds")
                        .several(
                                "kinds[]",
                                board.kinds().words(),
                                word -> words.plural(board.kinds().require(word)),
                                chosen)
                        .button("board.save")));
    }

    private Response choose(Request request) {
        return room.change(request, "kinds", TITLE, this::parts, user -> {
            database.write(tx -> house.civic()
                    .board()
                    .choices()
                    .set(
                            tx,
                            room.community(tx, request),
                            house.people().accounts().require(tx, user.account()),
                            request.parameters("kinds")));
            return Room.done(KeepersRoom.path(request) + "/kinds", "kinds");
        });
    }
}
