package folkmoot.door.api.admin;

import folkmoot.door.api.account.AccountApi;
import folkmoot.door.api.instance.TrendLinks;
import folkmoot.door.api.oauth.Authentication;
import folkmoot.door.api.status.StatusApi;
import folkmoot.people.People;
import folkmoot.platform.Platform;
import folkmoot.platform.http.Routing;
import folkmoot.stewardship.Stewardship;
import folkmoot.stewardship.dashboard.Dimensions;
import folkmoot.stewardship.dashboard.Measures;
import folkmoot.stewardship.dashboard.Retention;
import folkmoot.stewardship.moderation.ModeratedAccounts;
import folkmoot.talk.Talk;
import folkmoot.talk.hashtag.ModeratedTags;

/** Client API, what moderators and administrators do. */
public final class AdminApi {

    public AdminApi(
            Platform platform,
            People people,
            Talk talk,
            Stewardship stewardship,
            Authentication authentication,
            AccountApi accounts,
            StatusApi statuses,
            Routing routing) {
        var database = platform.database();
        var members = people.members();
        var acts = stewardship.acts();
        var access = new AdminAccess(database, authentication, members.users(), stewardship.powers());
        var moderated = new ModeratedAccounts(people.accounts(), members.users(), members.visits());
        var renderer = new AdminAccountRenderer(accounts.renderer(), members.visits());
        new AdminAccountRoutes(
                        database,
                        access,
                        new AdminAccountRoutes.Features(people.accounts(), moderated, stewardship.accountModeration()),
                        renderer)
                .register(routing);
        new AdminReportRoutes(
                        database,
                        access,
                        stewardship.reports(),
                        stewardship.reportModeration(),
                        stewardship.rules(),
                        new AdminReportRoutes.Renderers(moderated, renderer, statuses.renderer()))
                .register(routing);
        new AdminDomainRoutes(database, access, people.domainBlocks(), stewardship.domainLimits(), acts)
                .register(routing);
        new AdminDashboardRoutes(
                        database,
                        access,
                        new Measures(),
                        new Dimensions(Platform.VERSION, platform.uris().domain()),
                        new Retention(),
                        platform.clock())
                .register(routing);
        var reading = talk.reading();
        var cards = talk.reactions().cards();
        new AdminTrendRoutes(
                        database,
                        access,
                        new AdminTrendRoutes.Parts(
                                reading.trends(),
                                reading.publishers(),
                                new ModeratedTags(talk.posts().tags()),
                                cards),
                        new AdminTrendRoutes.Renderers(
                                statuses.renderer(),
                                accounts.tags(),
                                new TrendLinks(cards, reading.hashtags(), statuses.cards())),
                        acts)
                .register(routing);
        new AdminSignUpBlockRoutes(
                        database,
                        access,
                        stewardship.emailBlocks(),
                        stewardship.networkBlocks(),
                        acts,
                        platform.clock())
                .register(routing);
    }
}
