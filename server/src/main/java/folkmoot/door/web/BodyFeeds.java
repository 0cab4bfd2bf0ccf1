package folkmoot.door.web;

import folkmoot.civic.body.Body;
import folkmoot.civic.community.Community;
import folkmoot.civic.statistics.BodyNews;
import folkmoot.platform.database.Database;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.json.JsonBodies;
import folkmoot.platform.text.Html;
import folkmoot.platform.uri.LocalUris;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a body is asked and what it answers, for feed readers: Atom (RFC 4287) and JSON Feed 1.1. The newest twenty. */
final class BodyFeeds {

    private final Frame frame;
    private final Database database;
    private final CivicSources from;
    private final LocalUris uris;

    BodyFeeds(Frame frame, Database database, CivicSources from, LocalUris uris) {
        this.frame = frame;
        this.database = database;
        this.from = from;
        this.uris = uris;
    }

    void register(Routing routing) {
        routing.get("/c/:name/bodies/:slug/feed.atom", this::atom).get("/c/:name/bodies/:slug/feed.json", this::json);
    }

    /** One entry, as both write it. */
    private record Entry(String id, String url, String title, String text, Instant when) {}

    private record Feed(Community community, Body body, String page, List<Entry> entries) {}

    private Feed feed(Request request) {
        var text = frame.text(request);
        return database.read(tx -> {
            var community = from.communities().requireByName(tx, request.pathParameter("name"));
            var body = from.bodies().require(tx, community.id(), request.pathParameter("slug"));
            var entries = BodyNews.latest(tx, body.id()).stream()
                    .map(one -> entry(text, community, one))
                    .toList();
            return new Feed(
                    community,
                    body,
                    uris.at("/c/" + community.name() + "/bodies/" + body.slug()).toString(),
                    entries);
        });
    }

    private Entry entry(Messages text, Community community, BodyNews news) {
        var page = uris.at("/c/" + community.name() + "/proposals/" + news.proposal())
                .toString();
        var kind = news.answer() ? "answer" : "asked";
        return new Entry(
                page + "#" + kind + "-" + news.when().toEpochMilli(),
                page,
                text.get("feed." + kind, news.title()),
                Html.text(news.text()),
                news.when());
    }

    private static Instant updated(Feed feed) {
        return feed.entries().stream().map(Entry::when).findFirst().orElse(Instant.EPOCH);
    }

    private Response atom(Request request) {
        var feed = feed(request);
        var atom = new AtomFeed(
                        feed.body().name() + " · " + feed.community().title(),
                        feed.page(),
                        updated(feed).toString(),
                        feed.community().title())
                .at(feed.page() + "/feed.atom");
        feed.entries()
                .forEach(entry -> atom.add(
                        entry.id(), entry.url(), entry.title(), entry.when().toString(), entry.text()));
        return atom.response();
    }

    private Response json(Request request) {
        var feed = feed(request);
        var document = new LinkedHashMap<String, Object>();
        document.put("version", "https://jsonfeed.org/version/1.1");
        document.put("title", feed.body().name() + " · " + feed.community().title());
        document.put("home_page_url", feed.page());
        document.put("feed_url", feed.page() + "/feed.json");
        document.put(
                "items",
                feed.entries().stream()
                        .map(entry -> Map.of(
                                "id", entry.id(),
                                "url", entry.url(),
                                "title", entry.title(),
                                "content_text", entry.text(),
                                "date_published", entry.when().toString()))
                        .toList());
        return Response.bytes(200, "application/feed+json; charset=utf-8", JsonBodies.write(document));
    }
}
