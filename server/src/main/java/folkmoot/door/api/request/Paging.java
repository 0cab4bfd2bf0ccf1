package folkmoot.door.api.request;

import folkmoot.platform.database.Page;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.id.Id;
import folkmoot.platform.problem.Invalid;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** Paging as the client API has it: cursors in the query, {@code Link} headers in the answer. */
public final class Paging {

    private static final Set<String> CURSORS = Set.of("max_id", "min_id", "since_id", "offset", "after");

    private Paging() {}

    /** The page asked for; {@code usual} rows if the client does not say, {@code most} at the most. */
    public static Page page(Request request, int usual, int most) {
        return new Page(
                cursor(request, "max_id"),
                cursor(request, "since_id"),
                cursor(request, "min_id"),
                request.limit(usual, most));
    }

    private static OptionalLong cursor(Request request, String name) {
        var text = request.parameters().value(name);
        if (text.isEmpty()) {
            return OptionalLong.empty();
        }
        var value = Id.parse(text.get());
        if (value.isEmpty()) {
            throw Invalid.malformed(name + " is not an id");
        }
        return value;
    }

    /** The offset of lists that are paged by one. 400 when negative. */
    public static int offset(Request request) {
        var offset = request.parameters().number("offset").orElse(0);
        if (offset < 0) {
            throw Invalid.malformed("offset must not be negative");
        }
        return Math.min(offset, 10_000);
    }

    /**
     * The answer with links to the pages around it: {@code next} from the last row, {@code prev} from the first. An empty
     * page has none.
     */
    public static Response linked(Request request, Response page, List<Long> ids) {
        if (ids.isEmpty()) {
            return page;
        }
        var next = link(request, "max_id", ids.getLast(), "next");
        var previous = link(request, "min_id", ids.getFirst(), "prev");
        return page.header("Link", next + ", " + previous);
    }

    /** As {@link #linked}, without {@code next} when the page is not full. */
    public static Response linkedWhileFull(Request request, Object body, List<Long> ids, int limit) {
        if (ids.isEmpty() || ids.size() >= limit) {
            return linked(request, Response.json(body), ids);
        }
        return Response.json(body).header("Link", link(request, "min_id", ids.getFirst(), "prev"));
    }

    /**
     * As {@link #linked}, of a list that looks at so many rows at most and shows those that fit: {@code next} from the last that was
     * looked at.
     *
     * @param goesOn empty where the list ends
     */
    public static Response linkedOn(Request request, Response page, List<Long> ids, OptionalLong goesOn) {
        var links = new ArrayList<String>();
        goesOn.ifPresent(id -> links.add(link(request, "max_id", id, "next")));
        if (!ids.isEmpty()) {
            links.add(link(request, "min_id", ids.getFirst(), "prev"));
        }
        return links.isEmpty() ? page : page.header("Link", String.join(", ", links));
    }

    /** As {@link #linked}, of a list in an order of its own: {@code after} names its last row. @param goesOn empty where the list ends */
    public static Response linkedAfter(Request request, Response page, OptionalLong goesOn) {
        return goesOn.isPresent() ? page.header("Link", link(request, "after", goesOn.getAsLong(), "next")) : page;
    }

    /** Links of a list that is paged by offset; no {@code next} behind the last page, no {@code prev} before the first. */
    public static Response byOffset(Request request, Response page, int found, int limit) {
        int offset = offset(request);
        var links = new ArrayList<String>();
        if (found >= limit) {
            links.add(link(request, "offset", offset + limit, "next"));
        }
        if (offset > 0) {
            links.add(link(request, "offset", Math.max(0, offset - limit), "prev"));
        }
        return links.isEmpty() ? page : page.header("Link", String.join(", ", links));
    }

    private static String link(Request request, String cursor, long id, String relation) {
        var query = new ArrayList<String>();
        for (var pair : request.query().split("&")) {
            var name = pair.split("=", 2)[0];
            if (!pair.isEmpty() && !CURSORS.contains(name) && !name.equals("access_token")) {
                query.add(pair.replace(",", "%2C").replace(">", "%3E"));
            }
        }
        query.add(cursor + "=" + URLEncoder.encode(Long.toString(id), StandardCharsets.UTF_8));
        var base = request.url().split("\\?", 2)[0];
        return "<" + base + "?" + String.join("&", query) + ">; rel=\"" + relation + "\"";
    }

    /** {@code 200 {}}: success without content. */
    public static Response done() {
        return Response.json(Map.of());
    }
}
