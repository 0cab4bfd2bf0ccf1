package folkmoot.door.web.operation;

import folkmoot.door.House;
import folkmoot.door.web.Frame;
import folkmoot.door.web.Views;
import folkmoot.door.web.form.StaffRoom;
import folkmoot.door.web.sharing.WebhookPages;
import folkmoot.platform.http.Routing;
import folkmoot.stewardship.operation.InboxDesk;
import java.util.List;

/** Everything below {@code /operation}. */
public final class OperationDoor {

    public OperationDoor(House house, InboxDesk inbox, Frame frame, Views views, Routing routing) {
        var database = house.platform().database();
        var stewardship = house.stewardship();
        var room = new StaffRoom(frame, database, stewardship.powers(), "operation.", List.of(Desk.values()));
        new HealthPages(room, database, stewardship.operation(), views).register(routing);
        new FirstStepPages(room, frame, house).register(routing);
        new SettingPages(room, database, house.platform().live(), stewardship.acts()).register(routing);
        new JobPages(room, database, house.platform().jobs().waiting(), stewardship.acts(), views).register(routing);
        new InboxPages(room, database, inbox, stewardship.acts(), views).register(routing);
        new StoragePages(room, database, stewardship.operation().sizes()).register(routing);
        var keepers = new WebhookKeepers(room, house.people().accounts(), stewardship.acts());
        new WebhookPages(database, house.civic().sharing().webhooks(), views, keepers)
                .register(routing, WebhookKeepers.DESK.path());
        new BackupPages(
                        room,
                        database,
                        house.platform().settings(),
                        stewardship.operation().backups(),
                        views)
                .register(routing);
        new RetentionPages(room, house).register(routing);
    }
}
