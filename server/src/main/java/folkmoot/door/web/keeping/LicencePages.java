package folkmoot.door.web.keeping;

import folkmoot.civic.community.DataLicence;
import folkmoot.door.House;
import folkmoot.door.web.form.Part;
import folkmoot.door.web.form.Part.Link;
import folkmoot.door.web.form.Room;
import folkmoot.door.web.form.Room.Asked;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import java.util.List;
import java.util.stream.Stream;

/** Under which licence a community lets others take its data along. */
final class LicencePages {

    private static final String PATH = KeepersRoom.BASE + "/data";
    private static final String TITLE = "keeping.title.data";

    /** Where none is chosen. */
    private static final String NONE = "none";

    private final KeepersRoom room;
    private final Database database;
    private final House house;

    LicencePages(KeepersRoom room, Database database, House house) {
        this.room = room;
        this.database = database;
        this.house = house;
    }

    void register(Routing routing) {
        routing.get(PATH, request -> room.show(request, TITLE, this::parts)).post(PATH, this::choose);
    }

    private List<Part> parts(Asked asked) {
        var text = asked.text();
        var words = Stream.concat(
                        Stream.of(NONE), Stream.of(DataLicence.values()).map(DataLicence::word))
                .toList();
        return database.read(tx -> {
            var community = room.community(tx, asked.request());
            var chosen = house.civic()
                    .registry()
                    .licences()
                    .of(tx, community.id())
                    .map(DataLicence::word)
                    .orElse(NONE);
            return List.of(
                    new Part.Words(text.get("keeping.data.lead")),
                    new Part.Filled(asked.form("keeping.data.", "choose", KeepersRoom.path(asked.request()) + "/data")
                            .pick(
                                    "data_licence",
                                    words,
                                    word -> DataLicence.of(word)
                                            .map(DataLicence::title)
                                            .orElseGet(() -> text.get("data.licence.none")),
                                    chosen)
                            .button("keeping.data.choose")),
                    new Part.Links(List.of(
                            new Link("/c/" + community.name() + "/data", text.get("data.of", community.title())))));
        });
    }

    private Response choose(Request request) {
        return room.change(request, "choose", TITLE, this::parts, user -> {
            var word = request.parameter("data_licence")
                    .filter(one -> !one.equals(NONE))
                    .orElse("");
            database.write(tx -> house.civic()
                    .registry()
                    .licences()
                    .choose(
                            tx,
                            room.community(tx, request),
                            house.people().accounts().require(tx, user.account()),
                            word));
            return Room.done(KeepersRoom.path(request) + "/data", "licence");
        });
    }
}
