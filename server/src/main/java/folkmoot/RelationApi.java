package folkmoot;

import folkmoot.door.api.account.AccountRenderer;
import folkmoot.door.api.account.CollectionRenderer;
import folkmoot.door.api.account.CollectionRoutes;
import folkmoot.door.api.account.CredentialAccounts;
import folkmoot.door.api.account.FilterRoutes;
import folkmoot.door.api.account.PreferenceRoutes;
import folkmoot.door.api.account.RelationDoors;
import folkmoot.door.api.account.RelationshipRenderer;
import folkmoot.door.api.account.ReportRoutes;
import folkmoot.door.api.account.Sights;
import folkmoot.door.api.instance.AnnouncementRenderer;
import folkmoot.door.api.instance.AnnouncementRoutes;
import folkmoot.door.api.media.EmojiRenderer;
import folkmoot.door.api.notification.GroupedNotificationRoutes;
import folkmoot.door.api.notification.NotificationPolicyRoutes;
import folkmoot.door.api.notification.NotificationRenderer;
import folkmoot.door.api.notification.NotificationRoutes;
import folkmoot.door.api.notification.PushRoutes;
import folkmoot.door.api.oauth.Authentication;
import folkmoot.door.api.status.StatusPages;
import folkmoot.door.api.streaming.StreamingEvents;
import folkmoot.door.api.streaming.StreamingRoutes;
import folkmoot.door.api.timeline.ListRoutes;
import folkmoot.platform.http.Routing;
import folkmoot.stewardship.announcement.Announcements;
import folkmoot.stewardship.report.ReportFiling;
import io.vertx.core.Vertx;

/** The doors of what accounts do to each other: a part of the map that {@link ClientApi} is. */
final class RelationApi {

    private static final long RECHECK_MILLIS = 60_000;

    private RelationApi() {}

    static void registerLists(
            Features features,
            Authentication authentication,
            AccountRenderer accounts,
            StatusPages pages,
            Sights sights,
            Routing routing) {
        new ListRoutes(
                        features.database,
                        authentication,
                        features.relations.lists,
                        features.relations.listTimeline,
                        pages,
                        sights,
                        accounts)
                .register(routing);
        new PreferenceRoutes(
                        features.database,
                        authentication,
                        new CredentialAccounts(features.accounts, features.users, accounts))
                .register(routing);
        features.relations.lists.observe(features.home::forget);
    }

    /** What changes streams, and how long a revoked token may go on listening on another node. */
    static void stream(
            Features features,
            Authentication authentication,
            StreamingEvents events,
            StreamingRoutes streams,
            Routing routing,
            Vertx vertx) {
        var announcements = new AnnouncementRoutes(
                features.database,
                authentication,
                features.announcements,
                new AnnouncementRenderer(
                        features.accounts,
                        new EmojiRenderer(features.database, features.emojis, features.media.urls),
                        features.uris),
                events);
        announcements.register(routing);
        features.relations.filters.observe(owner -> events.own("filters_changed", owner, null));
        features.notifications.requests().onMerged(owner -> events.own("notifications_merged", owner, "1"));
        features.jobs.handle(Announcements.CHANGED, announcements::changed);
        vertx.setPeriodic(RECHECK_MILLIS, _ -> Thread.startVirtualThread(streams::recheck));
    }

    static void registerNotifications(
            Features features,
            Authentication authentication,
            AccountRenderer accounts,
            NotificationRenderer renderer,
            Routing routing) {
        var database = features.database;
        var notifications = features.notifications;
        var markers = features.statusParts.markers;
        new NotificationRoutes(database, authentication, notifications, markers, renderer).register(routing);
        new GroupedNotificationRoutes(database, authentication, notifications, markers, renderer).register(routing);
        new NotificationPolicyRoutes(database, authentication, notifications.requests(), renderer).register(routing);
        new PushRoutes(database, authentication, features.push.subscriptions, features.push.keys).register(routing);
        var filing = new ReportFiling(
                features.reports, features.rules, features.accounts, features.deliveries, features.uris, features.ids);
        new ReportRoutes(database, authentication, filing, accounts).register(routing);
    }

    static void register(
            Features features,
            Authentication authentication,
            AccountRenderer accounts,
            RelationshipRenderer relationships,
            Routing routing) {
        var relations = features.relations;
        RelationDoors.register(
                features.database,
                authentication,
                new RelationDoors.Parts(
                        features.accounts,
                        relations.blocks,
                        relations.accountDomainBlocks,
                        relations.mutes,
                        relations.endorsements,
                        relations.suggestions,
                        relations.hidden),
                accounts,
                relationships,
                routing);
        new CollectionRoutes(
                        features.database,
                        authentication,
                        features.collections,
                        features.accounts,
                        accounts,
                        new CollectionRenderer(features.uris))
                .register(routing);
        new FilterRoutes(features.database, authentication, relations.filters, features.statuses).register(routing);
    }
}
