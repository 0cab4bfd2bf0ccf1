package folkmoot.bench;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/**
 * What every list costs while a town and its timelines grow by bulk: {@code -Dgrow.proposals=10000,1000000} and
 * {@code -Dgrow.statuses=10000,1000000} say how far; 0 leaves one out.
 */
final class Grow {

    private static final String COMMUNITY = "square";

    private final Instance instance;
    private final Vertx vertx;

    private Grow(Instance instance, Vertx vertx) {
        this.instance = instance;
        this.vertx = vertx;
    }

    public static void main(String[] none) throws IOException, SQLException {
        var folder = Files.createTempDirectory("folkmoot-grow");
        var vertx = Vertx.vertx();
        long errors;
        try (var instance = Instance.start(folder)) {
            errors = new Grow(instance, vertx).run();
        } finally {
            vertx.close().await();
        }
        Bench.delete(folder);
        System.exit(errors == 0 ? 0 : 1);
    }

    private long run() throws SQLException, IOException {
        instance.run("community", "create", COMMUNITY, "--title", "The square");
        var reader = instance.run(
                        "account", "seed", "--count", "1", "--prefix", "reader", "--scopes", "read write follow push")
                .getFirst();
        var headers = Map.of("Authorization", "Bearer " + reader.get("token").asText());
        try (var connection = instance.database().connect();
                var growth = new Growth(vertx, instance.port(), instance.database())) {
            timelines(connection, growth, reader.get("id").asLong(), headers);
            proposals(connection, growth, headers);
            return growth.errors();
        }
    }

    private static List<Integer> sizes(String name) {
        return Arrays.stream(System.getProperty(name, "10000,1000000").split(","))
                .map(Integer::valueOf)
                .filter(size -> size > 0)
                .toList();
    }

    private void proposals(Connection connection, Growth growth, Map<String, String> headers)
            throws SQLException, IOException {
        long community = Tables.number(connection, "SELECT account_id FROM community");
        var town = new GrowingTown(connection, community);
        town.found();
        for (int size : sizes("grow.proposals")) {
            town.growTo(size);
            growth.at(size);
            for (var list : lists(connection).entrySet()) {
                growth.measure(list.getKey(), list.getKey().startsWith("API") ? headers : Map.of(), list.getValue());
            }
        }
        growth.print("proposals");
    }

    /** Each asks for something that it did not ask for before, so that no answer is one that was kept. */
    private static Map<String, LongFunction<String>> lists(Connection connection) throws SQLException {
        var lists = new LinkedHashMap<String, LongFunction<String>>();
        page(lists, "fair", "");
        page(lists, "newest", "order=newest");
        page(lists, "most supported", "order=supported");
        page(lists, "rising", "order=rising");
        page(lists, "waiting for an answer", "order=waiting");
        page(lists, "of a state, fair", "state=gathering");
        page(lists, "of a rare state, newest", "order=newest&state=disputed");
        page(lists, "of a category, most supported", "order=supported&category=cat3");
        page(lists, "of a body, fair", "body=body7");
        page(lists, "of a body, waiting", "order=waiting&body=body7");
        page(lists, "of a place, rising", "order=rising&locality=gss:X20");
        page(lists, "in a language, newest", "order=newest&language=cy");
        page(lists, "of a life event, newest", "order=newest&interaction=regulatory");
        page(lists, "of a category and a state, fair", "category=cat3&state=answered");
        page(
                lists,
                "of a body, a category and a state, most supported",
                "order=supported&body=body7&category=cat3&state=gathering");
        page(lists, "with a frequent word, newest", "order=newest&q=bridge");
        page(lists, "with a frequent word, most supported", "order=supported&q=bridge");
        page(lists, "with a rare word, newest", "order=newest&q=" + rare(connection));
        page(lists, "with two words and a category, newest", "order=newest&q=repair+bridge&category=cat3");
        lists.put("the body's page", number -> "/c/" + COMMUNITY + "/bodies/body7?n=" + number);
        lists.put("the first page", number -> "/?n=" + number);
        lists.put("a life event", number -> "/c/" + COMMUNITY + "/life-events/bereavement?n=" + number);
        lists.put("API, newest", number -> "/api/folkmoot/v1/proposals?community=" + COMMUNITY + "&n=" + number);
        lists.put(
                "API, of a body and a category",
                number ->
                        "/api/folkmoot/v1/proposals?community=" + COMMUNITY + "&body=body7&category=cat3&n=" + number);
        lists.put(
                "API, with a word",
                number -> "/api/folkmoot/v1/proposals?community=" + COMMUNITY + "&q=bridge&n=" + number);
        lists.put("API, near-duplicates", number -> Town.typed(COMMUNITY, number));
        return lists;
    }

