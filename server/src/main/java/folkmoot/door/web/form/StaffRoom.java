package folkmoot.door.web.form;

import folkmoot.door.web.Frame;
import folkmoot.door.web.Messages;
import folkmoot.door.web.form.Part.Link;
import folkmoot.door.web.form.Room.Drawing;
import folkmoot.people.user.Power;
import folkmoot.people.user.Sessions.Session;
import folkmoot.people.user.User;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.problem.Forbidden;
import folkmoot.stewardship.moderation.Powers;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Lets in who has the power for a page, and nobody else: asked before anything of it is read or drawn. */
public final class StaffRoom {

    private final Room room;
    private final Frame frame;
    private final Database database;
    private final Powers powers;
    private final String prefix;
    private final List<? extends Place> places;

    /** A page of such a room. */
    public interface Place {

        /** What one needs to see it. */
        Power power();

        String path();

        /** Key of its title. */
        String title();
    }

    /**
     * @param prefix of the words of the room: {@code title}, {@code done.…}
     * @param places its pages, in the order of the list beside each
     */
    public StaffRoom(Frame frame, Database database, Powers powers, String prefix, List<? extends Place> places) {
        this.room = new Room(frame, "room", prefix + "done.", this::furniture);
        this.prefix = prefix;
        this.places = places;
        this.frame = frame;
        this.database = database;
        this.powers = powers;
    }

    private void require(Request request, User user, Place place) {
        if (!database.read(tx -> powers.has(tx, user, place.power()))) {
            throw new Forbidden(frame.text(request).get("admin.refused"));
        }
    }

    public Response show(Request request, Place place, Drawing drawing) {
        return show(request, place, place.title(), drawing);
    }

    /** @param title key of its title */
    public Response show(Request request, Place place, String title, Drawing drawing) {
        frame.session(request).ifPresent(session -> require(request, session.user(), place));
        return room.show(request, title, drawing);
    }

    /** A form was sent. @param title key of the page's title */
    public Response change(
            Request request, Place place, String form, String title, Drawing drawing, Function<User, Response> change) {
        require(request, frame.requireSession(request).user(), place);
        return room.change(request, form, title, drawing, session -> change.apply(session.user()));
    }

    private Map<String, Object> furniture(Messages text, Session session, String path) {
        var may = database.read(tx -> powers.of(tx, session.user()));
        return Room.list(
                text.get(prefix + "title"),
                places.stream()
                        .filter(place -> may.contains(place.power()))
                        .map(place -> new Link(place.path(), text.get(place.title())))
                        .toList(),
                path);
    }
}
