package folkmoot.door.api.notification;

import folkmoot.door.api.oauth.Authentication;
import folkmoot.door.api.request.Paging;
import folkmoot.people.notification.NotificationType;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.problem.NotFound;
import folkmoot.talk.push.PushKeys;
import folkmoot.talk.push.PushSubscription;
import folkmoot.talk.push.PushSubscriptions;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Client API, push subscriptions: one for each token. */
public final class PushRoutes {

    private static final String PATH = "/api/v1/push/subscription";

    private final Database database;
    private final Authentication authentication;
    private final PushSubscriptions subscriptions;
    private final PushKeys keys;

    public PushRoutes(
            Database database, Authentication authentication, PushSubscriptions subscriptions, PushKeys keys) {
        this.database = database;
        this.authentication = authentication;
        this.subscriptions = subscriptions;
        this.keys = keys;
    }

    public void register(Routing routing) {
        routing.post(PATH, this::create)
                .get(PATH, this::show)
                .update(PATH, this::update)
                .delete(PATH, this::remove);
    }

    private Response create(Request request) {
        var viewer = authentication.require(request, "push");
        var subscriber = new PushSubscriptions.Subscriber(
                authentication.requireToken(request).id(),
                viewer.account(),
                Authentication.secret(request).orElseThrow());
        var wish = new PushSubscriptions.Wish(
                request.parameter("subscription[endpoint]").orElse(""),
                bytes(request, "p256dh"),
                bytes(request, "auth"),
                request.parameters().flag("subscription[standard]").orElse(false),
                alerts(request, Set.of()),
                request.parameter("data[policy]").orElse("all"));
        keys.publicKey(); // made before the transaction, if this is the first use
        return Response.json(entity(database.transaction(tx -> subscriptions.put(tx, subscriber, wish))));
    }

    private static byte[] bytes(Request request, String key) {
        var text = request.parameter("subscription[keys][" + key + "]").orElse("");
        try {
            return Base64.getUrlDecoder()
                    .decode(text.replace('+', '-').replace('/', '_').replace("=", ""));
        } catch (IllegalArgumentException notBase64) {
            throw Invalid.field(key, "ERR_INVALID", "is not base64");
        }
    }

    /** Types not mentioned stay as they were. */
    private static Set<String> alerts(Request request, Set<String> before) {
        var alerts = new HashSet<>(before);
        for (var type : NotificationType.values()) {
            request.parameters().flag("data[alerts][" + type.word() + "]").ifPresent(wanted -> {
                if (wanted) {
                    alerts.add(type.word());
                } else {
                    alerts.remove(type.word());
                }
            });
        }
        return alerts;
    }

    private Response show(Request request) {
        authentication.require(request, "push");
        var token = authentication.requireToken(request).id();
        return Response.json(
                entity(database.read(tx -> subscriptions.find(tx, token)).orElseThrow(NotFound::new)));
    }

    private Response update(Request request) {
        authentication.require(request, "push");
        var token = authentication.requireToken(request).id();
        return Response.json(entity(database.transaction(tx -> {
            var known = subscriptions.find(tx, token).orElseThrow(NotFound::new);
            subscriptions.update(
                    tx,
                    token,
                    alerts(request, known.alerts()),
                    request.parameter("data[policy]").orElse(known.policy()));
            return subscriptions.find(tx, token).orElseThrow(NotFound::new);
        })));
    }

    private Response remove(Request request) {
        var viewer = authentication.require(request, "push");
        var token = authentication.requireToken(request).id();
        database.write(tx -> subscriptions.remove(tx, token, viewer.account()));
        return Paging.done();
    }

    /** WebPushSubscription. */
    private Map<String, Object> entity(PushSubscription subscription) {
        var alerts = new LinkedHashMap<String, Boolean>();
        for (var type : NotificationType.values()) {
            alerts.put(type.word(), subscription.alerts().contains(type.word()));
        }
        var entity = new LinkedHashMap<String, Object>();
        entity.put("id", subscription.number());
        entity.put("endpoint", subscription.endpoint());
        entity.put("standard", subscription.standard());
        entity.put("alerts", alerts);
        entity.put("server_key", keys.publicKey());
        entity.put("policy", subscription.policy());
        return entity;
    }
}
