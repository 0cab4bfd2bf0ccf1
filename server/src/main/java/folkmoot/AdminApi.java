package folkmoot;

import folkmoot.api.AdminAccess;
import folkmoot.api.AdminAccountRenderer;
import folkmoot.api.AdminAccountRoutes;
import folkmoot.api.AdminDashboardRoutes;
import folkmoot.api.AdminDomainRoutes;
import folkmoot.api.AdminReportRoutes;
import folkmoot.api.AdminSignUpBlockRoutes;
import folkmoot.api.AdminTrendRoutes;
import folkmoot.api.CardRenderer;
import folkmoot.api.TagRenderer;
import folkmoot.api.TrendLinks;
import folkmoot.dashboard.Dimensions;
import folkmoot.dashboard.Measures;
import folkmoot.dashboard.Retention;
import folkmoot.hashtag.ModeratedTags;
import folkmoot.http.Routing;
import folkmoot.moderation.AccountModeration;
import folkmoot.moderation.ModeratedAccounts;

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
