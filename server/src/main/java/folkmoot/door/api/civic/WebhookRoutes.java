package folkmoot.door.api.civic;

import folkmoot.civic.community.Communities;
import folkmoot.civic.webhook.Webhook;
import folkmoot.civic.webhook.WebhookKind;
import folkmoot.civic.webhook.Webhooks;
import folkmoot.civic.webhook.Webhooks.By;
import folkmoot.door.api.entity.WebhookEntity;
import folkmoot.door.api.oauth.Authentication;
import folkmoot.door.api.oauth.Viewer;
import folkmoot.door.api.request.Paging;
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
import folkmoot.stewardship.moderation.Powers;
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

    WebhookRoutes(
            Database database,
            Authentication authentication,
            Accounts accounts,
            Users users,
            Communities communities,
            Powers powers,
            Webhooks webhooks) {
        this.database = database;
        this.authentication = authentication;
        this.accounts = accounts;
        this.users = users;
        this.communities = communities;
        this.powers = powers;
        this.webhooks = webhooks;
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
        routing.get(
                        base,
                        request -> answer(
                                request,
                                read,
                                owner,
                                (tx, by) -> webhooks.list(tx, by).stream()
                                        .map(WebhookRoutes::entity)
                                        .toList()))
                .post(
                        base,
                        request -> answer(
                                request,
                                write,
                                owner,
                                (tx, by) -> entity(webhooks.register(
                                        tx, by, request.parameter("url").orElse(""), request.parameters("kinds")))))
                .post(
                        base + "/:id/rotate",
                        request -> answer(
                                request,
                                write,
                                owner,
                                (tx, by) -> entity(webhooks.rotate(tx, by, RequestIds.row(request)))))
                .post(
                        base + "/:id/enable",
                        request -> answer(
                                request,
                                write,
                                owner,
                                (tx, by) -> entity(webhooks.enable(tx, by, RequestIds.row(request)))))
                .delete(base + "/:id", request -> {
                    answer(request, write, owner, (tx, by) -> {
                        webhooks.remove(tx, by, RequestIds.row(request));
                        return "";
                    });
                    return Paging.done();
                });
    }

    private Response answer(Request request, String scope, Owner owner, BiFunction<Transaction, By, Object> work) {
        var viewer = authentication.require(request, scope);
        return Response.json(database.transaction(tx -> work.apply(tx, owner.of(tx, request, viewer))));
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
