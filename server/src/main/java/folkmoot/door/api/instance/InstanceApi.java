package folkmoot.door.api.instance;

import folkmoot.door.api.account.AccountApi;
import folkmoot.door.api.media.MediaApi;
import folkmoot.door.api.oauth.Authentication;
import folkmoot.door.api.status.StatusApi;
import folkmoot.door.api.streaming.StreamingEvents;
import folkmoot.people.People;
import folkmoot.platform.Platform;
import folkmoot.platform.http.Routing;
import folkmoot.stewardship.Stewardship;
import folkmoot.stewardship.announcement.Announcements;
import folkmoot.talk.Talk;

/** Client API, what the instance says of itself: its data, documents, lists, announcements, invites and trends. */
public final class InstanceApi {

    public InstanceApi(
            Platform platform,
            People people,
            Talk talk,
            Stewardship stewardship,
            Authentication authentication,
            AccountApi accounts,
            MediaApi media,
            StatusApi statuses,
            StreamingEvents events,
            Routing routing) {
        var database = platform.database();
        var settings = platform.settings();
        var uris = platform.uris();
        new InstanceRoutes(
                        database,
                        platform.live(),
                        stewardship.looks(),
                        uris,
                        platform.clock(),
                        new InstanceRoutes.Presented(
                                people.members().users(),
                                accounts.renderer(),
                                stewardship.rules(),
                                stewardship.documents(),
                                new InstanceConfiguration(
                                        settings,
                                        uris,
                                        talk.push().keys(),
                                        talk.media().films())))
                .register(routing);
        new InstanceDocumentRoutes(database, stewardship.rules(), stewardship.documents()).register(routing);
        new InstanceListRoutes(
                        database,
                        authentication,
                        people.domainBlocks(),
                        () -> platform.live().now().instance().domainBlocks(),
                        platform.clock())
                .register(routing);
        new AbsentFeatureRoutes(authentication).register(routing);
        new InviteRoutes(database, people.members().invites(), uris).register(routing);
        var announcements = new AnnouncementRoutes(
                database,
                authentication,
                stewardship.announcements(),
                new AnnouncementRenderer(people.accounts(), media.emojis(), uris),
                events);
        announcements.register(routing);
        platform.jobs().handle(Announcements.CHANGED, announcements::changed);
        var reading = talk.reading();
        var cards = talk.reactions().cards();
        new TrendRoutes(
                        database,
                        authentication,
                        new TrendRoutes.Parts(reading.trends(), reading.hashtags(), cards),
                        new TrendRoutes.Renderers(
                                statuses.renderer(),
                                accounts.tags(),
                                new TrendLinks(cards, reading.hashtags(), statuses.cards())),
                        accounts.viewerFilters())
                .register(routing);
    }
}
