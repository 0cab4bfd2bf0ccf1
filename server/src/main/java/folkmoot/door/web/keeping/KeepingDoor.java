package folkmoot.door.web.keeping;

import folkmoot.door.House;
import folkmoot.door.web.Frame;
import folkmoot.door.web.Views;
import folkmoot.door.web.sharing.WebhookPages;
import folkmoot.platform.http.Routing;

/** Everything below {@code /c/:name/moderation}. */
public final class KeepingDoor {

    public KeepingDoor(House house, Frame frame, Views views, Routing routing) {
        var database = house.platform().database();
        var registry = house.civic().registry();
        var accounts = house.people().accounts();
        var room = new KeepersRoom(frame, database, registry.communities(), accounts);
        new OverviewPages(room, database, house, views).register(routing);
        new HeldPages(room, database, house, views).register(routing);
        new FlagPages(room, database, house, views).register(routing);
        new RolePages(room, database, house, views).register(routing);
        new LicencePages(room, database, house).register(routing);
        new WebhookPages(database, house.civic().sharing().webhooks(), views, new WebhookKeepers(room, accounts))
                .register(routing, WebhookKeepers.PATH);
        new BanPages(room, database, house, views).register(routing);
        new KindPages(room, database, house).register(routing);
        new ClaimPages(room, database, house).register(routing);
    }
}
