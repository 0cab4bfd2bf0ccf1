package folkmoot.api;

import folkmoot.account.Accounts;
import folkmoot.api.entity.NotificationEntity;
import folkmoot.api.entity.StatusEntity;
import folkmoot.database.Database;
import folkmoot.database.Transaction;
import folkmoot.filter.FilterContext;
import folkmoot.http.Request;
import folkmoot.http.Response;
import folkmoot.http.Routing;
import folkmoot.id.AccountId;
import folkmoot.id.Id;
import folkmoot.notification.Notification;
import folkmoot.notification.NotificationQuery;
import folkmoot.notification.NotificationType;
import folkmoot.notification.Notifications;
import folkmoot.problem.NotFound;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Client API, notifications (v1). */
public final class NotificationRoutes {

    private final Database database;
    private final Authentication authentication;
    private final Notifications notifications;
    private final Accounts accounts;
    private final AccountRenderer accountRenderer;
    private final StatusRenderer statusRenderer;
    private final Sights sights;

    public NotificationRoutes(
            Database database,
            Authentication authentication,
            Notifications notifications,
            Accounts accounts,
            AccountRenderer accountRenderer,
            StatusRenderer statusRenderer,
            Sights sights) {
        this.database = database;
        this.authentication = authentication;
        this.notifications = notifications;
        this.accounts = accounts;
        this.accountRenderer = accountRenderer;
        this.statusRenderer = statusRenderer;
        this.sights = sights;
    }

    public void register(Routing routing) {
        routing.get("/api/v1/notifications", this::list)
                .post("/api/v1/notifications/clear", this::clear)
                .get("/api/v1/notifications/:id", this::show)
                .post("/api/v1/notifications/:id/dismiss", this::dismiss)
                .delete("/api/v1/notifications/:id", this::dismiss);
    }

    private Response list(Request request) {
        var viewer = authentication.require(request, "read:notifications").account();
        var page = Paging.page(request, 40, 80);
        var from = request.parameter("account_id").flatMap(Id::account);
        return database.read(tx -> {
            var found = notifications.list(tx, viewer, page, new NotificationQuery(types(request), from, false));
            return Paging.linked(
                    request,
                    Response.json(render(tx, viewer, found)),
                    found.stream().map(each -> each.id().value()).toList());
        });
    }

    /** The types asked for, less those excluded; a type that is never made here matches nothing. */
    private static Set<NotificationType> types(Request request) {
        var asked = request.parameters("types");
        var wanted = asked.isEmpty() ? EnumSet.allOf(NotificationType.class) : known(asked);
        wanted.removeAll(known(request.parameters("exclude_types")));
        return wanted;
    }

    private static EnumSet<NotificationType> known(List<String> words) {
        return words.stream()
                .flatMap(word -> NotificationType.of(word).stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(NotificationType.class)));
    }

    private Response show(Request request) {
        var viewer = authentication.require(request, "read:notifications").account();
        return Response.json(database.read(tx -> notifications
                .find(tx, viewer, RequestIds.notification(request))
                .map(found -> render(tx, viewer, List.of(found)))
                .filter(rendered -> !rendered.isEmpty())
                .orElseThrow(NotFound::new)
                .getFirst()));
    }

    private Response dismiss(Request request) {
        var viewer = authentication.require(request, "write:notifications").account();
        database.write(tx -> notifications.dismiss(tx, viewer, RequestIds.notification(request)));
        return Paging.done();
    }

    private Response clear(Request request) {
        var viewer = authentication.require(request, "write:notifications").account();
        database.write(tx -> notifications.clear(tx, viewer));
        return Paging.done();
    }

    /** In the order given, leaving out those whose status the viewer may no longer see. */
    List<NotificationEntity> render(Transaction tx, AccountId viewer, List<Notification> found) {
        var ids = found.stream()
                .flatMap(each -> each.status().stream())
                .distinct()
                .toList();
        var shown = sights.seen(
                statusRenderer.renderIds(tx, ids, Optional.of(viewer)),
                Optional.of(viewer),
                FilterContext.NOTIFICATIONS);
        Map<String, StatusEntity> statuses =
                shown.stream().collect(Collectors.toMap(StatusEntity::id, status -> status));
        var senders = accountRenderer.map(
                tx,
                accounts.list(
                        tx, found.stream().map(Notification::from).distinct().toList()));
        return found.stream()
                .map(each -> {
                    var status = each.status().map(id -> statuses.get(id.toString()));
                    return each.status().isPresent() && status.isEmpty()
                            ? null
                            : new NotificationEntity(
                                    each.id().toString(),
                                    each.type().word(),
                                    each.createdAt(),
                                    each.key(true),
                                    senders.get(each.from()),
                                    status);
                })
                .filter(Objects::nonNull)
                .toList();
    }
}
