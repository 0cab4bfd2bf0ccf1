package folkmoot.door.api.timeline;

import folkmoot.door.api.account.AccountApi;
import folkmoot.door.api.oauth.Authentication;
import folkmoot.door.api.status.StatusApi;
import folkmoot.people.People;
import folkmoot.platform.Platform;
import folkmoot.platform.http.Routing;
import folkmoot.talk.Talk;

/** Client API, timelines, lists, conversations and markers. */
public record TimelineApi(ConversationRoutes conversations) {

    public TimelineApi(
            Platform platform,
            People people,
            Talk talk,
            Authentication authentication,
            AccountApi accounts,
            StatusApi statuses,
            Routing routing) {
        var database = platform.database();
        var reading = talk.reading();
        this(new ConversationRoutes(
                database,
                authentication,
                people.accounts(),
                reading.conversations(),
                statuses.renderer(),
                accounts.renderer()));
        conversations.register(routing);
        new TimelineRoutes(
                        database,
                        authentication,
                        reading.taggedHome(),
                        reading.timelines(),
                        talk.reactions().cards(),
                        statuses.pages(),
                        accounts.viewerFilters())
                .register(routing);
        new AccountTimelineRoutes(
                        database,
                        authentication,
                        people.accounts(),
                        reading.timelines(),
                        talk.reactions().pins(),
                        talk.backfill(),
                        statuses.renderer(),
                        accounts.viewerFilters())
                .register(routing);
        new ListRoutes(
                        database,
                        authentication,
                        reading.lists(),
                        reading.listTimeline(),
                        statuses.pages(),
                        accounts.viewerFilters(),
                        accounts.renderer())
                .register(routing);
        new MarkerRoutes(database, authentication, reading.markers()).register(routing);
    }
}
