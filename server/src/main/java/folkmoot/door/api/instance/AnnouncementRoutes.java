package folkmoot.door.api.instance;

import folkmoot.door.api.oauth.Authentication;
import folkmoot.door.api.request.Paging;
import folkmoot.door.api.streaming.StreamingEvents;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.Id;
import folkmoot.platform.json.JsonBodies;
import folkmoot.platform.problem.NotFound;
import folkmoot.stewardship.announcement.Announcements;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Client API, announcements; and what streams are told of them. */
public final class AnnouncementRoutes {

    private static final String REACTION = "/api/v1/announcements/:id/reactions/:name";

    private final Database database;
    private final Authentication authentication;
    private final Announcements announcements;
    private final AnnouncementRenderer renderer;
    private final StreamingEvents events;

    public AnnouncementRoutes(
            Database database,
            Authentication authentication,
            Announcements announcements,
            AnnouncementRenderer renderer,
            StreamingEvents events) {
        this.database = database;
        this.authentication = authentication;
        this.announcements = announcements;
        this.renderer = renderer;
        this.events = events;
    }

    public void register(Routing routing) {
        routing.get("/api/v1/announcements", this::list)
                .post("/api/v1/announcements/:id/dismiss", this::dismiss)
                .put(REACTION, request -> react(request, true))
                .delete(REACTION, request -> react(request, false));
    }

    private Response list(Request request) {
        var viewer = authentication.require(request).account();
        return Response.json(database.read(tx -> announcements.list(tx, Optional.of(viewer)).stream()
                .map(each -> renderer.entity(tx, each, true))
                .toList()));
    }

    private static long id(Request request) {
        return Id.parse(request.pathParameter("id")).stream()
                .boxed()
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    private Response dismiss(Request request) {
        var viewer = authentication.require(request, "write:accounts").account();
        database.write(tx -> announcements.dismiss(tx, viewer, id(request)));
        return Paging.done();
    }

    private Response react(Request request, boolean add) {
        var viewer = authentication.require(request, "write:favourites").account();
        var name = request.pathParameter("name");
        database.write(tx -> {
            int count = add
                    ? announcements.react(tx, viewer, id(request), name)
                    : announcements.unreact(tx, viewer, id(request), name);
            events.everybody(
                    tx,
                    "announcement.reaction",
                    json(Map.of("name", name, "count", count, "announcement_id", Long.toString(id(request)))));
        });
        return Paging.done();
    }

    /** An announcement was made or removed, here or by a command: everybody who listens hears of it. */
    public void changed(Announcements.Change change) {
        database.write(tx -> {
            if (change.removed()) {
                events.everybody(tx, "announcement.delete", Long.toString(change.id()));
            } else {
                announcements
                        .find(tx, Optional.empty(), change.id())
                        .ifPresent(
                                made -> events.everybody(tx, "announcement", json(renderer.entity(tx, made, false))));
            }
        });
    }

    private static String json(Object value) {
        return new String(JsonBodies.write(value), StandardCharsets.UTF_8);
    }
}
