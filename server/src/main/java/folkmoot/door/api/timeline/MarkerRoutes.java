package folkmoot.door.api.timeline;

import folkmoot.door.api.oauth.Authentication;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.Id;
import folkmoot.platform.problem.Invalid;
import folkmoot.talk.marker.Marker;
import folkmoot.talk.marker.Markers;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Client API, markers: how far one has read. */
public final class MarkerRoutes {

    private final Database database;
    private final Authentication authentication;
    private final Markers markers;

    public MarkerRoutes(Database database, Authentication authentication, Markers markers) {
        this.database = database;
        this.authentication = authentication;
        this.markers = markers;
    }

    /** Marker (client API). */
    record MarkerEntity(String lastReadId, int version, Instant updatedAt) {}

    public void register(Routing routing) {
        routing.get("/api/v1/markers", this::show).post("/api/v1/markers", this::set);
    }

    /** Notifications always have one: some clients take it for granted. */
    private Response show(Request request) {
        var viewer = authentication.require(request, "read:statuses").account();
        var wanted = request.parameters("timeline").stream()
                .filter(Markers.TIMELINES::contains)
                .toList();
        var found = new LinkedHashMap<String, MarkerEntity>();
        if (wanted.contains("notifications")) {
            found.put("notifications", entity(markers.none("notifications")));
        }
        database.read(tx -> markers.of(tx, viewer, wanted))
                .forEach(marker -> found.put(marker.timeline(), entity(marker)));
        return Response.json(found);
    }

    private Response set(Request request) {
        var viewer = authentication.require(request, "write:statuses").account();
        var set = new LinkedHashMap<String, MarkerEntity>();
        return Response.json(database.transaction(tx -> {
            for (var timeline : List.of("home", "notifications")) {
                request.parameter(timeline + "[last_read_id]")
                        .ifPresent(id -> set.put(timeline, entity(markers.set(tx, viewer, timeline, read(id)))));
            }
            return Map.copyOf(set);
        }));
    }

    private static long read(String id) {
        return Id.parse(id).orElseThrow(() -> Invalid.refused("Validation failed: Last read is not a number"));
    }

    private static MarkerEntity entity(Marker marker) {
        return new MarkerEntity(Long.toString(marker.lastRead()), marker.version(), marker.updated());
    }
}
