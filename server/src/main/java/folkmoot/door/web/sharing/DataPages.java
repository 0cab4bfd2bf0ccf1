package folkmoot.door.web.sharing;

import folkmoot.civic.community.Community;
import folkmoot.civic.community.DataLicence;
import folkmoot.civic.opendata.DataFile;
import folkmoot.door.House;
import folkmoot.door.web.Frame;
import folkmoot.door.web.Paged;
import folkmoot.door.web.ui.Crumb;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What of a community can be taken along, under which licence, and what is held back; and of which communities there is any. */
public final class DataPages {

    private static final int SHOWN = 100;

    private final Frame frame;
    private final House house;

    DataPages(Frame frame, House house) {
        this.frame = frame;
        this.house = house;
    }

    /** A community and the licence of its data. */
    public record Place(String name, String title, Optional<DataLicence> licence) {}

    void register(Routing routing) {
        routing.get("/data", frame.alike(this::all)).get(DataRoutes.PATH, frame.alike(this::one));
    }

    private Response all(Request request) {
        var registry = house.civic().registry();
        var places = house.platform().database().read(tx -> {
            var page = Paged.of(request, registry.communities().all(tx), SHOWN);
            var licences = registry.licences()
                    .among(tx, page.shown().stream().map(Community::id).toList());
            return new Paged<>(
                    page.shown().stream()
                            .map(one -> new Place(one.name(), one.title(), Optional.ofNullable(licences.get(one.id()))))
                            .toList(),
                    page.previous(),
                    page.next());
        });
        return frame.draw(
                request,
                "sharing/data-places",
                frame.page(request, frame.text(request).get("data.title")),
                Map.of("places", places));
    }

    private Response one(Request request) {
        var registry = house.civic().registry();
        var name = request.pathParameter("name");
        var place = house.platform().database().read(tx -> {
            Community community = registry.communities().requireByName(tx, name);
            return new Place(name, community.title(), registry.licences().of(tx, community.id()));
        });
        return frame.draw(
                request,
                "sharing/data",
                frame.page(request, frame.text(request).get("data.of", place.title())),
                Map.of(
                        "place",
                        place,
                        "files",
                        List.of(DataFile.values()),
                        "way",
                        List.of(new Crumb(place.title(), "/c/" + name))));
    }
}
