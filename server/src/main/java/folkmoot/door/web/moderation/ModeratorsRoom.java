package folkmoot.door.web.moderation;

import folkmoot.door.web.Frame;
import folkmoot.door.web.Messages;
import folkmoot.door.web.form.Part.Link;
import folkmoot.door.web.form.Room;
import folkmoot.door.web.form.Room.Drawing;
import folkmoot.people.user.Sessions.Session;
import folkmoot.people.user.User;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.problem.Forbidden;
import folkmoot.stewardship.moderation.Powers;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;

/** Lets in who has the power for a page, and nobody else: asked before anything of it is read or drawn. */
final class ModeratorsRoom {

    private final Room room;
    private final Frame frame;
    private final Database database;
    private final Powers powers;

    ModeratorsRoom(Frame frame, Database database, Powers powers) {
        this.room = new Room(frame, "room", "moderation.done.", this::furniture);
        this.frame = frame;
        this.database = database;
        this.powers = powers;
    }

    private void require(Request request, User user, Tab tab) {
        if (!database.read(tx -> powers.has(tx, user, tab.power()))) {
            throw new Forbidden(frame.text(request).get("admin.refused"));
        }
    }

    Response show(Request request, Tab tab, Drawing drawing) {
        return show(request, tab, tab.title(), drawing);
    }

    /** @param title key of its title */
    Response show(Request request, Tab tab, String title, Drawing drawing) {
        frame.session(request).ifPresent(session -> require(request, session.user(), tab));
        return room.show(request, title, drawing);
    }

    /** A form was sent. @param title key of the page's title */
    Response change(
            Request request, Tab tab, String form, String title, Drawing drawing, Function<User, Response> change) {
        require(request, frame.requireSession(request).user(), tab);
        return room.change(request, form, title, drawing, session -> change.apply(session.user()));
    }

    private Map<String, Object> furniture(Messages text, Session session, String path) {
        var may = database.read(tx -> powers.of(tx, session.user()));
        return Room.list(
                text.get("moderation.title"),
                Arrays.stream(Tab.values())
                        .filter(tab -> may.contains(tab.power()))
                        .map(tab -> new Link(tab.path(), text.get(tab.title())))
                        .toList(),
                path);
    }
}
