package folkmoot;

import folkmoot.door.api.account.TagRenderer;
import folkmoot.door.api.admin.AdminAccess;
import folkmoot.door.api.admin.AdminAccountRenderer;
import folkmoot.door.api.admin.AdminAccountRoutes;
import folkmoot.door.api.admin.AdminDashboardRoutes;
import folkmoot.door.api.admin.AdminDomainRoutes;
import folkmoot.door.api.admin.AdminReportRoutes;
import folkmoot.door.api.admin.AdminSignUpBlockRoutes;
import folkmoot.door.api.admin.AdminTrendRoutes;
import folkmoot.door.api.instance.TrendLinks;
import folkmoot.door.api.status.CardRenderer;
import folkmoot.platform.http.Routing;
import folkmoot.stewardship.dashboard.Dimensions;
import folkmoot.stewardship.dashboard.Measures;
import folkmoot.stewardship.dashboard.Retention;
import folkmoot.stewardship.moderation.AccountModeration;
import folkmoot.stewardship.moderation.ModeratedAccounts;
import folkmoot.talk.hashtag.ModeratedTags;

/** What moderators and administrators do over the client API: a part of the map that {@link Server} is. */
final class AdminApi {

    private AdminApi() {}

    static void register(Features features, ClientApi api, AccountModeration.Removal removal, Routing routing) {
        var database = features.database;
        var access = new AdminAccess(database, api.authentication, features.users, features.powers);
        var acts = features.moderationActs;
        var moderation = new AccountModeration(
                database,
                features.accounts,
                features.suspensions,
                features.accountReturns,
                removal,
                new AccountModeration.People(features.users, features.userMails, features.sessions),
                features.reports,
                features.notifications,
                features.warnings,
                acts);
        var moderated = new ModeratedAccounts(features.accounts, features.users);
        var renderer = new AdminAccountRenderer(api.accountRenderer, features.visits);
        new AdminAccountRoutes(
                        database,
                        access,
                        api.authentication,
                        new AdminAccountRoutes.Features(features.accounts, moderated, moderation),
                        renderer)
                .register(routing);
        new AdminReportRoutes(
                        database,
                        access,
                        features.reports,
                        features.rules,
                        acts,
                        new AdminReportRoutes.Renderers(moderated, renderer, api.statusRenderer))
                .register(routing);
        new AdminDomainRoutes(database, access, features.domainBlocks, features.domainLimits, acts).register(routing);
        new AdminDashboardRoutes(
                        database,
                        access,
                        new Measures(),
                        new Dimensions(Federation.VERSION, features.uris.domain()),
                        new Retention(),
                        features.clock)
                .register(routing);
        var parts = features.statusParts;
        new AdminTrendRoutes(
                        database,
                        access,
                        new AdminTrendRoutes.Parts(
                                parts.trends, parts.publishers, new ModeratedTags(features.tags), parts.cards),
                        new AdminTrendRoutes.Renderers(
                                api.statusRenderer,
                                new TagRenderer(parts.hashtags, features.uris),
                                new TrendLinks(parts.cards, parts.hashtags, new CardRenderer(features.media.urls))),
                        acts)
                .register(routing);
        new AdminSignUpBlockRoutes(database, access, features.emailBlocks, features.networkBlocks, acts, features.clock)
                .register(routing);
    }
}
