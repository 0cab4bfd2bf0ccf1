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
import java.util.Comparator;
import java.util.Map;

/** Everything below {@code /settings}. */
public final class SettingsDoor {

    public SettingsDoor(House house, Frame frame, Views views, Routing routing) {
        var database = house.platform().database();
        var members = house.people().members();
        var talk = house.talk();
        var stewardship = house.stewardship();
        var room = new Room(frame, "room", "settings.done.", SettingsDoor::furniture);
        routing.get("/settings", _ -> Response.redirect(Subject.PROFILE.path()));
        new ProfilePages(
                        room,
                        database,
                        house.people().accounts(),
                        members.users(),
                        talk.media().profiles())
                .register(routing);
        new SecurityPages(room, frame, database, members, stewardship.emailChanges()).register(routing);
        new TwoFactorPages(room, database, members, house.platform().uris().domain()).register(routing);
        new AccessPages(room, database, members, views).register(routing);
        new NotificationSettingPages(
                        room,
                        database,
                        house.people().notifications().requests(),
                        house.civic().newsChoices())
                .register(routing);
        new FilterPages(room, database, talk.reading().filters(), views).register(routing);
        new HiddenPeoplePages(room, database, house.people(), views).register(routing);
        new LanguagePages(room, database, members.users()).register(routing);
        new DataPages(room, frame, database, talk.exports(), talk.imports(), views).register(routing);
        new AccountPages(
                        room,
                        database,
                        house.people().accounts(),
                        members.users(),
                        talk.posts().moves(),
                        talk.posts().departures())
                .register(routing);
        new DecisionPages(room, frame, database, members, stewardship.warnings(), stewardship.appeals(), views)
                .register(routing);
    }

    private static Map<String, Object> furniture(Messages text, Session session, String path) {
        return Map.of(
                "name",
                text.get("settings.title"),
                "here",
                Arrays.stream(Subject.values())
                        .map(Subject::path)
                        .filter(each -> path.equals(each) || path.startsWith(each + "/"))
                        .max(Comparator.comparingInt(String::length))
                        .orElse(path),
                "nav",
                Arrays.stream(Subject.values())
                        .map(subject -> new Link(subject.path(), text.get(subject.title())))
                        .toList());
    }
}
