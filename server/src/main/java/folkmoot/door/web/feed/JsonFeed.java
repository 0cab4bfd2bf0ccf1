package folkmoot.door.web.feed;

import com.fasterxml.jackson.annotation.JsonInclude;
import folkmoot.platform.http.Response;
import folkmoot.platform.json.JsonBodies;
import java.time.Instant;
import java.util.List;

/** JSON Feed 1.1 (jsonfeed.org). */
record JsonFeed(
        String version,
        String title,
        String homePageUrl,
        String feedUrl,
        String language,
        List<Author> authors,
        List<Item> items) {

    record Author(String name) {}

    record Item(
            String id,
            String url,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String title,
            String contentText,
            Instant datePublished) {}

    static Response of(Feed feed) {
        var written = new JsonFeed(
                "https://jsonfeed.org/version/1.1",
                feed.title(),
                feed.page(),
                feed.self() + "/feed.json",
                feed.language(),
                List.of(new Author(feed.author())),
                feed.entries().stream()
                        .map(one -> new Item(one.id(), one.url(), one.title(), one.text(), one.when()))
                        .toList());
        return Response.bytes(200, "application/feed+json; charset=utf-8", JsonBodies.write(written));
    }
}
