package folkmoot.door.web.settings;

import folkmoot.door.House;
import folkmoot.door.web.Frame;
import folkmoot.door.web.Messages;
import folkmoot.door.web.Views;
import folkmoot.door.web.form.Part.Link;
import folkmoot.door.web.form.Room;
import folkmoot.people.user.Sessions.Session;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import java.util.Arrays;
import java.util.Map;

/** Everything below {@code /settings}. */
public final class SettingsDoor {

    public SettingsDoor(House house, Frame frame, Views views, Routing routing) {
        var database = house.platform().database();
        var members = house.people().members();
        var talk = house.talk();
        var stewardship = house.stewardship();
        var room = new Room(frame, "room", "settings.done.", SettingsDoor::furniture);
        var ownPassword = new OwnPassword(members.users());
        routing.get("/settings", _ -> Response.redirect(Subject.PROFILE.path()));
        new ProfilePages(
                        room,
                        database,
                        house.people().accounts(),
                        members.users(),
                        talk.media().profiles())
                .register(routing);
        new SecurityPages(room, frame, database, members, stewardship.emailChanges(), ownPassword).register(routing);
        new TwoFactorPages(
                        room,
                        database,
                        members,
                        ownPassword,
                        house.platform().uris().domain())
                .register(routing);
        new PasskeyPages(room, database, members, ownPassword, views).register(routing);
        new AccessPages(room, database, members, views).register(routing);
        new NotificationSettingPages(
                        room,
                        database,
                        house.people().notifications().requests(),
                        house.people().notificationWays(),
                        house.civic())
                .register(routing);
        new FilterPages(room, database, talk.reading().filters(), views).register(routing);
        new HiddenPeoplePages(room, database, house.people(), views).register(routing);
        var attesting = house.civic().attesting();
        new AttestationPages(room, database, house.people().accounts(), attesting, views).register(routing);
        new CheckPages(room, database, house.people().accounts(), attesting, views).register(routing);
        new LanguagePages(room, database, members.users()).register(routing);
        new DataPages(room, frame, database, talk.exports(), talk.imports(), views).register(routing);
        new AccountPages(
                        room,
                        database,
                        house.people().accounts(),
                        ownPassword,
                        talk.posts().moves(),
                        talk.posts().departures())
                .register(routing);
        new DecisionPages(room, frame, database, members, stewardship.warnings(), stewardship.appeals(), views)
                .register(routing);
    }

    private static Map<String, Object> furniture(Messages text, Session session, String path) {
        return Room.list(
                text.get("settings.title"),
                Arrays.stream(Subject.values())
                        .map(subject -> new Link(subject.path(), text.get(subject.title())))
                        .toList(),
                path);
    }
}
