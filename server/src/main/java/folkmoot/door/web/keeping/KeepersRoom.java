package folkmoot.door.web.keeping;

import folkmoot.civic.community.Communities;
import folkmoot.civic.community.Community;
import folkmoot.civic.group.ModeratorActs.By;
import folkmoot.door.web.Frame;
import folkmoot.door.web.Messages;
import folkmoot.door.web.form.Part.Link;
import folkmoot.door.web.form.Room;
import folkmoot.door.web.form.Room.Drawing;
import folkmoot.people.account.Accounts;
import folkmoot.people.user.Sessions.Session;
import folkmoot.people.user.User;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.problem.Invalid;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Lets in the moderators of a community, and nobody else: asked before anything of a page is read or drawn. */
final class KeepersRoom {

    static final String BASE = "/c/:name/moderation";

    private static final List<String> HERE =
            List.of("", "/held", "/flags", "/roles", "/bans", "/data", "/kinds", "/claims");

    private final Room room;
    private final Frame frame;
    private final Database database;
    private final Communities communities;
    private final Accounts accounts;

    KeepersRoom(Frame frame, Database database, Communities communities, Accounts accounts) {
        this.room = new Room(frame, "room", "keeping.done.", this::furniture);
        this.frame = frame;
        this.database = database;
        this.communities = communities;
        this.accounts = accounts;
    }

    /** The community of the address. Problems: 404 where there is none. */
    Community community(Transaction tx, Request request) {
        return communities.requireByName(tx, request.pathParameter("name"));
    }

    static String path(Request request) {
        return "/c/" + request.pathParameter("name") + "/moderation";
    }

    private void require(Request request, User user) {
        database.read(tx -> {
            var community = community(tx, request);
            communities.requireModerator(tx, community.id(), user.account());
            return community;
        });
    }

    /** Who does something, and why. Problems: 422 at {@code reason} where none is given: whoever is concerned reads it. */
    By by(Transaction tx, Request request, User user) {
        var reason = request.parameter("reason").map(String::strip).orElse("");
        if (reason.isEmpty()) {
            throw Invalid.field("reason", "ERR_BLANK", "can't be blank");
        }
        if (reason.codePointCount(0, reason.length()) > 500) {
            throw Invalid.field("reason", "ERR_TOO_LONG", "is too long");
        }
        return new By(community(tx, request), accounts.require(tx, user.account()), Optional.of(reason));
    }

    /** Problems: 422 unless the box is ticked. */
    static void requireSure(Request request) {
        if (!request.flag("sure")) {
            throw Invalid.field("sure", "ERR_ACCEPTED", "must be accepted");
        }
    }

    Response show(Request request, String title, Drawing drawing) {
        frame.session(request).ifPresent(session -> require(request, session.user()));
        return room.show(request, title, drawing);
    }

    Response change(Request request, String form, String title, Drawing drawing, Function<User, Response> change) {
        require(request, frame.requireSession(request).user());
        return room.change(request, form, title, drawing, session -> change.apply(session.user()));
    }

    private Map<String, Object> furniture(Messages text, Session session, String path) {
        var community = "/c/" + path.split("/")[2];
        var links = new ArrayList<Link>();
        HERE.forEach(page -> links.add(new Link(
                community + "/moderation" + page,
                text.get("keeping.title" + (page.isEmpty() ? "" : "." + page.substring(1))))));
        links.add(new Link(community + "/moderation/webhooks", text.get("webhooks.title")));
        links.add(new Link(community + "/waiting", text.get("waiting.title")));
        links.add(new Link(community + "/register", text.get("body.title")));
        links.add(new Link(community + "/look", text.get("look.title")));
        return Room.list(text.get("keeping.title"), links, path);
    }
}
