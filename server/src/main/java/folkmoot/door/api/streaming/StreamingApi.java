package folkmoot.door.api.streaming;

import folkmoot.door.api.account.AccountApi;
import folkmoot.door.api.notification.NotificationApi;
import folkmoot.door.api.oauth.Authentication;
import folkmoot.door.api.status.StatusApi;
import folkmoot.door.api.timeline.TimelineApi;
import folkmoot.people.People;
import folkmoot.platform.Platform;
import folkmoot.platform.http.Routing;
import folkmoot.talk.Talk;

/** Client API, streaming. */
public record StreamingApi(StreamingEvents events, StreamingHub hub, StreamingRoutes streams) implements AutoCloseable {

    /** How long a revoked token may go on listening on another node. */
    private static final long RECHECK_MILLIS = 60_000;

    public StreamingApi(
            Platform platform,
            People people,
            Talk talk,
            Authentication authentication,
            AccountApi accounts,
            StatusApi statuses,
            TimelineApi timelines,
            NotificationApi notifications,
            Routing routing) {
        var database = platform.database();
        var lists = talk.reading().lists();
        var hub = new StreamingHub(
                platform.vertx(),
                database,
                talk.posts().statuses(),
                statuses.renderer(),
                people.notifications(),
                notifications.renderer(),
                timelines.conversations(),
                talk.reading().listTimeline(),
                accounts.viewerFilters());
        this(
                new StreamingEvents(platform.vertx()),
                hub,
                new StreamingRoutes(
                        authentication,
                        hub,
                        (owner, list) ->
                                database.read(tx -> lists.find(tx, owner, list)).isPresent()));
        streams.register(routing);
        platform.vertx().setPeriodic(RECHECK_MILLIS, _ -> recheck());
    }

    /** Closes the streams whose tokens are void by now, on a thread of its own. */
    public void recheck() {
        Thread.startVirtualThread(streams::recheck);
    }

    @Override
    public void close() {
        hub.close();
    }
}