    private static void page(Map<String, LongFunction<String>> lists, String name, String query) {
        lists.put("page, " + name, number -> "/c/" + COMMUNITY + "?" + query + "&n=" + number);
    }

    /** The word of one of the first titles that the fewest of all have. */
    private static String rare(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                    SELECT w FROM (SELECT title FROM proposal ORDER BY id LIMIT 200) t, regexp_split_to_table(lower(title), ' ') w
                    ORDER BY length(w) DESC, w LIMIT 1
                    """)) {
            rows.next();
            return URLEncoder.encode(rows.getString(1), StandardCharsets.UTF_8);
        }
    }

    private void timelines(Connection connection, Growth growth, long reader, Map<String, String> headers)
            throws SQLException {
        var timeline = new GrowingTimeline(connection, reader);
        timeline.found();
        for (int size : sizes("grow.statuses")) {
            timeline.growTo(size);
            growth.at(size);
            for (var list : statuses().entrySet()) {
                growth.measure(list.getKey(), headers, list.getValue());
            }
        }
        growth.print("statuses");
    }

    private static Map<String, LongFunction<String>> statuses() {
        var lists = new LinkedHashMap<String, LongFunction<String>>();
        api(lists, "home", "/api/v1/timelines/home?limit=20");
        api(lists, "public timeline", "/api/v1/timelines/public?limit=20");
        api(lists, "local timeline", "/api/v1/timelines/public?limit=20&local=true");
        api(lists, "tag timeline", "/api/v1/timelines/tag/" + GrowingTimeline.TAG + "?limit=20");
        api(lists, "notifications", "/api/v1/notifications?limit=40");
        api(lists, "notifications of a type", "/api/v1/notifications?limit=40&types[]=mention");
        api(lists, "notifications in groups", "/api/v2/notifications?limit=40");
        api(lists, "unread notifications", "/api/v1/notifications/unread_count?");
        api(lists, "favourites", "/api/v1/favourites?limit=20");
        api(lists, "bookmarks", "/api/v1/bookmarks?limit=20");
        for (var account : List.of(GrowingTimeline.lively(), GrowingTimeline.quiet())) {
            var who = account == GrowingTimeline.lively() ? "a lively account" : "a quiet account";
            var statuses = "/api/v1/accounts/" + account + "/statuses?limit=20";
            api(lists, who, "/api/v1/accounts/" + account + "?");
            api(lists, who + ", statuses", statuses);
            api(lists, who + ", without answers and boosts", statuses + "&exclude_replies=true&exclude_reblogs=true");
            api(lists, who + ", media", statuses + "&only_media=true");
            api(lists, who + ", with a tag", statuses + "&tagged=" + GrowingTimeline.TAG);
        }
        api(lists, "the page of an account", "/@crowd0?");
        api(lists, "search, a frequent word", "/api/v2/search?type=statuses&q=school");
        api(lists, "search, a word of a fifth", "/api/v2/search?type=statuses&q=bridge");
        api(lists, "search, two words", "/api/v2/search?type=statuses&q=bridge+st4711");
        api(lists, "search, a rare word", "/api/v2/search?type=statuses&q=st4711");
        api(lists, "search, everything", "/api/v2/search?q=crowd1");
        return lists;
    }

    private static void api(Map<String, LongFunction<String>> lists, String name, String path) {
        lists.put(name, number -> path + (path.endsWith("?") ? "n=" : "&n=") + number);
    }
}
