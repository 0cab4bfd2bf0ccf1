package folkmoot.door.api.civic;

import folkmoot.civic.community.Communities;
import folkmoot.civic.webhook.Webhook;
import folkmoot.civic.webhook.WebhookKind;
import folkmoot.civic.webhook.Webhooks;
import folkmoot.civic.webhook.Webhooks.By;
import folkmoot.door.api.entity.WebhookEntity;
import folkmoot.door.api.oauth.Authentication;
import folkmoot.door.api.oauth.Viewer;
import folkmoot.door.api.request.RequestIds;
import folkmoot.people.account.Accounts;
import folkmoot.people.user.Power;
import folkmoot.people.user.Users;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.problem.Forbidden;
import folkmoot.stewardship.moderation.ModerationActs;
import folkmoot.stewardship.moderation.Powers;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** Folkmoot API, addresses that are told of what happens: a community's for its moderators, the instance's for its administrators. */
final class WebhookRoutes {

    static final String OF_COMMUNITY = "/communities/:name/webhooks";
    static final String OF_INSTANCE = "/webhooks";

    private final Database database;
    private final Authentication authentication;
    private final Accounts accounts;
    private final Users users;
    private final Communities communities;
    private final Powers powers;
    private final Webhooks webhooks;
    private final ModerationActs acts;

    WebhookRoutes(
            Database database,
            Authentication authentication,
            Accounts accounts,
            Users users,
            Communities communities,
            Powers powers,
            Webhooks webhooks,
            ModerationActs acts) {
        this.database = database;
        this.authentication = authentication;
        this.accounts = accounts;
        this.users = users;
        this.communities = communities;
        this.powers = powers;
        this.webhooks = webhooks;
        this.acts = acts;
    }

    /** Whose they are: who asks, for what. */
    private interface Owner {

        By of(Transaction tx, Request request, Viewer viewer);
    }

    void register(Routing routing) {
        register(routing, OF_COMMUNITY, "read:accounts", "write:accounts", this::moderator);
        register(routing, OF_INSTANCE, "admin:read", "admin:write", this::operator);
    }

    private void register(Routing routing, String path, String read, String write, Owner owner) {
        var base = CivicOperations.BASE + path;
        routing.get(base, request -> {
                    var viewer = authentication.require(request, read);
                    return Response.json(database.read(tx -> webhooks.list(tx, owner.of(tx, request, viewer)).stream()
                            .map(WebhookRoutes::entity)
                            .toList()));
                })
                .post(
                        base,
                        request -> change(request, write, owner, "register", (tx, by) -> {
                            var kinds = request.parameters("kinds");
                            return entity(webhooks.register(
                                    tx, by, request.parameter("url").orElse(""), kinds));
                        }))
                .post(
                        base + "/:id/rotate",
                        request -> change(
                                request,
                                write,
                                owner,
                                "rotate",
                                (tx, by) -> entity(webhooks.rotate(tx, by, RequestIds.row(request)))))
                .post(
                        base + "/:id/enable",
                        request -> change(
                                request,
                                write,
                                owner,
                                "enable",
                                (tx, by) -> entity(webhooks.enable(tx, by, RequestIds.row(request)))))
                .delete(
                        base + "/:id",
                        request -> change(request, write, owner, "remove", (tx, by) -> {
                            webhooks.remove(tx, by, RequestIds.row(request));
                            return Map.of();
                        }));
    }

    /** What operators do stands in the list of their acts; what moderators do, in their community's log. */
    private Response change(
            Request request, String scope, Owner owner, String act, BiFunction<Transaction, By, Object> work) {
        var viewer = authentication.require(request, scope);
        return Response.json(database.transaction(tx -> {
            var by = owner.of(tx, request, viewer);
            var done = work.apply(tx, by);
            if (by.community().isEmpty()) {
                acts.note(tx, viewer.account(), act + "-webhook", request.path());
            }
            return done;
        }));
    }

    private By moderator(Transaction tx, Request request, Viewer viewer) {
        return new By(
                Optional.of(communities.requireByName(tx, request.pathParameter("name"))),
                accounts.require(tx, viewer.account()));
    }

    private By operator(Transaction tx, Request request, Viewer viewer) {
        if (users.find(tx, viewer.user())
                .filter(user -> powers.has(tx, user, Power.ADMINISTRATOR))
                .isEmpty()) {
            throw new Forbidden("Only administrators of this instance can do this");
        }
        return new By(Optional.empty(), accounts.require(tx, viewer.account()));
    }

    private static WebhookEntity.RegisteredEntity entity(Webhooks.Registered registered) {
        return new WebhookEntity.RegisteredEntity(entity(registered.webhook()), registered.secret());
    }

    private static WebhookEntity entity(Webhook webhook) {
        var health = webhook.health();
        return new WebhookEntity(
                Long.toString(webhook.id()),
                webhook.url(),
                webhook.kinds().stream().sorted().map(WebhookKind::word).toList(),
                webhook.created(),
                health.lastTaken(),
                health.failingSince(),
                health.failure(),
                health.disabled());
    }
}
