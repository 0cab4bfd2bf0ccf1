package folkmoot.door.api.notification;

import folkmoot.door.api.account.AccountFragments;
import folkmoot.door.api.entity.NotificationGroupEntity;
import folkmoot.door.api.oauth.Authentication;
import folkmoot.door.api.request.Paging;
import folkmoot.people.notification.Notification;
import folkmoot.people.notification.NotificationGroups;
import folkmoot.people.notification.NotificationGroups.Group;
import folkmoot.people.notification.Notifications;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Page;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.talk.marker.Markers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Client API, grouped notifications (v2). */
public final class GroupedNotificationRoutes {

    private static final String GROUP = "/api/v2/notifications/:group_key";

    private final Database database;
    private final Authentication authentication;
    private final Notifications notifications;
    private final Markers markers;
    private final NotificationRenderer renderer;
    private final NotificationGroups groups = new NotificationGroups();

    public GroupedNotificationRoutes(
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
        routing.get("/api/v2/notifications", this::list)
                .post("/api/v2/notifications/clear", this::clear)
                .get("/api/v2/notifications/unread_count", this::unreadCount)
                .get(GROUP, this::show)
                .get(GROUP + "/accounts", this::accounts)
                .post(GROUP + "/dismiss", this::dismiss);
    }

    private Response list(Request request) {
        var viewer = authentication.require(request, "read:notifications").account();
        boolean partial = partial(request);
        var page = Paging.page(request, 40, 80);
        var query = NotificationChoice.query(request);
        var grouped = NotificationChoice.grouped(request);
        return database.read(tx -> {
            var found = groups.page(tx, viewer, query, grouped, page);
            return Paging.linked(
                    request,
                    Response.json(
                            results(tx, viewer, found, Optional.of(partial), NotificationChoice.supported(request))),
                    found.stream().map(group -> group.newest().id().value()).toList());
        });
    }

    private static boolean partial(Request request) {
        var asked = request.parameter("expand_accounts")
                .filter(word -> !word.isEmpty())
                .orElse("full");
        if (!Set.of("full", "partial_avatars").contains(asked)) {
            throw Invalid.malformed("Invalid value for 'expand_accounts': '" + asked + "'");
        }
        return asked.equals("partial_avatars");
    }

    /** @param partial whether the accounts of each group but the newest are abridged; empty for one group by itself */
    private NotificationGroupEntity.Results results(
            Transaction tx, AccountId viewer, List<Group> found, Optional<Boolean> partial, Set<String> supported) {
        var newest = found.stream().map(Group::newest).toList();
        var senders = found.stream().flatMap(group -> group.senders().stream()).toList();
        var relations = renderer.relations(tx, viewer, newest, senders);
        var shown =
                found.stream().filter(group -> relations.shows(group.newest())).toList();
        var whole = new LinkedHashMap<AccountId, AccountFragments.Fragment>();
        var rest = new LinkedHashMap<AccountId, AccountFragments.Fragment>();
        boolean abridge = partial.orElse(false);
        shown.forEach(group -> {
            whole.put(
                    group.newest().from(),
                    relations.accounts().get(group.newest().from()));
            group.senders()
                    .forEach(sender -> (abridge ? rest : whole)
                            .put(sender, relations.accounts().get(sender)));
        });
        rest.keySet().removeAll(whole.keySet());
        return new NotificationGroupEntity.Results(
                whole.values().stream()
                        .filter(Objects::nonNull)
                        .map(AccountFragments.Fragment::json)
                        .toList(),
                abridge
                        ? Optional.of(rest.values().stream()
                                .filter(Objects::nonNull)
                                .map(AccountFragments.Fragment::entity)
                                .map(NotificationGroupEntity.PartialAccountEntity::of)
                                .toList())
                        : Optional.empty(),
                shown.stream()
                        .flatMap(group -> group.newest().status().stream())
                        .distinct()
                        .map(relations.statuses()::get)
                        .toList(),
                shown.stream()
                        .map(group -> entity(group, relations, partial.isPresent(), supported))
                        .toList());
    }

    private static NotificationGroupEntity entity(
            Group group, NotificationRenderer.Relations relations, boolean inList, Set<String> supported) {
        Notification newest = group.newest();
        return new NotificationGroupEntity(
                group.key(),
                group.count(),
                newest.type().word(),
                newest.id().value(),
                onlyIf(inList, Long.toString(group.pageMin())),
                onlyIf(inList, newest.id().toString()),
                onlyIf(inList, newest.createdAt()),
                group.senders().stream().map(AccountId::toString).toList(),
                newest.status().map(Object::toString),
                relations.subject(newest),
                NotificationRenderer.fallback(newest.type(), supported));
    }

    private static <T> Optional<T> onlyIf(boolean present, T value) {
        return present ? Optional.of(value) : Optional.empty();
    }

    private Response show(Request request) {
        var viewer = authentication.require(request, "read:notifications").account();
        return Response.json(database.read(tx -> {
            var group =
                    groups.find(tx, viewer, request.pathParameter("group_key")).orElseThrow(NotFound::new);
            var results = results(tx, viewer, List.of(group), Optional.empty(), NotificationChoice.supported(request));
            if (results.notificationGroups().isEmpty()) {
                throw new NotFound();
            }
            return results;
        }));
    }

    private Response accounts(Request request) {
        var viewer = authentication.require(request, "read:notifications").account();
        var page = Paging.page(request, 40, 80);
        return database.read(tx -> {
            var found = groups.members(tx, viewer, request.pathParameter("group_key"), page);
            var people = renderer.people(
                    tx, found.stream().map(Notification::from).distinct().toList());
            return Paging.linkedWhileFull(
                    request,
                    found.stream()
                            .map(each -> people.get(each.from()))
                            .filter(Objects::nonNull)
                            .toList(),
                    found.stream().map(each -> each.id().value()).toList(),
                    page.limit());
        });
    }

    private Response dismiss(Request request) {
        var viewer = authentication.require(request, "write:notifications").account();
        database.write(tx -> groups.dismiss(tx, viewer, request.pathParameter("group_key")));
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
        var grouped = NotificationChoice.grouped(request);
        int limit = request.limit(100, 1_000);
        return Response.json(database.read(tx -> {
            var since = OptionalLong.of(markers.lastRead(tx, viewer, Markers.NOTIFICATIONS));
            var page = new Page(OptionalLong.empty(), since, OptionalLong.empty(), limit);
            return Map.of("count", groups.page(tx, viewer, query, grouped, page).size());
        }));
    }
}
