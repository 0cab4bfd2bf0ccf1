package folkmoot.door.api.notification;

import folkmoot.door.api.oauth.Authentication;
import folkmoot.door.api.request.Paging;
import folkmoot.door.api.request.RequestIds;
import folkmoot.people.notification.Notifications;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.Id;
import folkmoot.platform.id.NotificationId;
import folkmoot.platform.problem.NotFound;
import folkmoot.talk.marker.Markers;
import java.util.List;
import java.util.Map;

/** Client API, notifications (v1). */
public final class NotificationRoutes {

    private final Database database;
    private final Authentication authentication;
    private final Notifications notifications;
    private final Markers markers;
    private final NotificationRenderer renderer;

    public NotificationRoutes(
            Database database,
            Authentication authentication,
            Notifications notifications,
            Markers markers,
            NotificationRenderer renderer) {
        this.database = database;
        this.authentication = authentication;
        this.notifications = notifications;
        this.markers = markers;
        this.renderer = renderer;
    }

    public void register(Routing routing) {
        routing.get("/api/v1/notifications", this::list)
                .post("/api/v1/notifications/clear", this::clear)
                .get("/api/v1/notifications/unread_count", this::unreadCount)
                .delete("/api/v1/notifications/destroy_multiple", this::dismissSeveral)
                .get("/api/v1/notifications/:id", this::show)
                .post("/api/v1/notifications/:id/dismiss", this::dismiss)
                .delete("/api/v1/notifications/:id", this::dismiss);
    }

    private Response list(Request request) {
        var viewer = authentication.require(request, "read:notifications").account();
        var page = Paging.page(request, 40, 80);
        var query = NotificationChoice.query(request);
        return database.read(tx -> {
            var found = notifications.list(tx, viewer, page, query);
            return Paging.linked(
                    request,
                    Response.json(renderer.render(tx, viewer, found, NotificationChoice.supported(request))),
                    found.stream().map(each -> each.id().value()).toList());
        });
    }

    private Response show(Request request) {
        var viewer = authentication.require(request, "read:notifications").account();
        return Response.json(database.read(tx -> notifications
                .find(tx, viewer, RequestIds.notification(request))
                .map(found -> renderer.render(tx, viewer, List.of(found), NotificationChoice.supported(request)))
                .filter(rendered -> !rendered.isEmpty())
                .orElseThrow(NotFound::new)
                .getFirst()));
    }

    private Response dismiss(Request request) {
        var viewer = authentication.require(request, "write:notifications").account();
        database.write(tx -> notifications.dismiss(tx, viewer, RequestIds.notification(request)));
        return Paging.done();
    }

    private Response dismissSeveral(Request request) {
        var viewer = authentication.require(request, "write:notifications").account();
        var wanted = request.parameters("ids").stream()
                .flatMap(text -> Id.parse(text).stream().boxed())
                .map(NotificationId::new)
                .toList();
        database.write(tx -> notifications.dismiss(tx, viewer, wanted));
        return Paging.done();
    }

    private Response clear(Request request) {
        var viewer = authentication.require(request, "write:notifications").account();
        database.write(tx -> notifications.clear(tx, viewer));
        return Paging.done();
    }

    private Response unreadCount(Request request) {
        var viewer = authentication.require(request, "read:notifications").account();
        var query = NotificationChoice.query(request);
        int limit = request.limit(100, 1_000);
        return Response.json(database.read(tx -> Map.of(
                "count",
                notifications.count(tx, viewer, query, markers.lastRead(tx, viewer, Markers.NOTIFICATIONS), limit))));
    }
}
