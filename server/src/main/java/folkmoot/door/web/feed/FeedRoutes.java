package folkmoot.door.web.feed;

import folkmoot.platform.http.EntityTag;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import java.util.function.Function;

/** Where feeds are: beside the page that they tell of, under the same names everywhere. */
public final class FeedRoutes {

    private final Routing routing;

    public FeedRoutes(Routing routing) {
        this.routing = routing;
    }

    /** Both feeds of what stands at a path. */
    public FeedRoutes feeds(String path, Function<Request, Feed> feed) {
        routing.get(path + "/feed.atom", request -> kept(request, AtomFeed.of(feed.apply(request))))
                .get(path + "/feed.json", request -> kept(request, JsonFeed.of(feed.apply(request))));
        return this;
    }

    /** The same with its days. */
    public FeedRoutes withDays(String path, Function<Request, Feed> feed) {
        routing.get(path + "/calendar.ics", request -> kept(request, Calendar.of(feed.apply(request))));
        return feeds(path, feed);
    }

    private static Response kept(Request request, Response response) {
        return EntityTag.on(request, response.header("Cache-Control", "public, max-age=300"));
    }
}
