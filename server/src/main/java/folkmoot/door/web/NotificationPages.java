package folkmoot.door.web;

import folkmoot.people.account.Account;
import folkmoot.people.notification.Notification;
import folkmoot.people.notification.NotificationType;
import folkmoot.people.notification.NotificationWays;
import folkmoot.people.notification.Notifications;
import folkmoot.people.user.Sessions.Session;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.problem.Conflict;
import folkmoot.platform.problem.Forbidden;
import folkmoot.talk.marker.Markers;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a member was told, for those who have no app: the same list, and the same mark of how far they have read. */
final class NotificationPages {

    static final String PATH = "/notifications";

    private static final int SHOWN = 20;

    private final Frame frame;
    private final Database database;
    private final CivicSources from;
    private final Notifications notifications;
    private final NotificationWays ways;
    private final Markers markers;
    private final Views views;

    NotificationPages(
            Frame frame,
            Database database,
            CivicSources from,
            Notifications notifications,
            NotificationWays ways,
            Markers markers,
            Views views) {
        this.frame = frame;
        this.database = database;
        this.from = from;
        this.notifications = notifications;
        this.ways = ways;
        this.markers = markers;
        this.views = views;
    }

    void register(Routing routing) {
        routing.get(PATH, this::show).get(PATH + "/unread", this::unread).post(PATH + "/clear", this::clear);
    }

    private Response show(Request request) {
        return frame.session(request)
                .map(session -> list(request, session))
                .orElseGet(() -> Response.redirect("/sign-in?return_to=" + PATH));
    }

    private Response list(Request request, Session session) {
        var reader = session.user().account();
        var wanted = Addresses.before(request, SHOWN + 1);
        long read = database.read(tx -> markers.lastRead(tx, reader, Markers.NOTIFICATIONS));
        var found = database.read(
                tx -> notifications.list(tx, reader, wanted, ways.of(tx, reader).shown()));
        var shown = found.stream().limit(SHOWN).toList();
        if (wanted.maxId().isEmpty() && !shown.isEmpty()) {
            seen(reader, shown.getFirst().id().value(), read);
        }
        var page = frame.page(request, frame.text(request).get("notifications.title"));
        var values = new HashMap<String, Object>();
        values.put("csrf", session.csrfToken());
        values.put("notifications", database.read(tx -> views(tx, page.text(), reader, shown, read)));
        values.put(
                "next",
                found.size() > SHOWN ? PATH + "?before=" + shown.getLast().id() : "");
        return frame.draw(request, "notifications", page, values);
    }

    /** How much waits, for a page that stays open: what its bell shows and is read out as. */
    private Response unread(Request request) {
        var page = frame.page(request, "");
        if (page.signedIn().isEmpty()) {
            throw new Forbidden("Sign in first");
        }
        return Response.json(200, LivePages.bell(page.text(), page.unread()).getMap());
    }

    private void seen(AccountId reader, long newest, long read) {
        if (newest <= read) {
            return;
        }
        try {
            database.write(tx -> markers.set(tx, reader, Markers.NOTIFICATIONS, newest));
        } catch (Conflict another) {
            return; // an app of theirs marked it just now
        }
    }

    private List<NotificationView> views(
            Transaction tx, Messages text, AccountId reader, List<Notification> shown, long read) {
        var ids =
                shown.stream().flatMap(one -> one.status().stream()).distinct().toList();
        var statuses = from.statuses().visible(tx, ids, Optional.of(reader));
        var posts = views.eachPost(tx, text, List.copyOf(statuses.values()));
        var accounts =
                from.accounts().map(tx, shown.stream().map(Notification::from).collect(Collectors.toSet()));
        return shown.stream()
                .map(one -> view(
                        tx,
                        text,
                        one,
                        Optional.ofNullable(accounts.get(one.from()))
                                .filter(by -> !by.id().equals(reader)),
                        one.status().map(posts::get),
                        one.id().value() > read))
                .toList();
    }

    private NotificationView view(
            Transaction tx,
            Messages text,
            Notification told,
            Optional<Account> by,
            Optional<PostView> post,
            boolean fresh) {
        var author = by.map(who -> views.author(tx, text, who, Optional.empty()));
        var url = post.map(PostView::url)
                .or(() -> author.map(AuthorView::url))
                .orElse(told.type() == NotificationType.MODERATION_WARNING ? "/about" : PATH);
        return new NotificationView(
                author,
                text.get("notifications." + told.type().word()),
                told.createdAt().toString(),
                views.moment(text, told.createdAt()),
                post,
                url,
                fresh);
    }

    private Response clear(Request request) {
        var session = frame.requireSession(request);
        database.write(tx -> notifications.clear(tx, session.user().account()));
        return Response.redirect(PATH);
    }
}
