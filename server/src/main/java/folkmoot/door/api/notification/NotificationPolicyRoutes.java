package folkmoot.door.api.notification;

import folkmoot.door.api.oauth.Authentication;
import folkmoot.door.api.request.Paging;
import folkmoot.people.notification.NotificationPolicy;
import folkmoot.people.notification.NotificationRequest;
import folkmoot.people.notification.NotificationRequests;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.Id;
import folkmoot.platform.json.JsonBodies;
import folkmoot.platform.problem.NotFound;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Client API, notification policy (v1 and v2) and the requests that a policy makes. */
public final class NotificationPolicyRoutes {

    private final Database database;
    private final Authentication authentication;
    private final NotificationRequests requests;
    private final NotificationRenderer renderer;

    public NotificationPolicyRoutes(
            Database database,
            Authentication authentication,
            NotificationRequests requests,
            NotificationRenderer renderer) {
        this.database = database;
        this.authentication = authentication;
        this.requests = requests;
        this.renderer = renderer;
    }

    public void register(Routing routing) {
        routing.get("/api/v2/notifications/policy", request -> show(request, this::v2))
                .update("/api/v2/notifications/policy", this::change)
                .get("/api/v1/notifications/policy", request -> show(request, this::v1))
                .update("/api/v1/notifications/policy", this::changeV1)
                .get("/api/v1/notifications/requests", this::list)
                .get("/api/v1/notifications/requests/merged", this::merged)
                .post("/api/v1/notifications/requests/accept", request -> several(request, true))
                .post("/api/v1/notifications/requests/dismiss", request -> several(request, false))
                .get("/api/v1/notifications/requests/:id", this::one)
                .post("/api/v1/notifications/requests/:id/accept", request -> settle(request, true))
                .post("/api/v1/notifications/requests/:id/dismiss", request -> settle(request, false));
    }

    /** How a version of the API shows a policy. */
    @FunctionalInterface
    private interface Form {

        Map<String, Object> of(Transaction tx, AccountId viewer);
    }

    private Response show(Request request, Form form) {
        var viewer = authentication.require(request, "read:notifications").account();
        return Response.json(database.read(tx -> form.of(tx, viewer)));
    }

    private Map<String, Object> v2(Transaction tx, AccountId viewer) {
        var answer = new LinkedHashMap<String, Object>();
        requests.policy(tx, viewer).rules().forEach((rule, word) -> answer.put("for_" + rule, word));
        answer.put("summary", summary(tx, viewer));
        return answer;
    }

    private Map<String, Object> v1(Transaction tx, AccountId viewer) {
        var answer = new LinkedHashMap<String, Object>();
        requests.policy(tx, viewer).rules().forEach((rule, word) -> {
            if (!rule.equals("limited_accounts")) {
                answer.put("filter_" + rule, !word.equals("accept"));
            }
        });
        answer.put("summary", summary(tx, viewer));
        return answer;
    }

    private Map<String, Integer> summary(Transaction tx, AccountId viewer) {
        var waiting = requests.summary(tx, viewer);
        return Map.of(
                "pending_requests_count", waiting.requests(), "pending_notifications_count", waiting.notifications());
    }

    private Response change(Request request) {
        var changes = new HashMap<String, String>();
        for (var rule : NotificationPolicy.RULES) {
            request.parameter("for_" + rule).ifPresent(word -> changes.put(rule, word));
        }
        return change(request, changes, this::v2);
    }

    private Response changeV1(Request request) {
        var changes = new HashMap<String, String>();
        for (var rule : NotificationPolicy.RULES) {
            request.parameters()
                    .flag("filter_" + rule)
                    .ifPresent(filter -> changes.put(rule, filter ? "filter" : "accept"));
        }
        return change(request, changes, this::v1);
    }

    private Response change(Request request, Map<String, String> changes, Form form) {
        var viewer = authentication.require(request, "write:notifications").account();
        return Response.json(database.transaction(tx -> {
            requests.setPolicy(tx, viewer, requests.policy(tx, viewer).with(changes));
            return form.of(tx, viewer);
        }));
    }

    private Response list(Request request) {
        var viewer = authentication.require(request, "read:notifications").account();
        var page = Paging.page(request, 40, 80);
        return database.read(tx -> {
            var found = requests.list(tx, viewer, page);
            return Paging.linkedWhileFull(
                    request,
                    render(tx, viewer, found),
                    found.stream().map(NotificationRequest::id).toList(),
                    page.limit());
        });
    }

    private Response one(Request request) {
        var viewer = authentication.require(request, "read:notifications").account();
        return Response.json(database.read(
                tx -> render(tx, viewer, List.of(require(tx, viewer, request))).getFirst()));
    }

    private NotificationRequest require(Transaction tx, AccountId viewer, Request request) {
        return Id.parse(request.pathParameter("id")).stream()
                .boxed()
                .findFirst()
                .flatMap(id -> requests.find(tx, viewer, id))
                .orElseThrow(NotFound::new);
    }

    private List<Map<String, Object>> render(Transaction tx, AccountId viewer, List<NotificationRequest> found) {
        var people = renderer.people(
                tx, found.stream().map(NotificationRequest::from).toList());
        var statuses = new HashMap<String, Object>();
        renderer.lastOf(
                        tx,
                        viewer,
                        found.stream()
                                .flatMap(each -> each.lastStatus().stream())
                                .distinct()
                                .toList())
                .forEach(status -> statuses.put(status.id(), status));
        return found.stream()
                .map(each -> {
                    var entity = new LinkedHashMap<String, Object>();
                    entity.put("id", Long.toString(each.id()));
                    entity.put("created_at", JsonBodies.time(each.createdAt()));
                    entity.put("updated_at", JsonBodies.time(each.updatedAt()));
                    entity.put("notifications_count", Integer.toString(each.count()));
                    entity.put("account", people.get(each.from()));
                    entity.put(
                            "last_status",
                            each.lastStatus()
                                    .map(id -> statuses.get(id.toString()))
                                    .orElse(null));
                    return (Map<String, Object>) entity;
                })
                .toList();
    }

    private Response settle(Request request, boolean accept) {
        var viewer = authentication.require(request, "write:notifications").account();
        database.write(
                tx -> settle(tx, viewer, List.of(require(tx, viewer, request).id()), accept));
        return Paging.done();
    }

    private Response several(Request request, boolean accept) {
        var viewer = authentication.require(request, "write:notifications").account();
        var ids = request.parameters("id").stream()
                .map(text -> Id.parse(text).stream().boxed().findFirst().orElseThrow(NotFound::new))
                .toList();
        database.write(tx -> settle(tx, viewer, ids, accept));
        return Paging.done();
    }

    private void settle(Transaction tx, AccountId viewer, Collection<Long> ids, boolean accept) {
        if (accept) {
            requests.accept(tx, viewer, ids);
        } else {
            requests.dismiss(tx, viewer, ids);
        }
    }

    /** Accepted requests are among the notifications at once. */
    private Response merged(Request request) {
        authentication.require(request, "read:notifications");
        return Response.json(Map.of("merged", true));
    }
}
