package folkmoot.door.web.moderation;

import folkmoot.door.House;
import folkmoot.door.web.Frame;
import folkmoot.door.web.Views;
import folkmoot.door.web.form.StaffRoom;
import folkmoot.platform.http.Routing;
import folkmoot.stewardship.moderation.ModeratedAccounts;
import java.util.List;

/** Everything below {@code /moderation}. */
public final class ModerationDoor {

    public ModerationDoor(House house, Frame frame, Views views, Routing routing) {
        var database = house.platform().database();
        var stewardship = house.stewardship();
        var members = house.people().members();
        var room = new StaffRoom(frame, database, stewardship.powers(), "moderation.", List.of(Tab.values()));
        var moderated = new ModeratedAccounts(house.people().accounts(), members.users(), members.visits());
        new OverviewPages(room, database, house, moderated, views).register(routing);
        new ReportPages(room, database, house, views).register(routing);
        new PeoplePages(room, database, house, moderated, views).register(routing);
        new AppealPages(room, database, house, views).register(routing);
        new ServerPages(room, database, house.people().domainBlocks(), stewardship.domainLimits()).register(routing);
        new InvitationPages(room, database, members.invites(), stewardship.acts(), house.platform(), views)
                .register(routing);
        new HousekeepingPages(room, database, house, views).register(routing);
    }
}
