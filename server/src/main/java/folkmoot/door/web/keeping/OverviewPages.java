package folkmoot.door.web.keeping;

import folkmoot.civic.draft.Draft;
import folkmoot.door.House;
import folkmoot.door.web.Views;
import folkmoot.door.web.form.Part;
import folkmoot.door.web.form.Part.Count;
import folkmoot.door.web.form.Part.Item;
import folkmoot.door.web.form.Room.Asked;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.Routing;
import java.util.ArrayList;
import java.util.List;

/** What waits in a community, with the clock that opens it by itself. */
final class OverviewPages {

    private static final int MOST = 200;

    private final KeepersRoom room;
    private final Database database;
    private final House house;
    private final Views views;

    OverviewPages(KeepersRoom room, Database database, House house, Views views) {
        this.room = room;
        this.database = database;
        this.house = house;
        this.views = views;
    }

    void register(Routing routing) {
        routing.get(KeepersRoom.BASE, request -> room.show(request, "keeping.title", this::parts));
    }

    private List<Part> parts(Asked asked) {
        var text = asked.text();
        var path = KeepersRoom.path(asked.request());
        var me = asked.session().user().account();
        return database.read(tx -> {
            var community = room.community(tx, asked.request());
            var by = house.people().accounts().require(tx, me);
            var held = house.civic().count().review().waiting(tx, community.id(), by, MOST);
            var flags = house.stewardship().reports().flagged(tx, community.id(), MOST);
            var first = house.civic().unpublished().review().waiting(tx, community, me);
            var parts = new ArrayList<Part>();
            parts.add(new Part.Words(text.get("keeping.lead", community.title())));
            parts.add(new Part.Counts(List.of(
                    count(path + "/held", text.get("keeping.title.held"), held.size()),
                    count(path + "/flags", text.get("keeping.title.flags"), flags.size()),
                    count("/c/" + community.name() + "/waiting", text.get("waiting.title"), first.size()))));
            parts.add(new Part.Heading(text.get("keeping.first")));
            parts.add(new Part.Items(
                    first.stream()
                            .map(draft -> item(asked, community.name(), draft))
                            .toList(),
                    text.get("keeping.first.none")));
            return parts;
        });
    }

    private static Count count(String url, String text, int number) {
        return new Count(url, text, number, number > 0 ? "warn" : "");
    }

    private Item item(Asked asked, String community, Draft draft) {
        var text = asked.text();
        return new Item(
                draft.text().title(),
                "/c/" + community + "/drafts/" + draft.id(),
                house.civic().unpublished().review().isSoon(draft)
                        ? List.of(text.get("keeping.first.soon"))
                        : List.of(),
                draft.waitsUntil().map(until -> text.get("keeping.first.until", views.moment(text, until))).stream()
                        .toList(),
                "",
                List.of(),
                List.of());
    }
}
