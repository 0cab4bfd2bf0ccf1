package folkmoot.door.web.settings;

import folkmoot.door.web.form.Form;
import folkmoot.door.web.form.Room;
import folkmoot.door.web.form.Room.Asked;
import folkmoot.people.notification.NotificationType;
import folkmoot.people.notification.NotificationWays;
import folkmoot.people.notification.NotificationWays.Mailing;
import folkmoot.people.notification.NotificationWays.Way;
import folkmoot.people.user.Power;
import folkmoot.people.user.User;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.problem.Invalid;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** By which ways somebody hears of each kind of notification. */
final class WaySettings {

    private static final String PATH = "/settings/notifications/ways";
    private static final String FORM = "ways";
    private static final String PAGE = "page";
    private static final String PUSH = "push";
    private static final String MAIL_ONCE = "mail-once";
    private static final String MAIL_DAILY = "mail-daily";
    private static final List<String> WAYS = List.of(PAGE, PUSH, MAIL_ONCE, MAIL_DAILY);

    private final Room room;
    private final Database database;
    private final NotificationWays ways;

    WaySettings(Room room, Database database, NotificationWays ways) {
        this.room = room;
        this.database = database;
        this.ways = ways;
    }

    void register(Routing routing, Room.Drawing page) {
        routing.post(PATH, request -> save(request, page));
    }

    private static List<NotificationType> kinds(User user) {
        boolean staff = user.role().has(Power.REPORTS);
        return Arrays.stream(NotificationType.values())
                .filter(type -> staff || !type.word().startsWith("admin."))
                .toList();
    }

    Form form(Asked asked) {
        var user = asked.session().user();
        var now = database.read(tx -> ways.of(tx, user.account()));
        var form = asked.form("settings.ways.", FORM, PATH);
        for (var type : kinds(user)) {
            form.several(field(type), WAYS, way -> asked.text().get("settings.ways.way." + way), words(now.of(type)));
        }
        return form.button("settings.save");
    }

    private static String field(NotificationType type) {
        return type.word() + "[]";
    }

    private static Set<String> words(Way way) {
        var words = new HashSet<String>();
        if (way.page()) {
            words.add(PAGE);
        }
        if (way.push()) {
            words.add(PUSH);
        }
        switch (way.mail()) {
            case ONCE -> words.add(MAIL_ONCE);
            case DAILY -> words.add(MAIL_DAILY);
            case NEVER -> {}
        }
        return words;
    }

    private Response save(Request request, Room.Drawing page) {
        return room.change(request, FORM, Subject.NOTIFICATIONS.title(), page, session -> {
            var user = session.user();
            database.write(tx -> {
                for (var type : kinds(user)) {
                    ways.choose(tx, user.account(), type, way(request, type));
                }
            });
            return Room.done(Subject.NOTIFICATIONS.path(), "saved");
        });
    }

    private static Way way(Request request, NotificationType type) {
        var chosen = Set.copyOf(request.parameters().texts(field(type)));
        if (!WAYS.containsAll(chosen)) {
            throw Invalid.field(field(type), "ERR_INCLUSION", "is not included in the list");
        }
        if (chosen.contains(MAIL_ONCE) && chosen.contains(MAIL_DAILY)) {
            throw Invalid.field(field(type), "ERR_ONE_MAIL", "comes at once or once a day");
        }
        var mail =
                chosen.contains(MAIL_ONCE) ? Mailing.ONCE : chosen.contains(MAIL_DAILY) ? Mailing.DAILY : Mailing.NEVER;
        return new Way(chosen.contains(PAGE), mail, chosen.contains(PUSH));
    }
}
