package folkmoot.door.web;

import folkmoot.door.web.feed.Feed;
import folkmoot.door.web.feed.FeedRoutes;
import folkmoot.people.account.Handle;
import folkmoot.people.relation.Hidden;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.Page;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Routing;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.problem.NotFound;
import folkmoot.platform.text.Html;
import folkmoot.platform.uri.LocalUris;
import folkmoot.talk.status.Status;
import folkmoot.talk.status.Visibility;
import folkmoot.talk.timeline.Timelines;
import java.util.List;
import java.util.Optional;

/** What somebody here posts for everybody, and what is posted under a hashtag, for feed readers: the newest twenty. */
final class PostFeeds {

    private static final int MOST = 20;
    private static final int TITLE = 80;
    private static final Timelines.AccountFilter OWN =
            new Timelines.AccountFilter(false, true, true, true, Optional.empty());

    private final Frame frame;
    private final Database database;
    private final CivicSources from;
    private final Timelines timelines;
    private final LocalUris uris;

    PostFeeds(Frame frame, Database database, CivicSources from, Timelines timelines, LocalUris uris) {
        this.frame = frame;
        this.database = database;
        this.from = from;
        this.timelines = timelines;
        this.uris = uris;
    }

    void register(Routing routing) {
        new FeedRoutes(routing).feeds("/@:name", this::profile).feeds("/tags/:name", this::tag);
    }

    /** Of accounts here: others have their feeds where they are. */
    private Feed profile(Request request) {
        var language = frame.text(request).language();
        return database.read(tx -> {
            var account = Handle.parse(request.pathParameter("name"))
                    .flatMap(handle -> from.accounts().byHandle(tx, handle))
                    .filter(one -> one.isLocal() && one.isActive())
                    .orElseThrow(NotFound::new);
            var at = uris.profilePage(account.username()).toString();
            var ids = timelines.account(tx, account.id(), Optional.empty(), Page.first(MOST), OWN);
            return new Feed(account.name(), at, at, account.name(), language, entries(tx, ids), List.of());
        });
    }

    private Feed tag(Request request) {
        var language = frame.text(request).language();
        var name = request.pathParameter("name");
        return database.read(tx -> {
            var at = uris.tag(name).toString();
            var ids = timelines.tag(
                    tx, Timelines.Tagged.with(name), Page.first(MOST), Timelines.Origin.ANYWHERE, false, Hidden.NONE);
            return new Feed("#" + name, at, at, frame.look().name(), language, entries(tx, ids), List.of());
        });
    }

    private List<Feed.Entry> entries(Transaction tx, List<StatusId> ids) {
        var found = from.statuses().visible(tx, ids, Optional.empty());
        return ids.stream()
                .filter(found::containsKey)
                .map(found::get)
                .filter(status -> status.visibility() == Visibility.PUBLIC)
                .map(PostFeeds::entry)
                .toList();
    }

    /** What stands behind a warning stays there. */
    private static Feed.Entry entry(Status status) {
        var url = status.url().orElse(status.uri()).toString();
        var warning = status.text().spoiler();
        var text = warning.isEmpty() ? Html.text(status.text().content()) : warning;
        return new Feed.Entry(
                status.uri().toString(),
                url,
                text.length() <= TITLE
                        ? text
                        : text.substring(
                                        0,
                                        text.offsetByCodePoints(
                                                0, Math.min(TITLE, text.codePointCount(0, text.length()))))
                                + "…",
                text,
                status.times().created());
    }
}
