package folkmoot.door.api.notification;

import folkmoot.door.api.account.AccountApi;
import folkmoot.door.api.account.AccountFragments;
import folkmoot.door.api.oauth.Authentication;
import folkmoot.door.api.status.StatusApi;
import folkmoot.people.People;
import folkmoot.platform.Platform;
import folkmoot.platform.http.Routing;
import folkmoot.stewardship.Stewardship;
import folkmoot.talk.Talk;

/** Client API, notifications and push subscriptions. */
public record NotificationApi(NotificationRenderer renderer) {

    public NotificationApi(
            Platform platform,
            People people,
            Talk talk,
            Stewardship stewardship,
            Authentication authentication,
            AccountApi accounts,
            StatusApi statuses,
            Routing routing) {
        this(new NotificationRenderer(
                talk.posts().statuses(),
                people.relations().severances(),
                stewardship.reports(),
                stewardship.warnings(),
                talk.collections(),
                accounts.collections(),
                new AccountFragments(accounts.renderer()),
                statuses.renderer(),
                statuses.pages()));
        var database = platform.database();
        var notifications = people.notifications();
        var markers = talk.reading().markers();
        new NotificationRoutes(database, authentication, notifications, markers, renderer).register(routing);
        new GroupedNotificationRoutes(database, authentication, notifications, markers, renderer).register(routing);
        new NotificationPolicyRoutes(database, authentication, notifications.requests(), renderer).register(routing);
        new PushRoutes(
                        database,
                        authentication,
                        talk.push().subscriptions(),
                        talk.push().keys())
                .register(routing);
    }
}
