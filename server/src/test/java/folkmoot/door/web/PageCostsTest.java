package folkmoot.door.web;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.civic.CivicTown;
import folkmoot.civic.body.NewBody;
import folkmoot.testing.Browser;
import folkmoot.testing.GrownRows;
import folkmoot.testing.SpentStatements;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * What every page weighs and asks of the database, in {@code docs/pages.md}. Pages are found by the routes themselves, so that none is
 * left out; {@code make documents} writes the table.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PageCostsTest {

    private static final boolean WRITE = Boolean.getBoolean("folkmoot.documents");
    private static final Path DOCUMENT = Path.of("../docs/pages.md");
    private static final int MOST_BYTES = 150_000;
    private static final int MOST_OF_STYLE_AND_SCRIPT = 40_000;
    private static final int MOST_STATEMENTS = 45;
    private static final int LOOKS = 3;
    private static final int MANY = 23;
    private static final int FEW = 25;
    private static final int GROWN = 10_000;

    /** What is fetched by programs, or leads elsewhere. */
    private static final Pattern NO_PAGE = Pattern.compile(
            "/(api|oauth|nodeinfo|\\.well-known|ns|health|assets|media|activities|contexts|users|auth|disputes|web|live)(/.*)?|/inbox|/log/.+");

    private static final Pattern FETCHED =
            Pattern.compile("<(?:link rel=\"stylesheet\" href|script[^>]* src)=\"([^\"]+)\"");
    private static final Pattern PICTURE = Pattern.compile("<img[^>]* src=\"([^\"]+)\"");
    private static final String HEAD = """
        # What pages cost

        Each page of ours, found by its route, with a list of twenty wherever it has one: the HTML as it is sent before compression, style
        and script with it (each is fetched once and kept for a year), how many different files it makes a browser ask for besides itself
        (pictures among them), how many statements it sends to the database when it is asked for once more, and how long that took on the machine
        that wrote this, where nothing is kept for other visitors. `PageCostsTest` looks at every one and fails where a page grows by a tenth or
        asks once more than it says here; time is not compared. `make documents` writes the table.

        No page may weigh more than 150 kB, nor its style and script together more than 40 kB.

        | page | seen by | HTML, kB | style and script, kB | files | statements | ms |
        |---|---|---|---|---|---|---|
        """;

    private static CivicTown town;
    private static Map<String, Browser> browsers;
    private static Map<String, String> samples;
    private static SpentStatements spent;
    private static GrownRows rows;

    /** What one page was. */
    private record Cost(
            String page, String seenBy, int html, int files, int styleAndScript, int statements, double milliseconds) {

        private String line() {
            return "| `%s` | %s | %s | %s | %d | %d | %s |%n"
                    .formatted(
                            page,
                            seenBy,
                            tenths(html / 1000.0),
                            tenths(styleAndScript / 1000.0),
                            files,
                            statements,
                            tenths(milliseconds));
        }

        private static String tenths(double figure) {
            return String.valueOf(Math.round(figure * 10) / 10.0);
        }
    }

    @BeforeAll
    static void open() {
        town = new CivicTown();
        var alice = town.world.alice();
        var bob = town.world.bob();
        var community = town.community("commons", "Harrowmere Commons", 100);
        var first = "";
        for (int i = 0; i < MANY; i++) {
            var lamp = "Lamp number " + i + " on the road " + (char) ('a' + i) + (char) ('z' - i);
            first = town.proposes(i % 2 == 0 ? alice : town.grace, "commons", lamp);
            ok(bob.post("/api/v1/statuses/" + first + "/favourite", Map.of()));
            ok(bob.post("/api/v1/statuses", Map.of("status", "@alice yes, number " + i, "in_reply_to_id", first)));
            alice.posts("Good morning, number " + i + " #benches");
        }
        for (int i = 0; i < MANY; i++) {
            ok(bob.post("/api/v1/statuses", Map.of("status", "@alice and " + i, "in_reply_to_id", first)));
        }
        town.settle();
        var house = town.house();
        var user = house.platform().database().transaction(tx -> {
            house.civic()
                    .registry()
                    .bodies()
                    .register(tx, community.id(), NewBody.of("works", "Works", "works.example", "works@works.example"));
            return house.people().members().users().byAccount(tx, alice.id()).orElseThrow();
        });
        var boss = town.world.administrator("boss");
        browsers = Map.of(
                "a visitor", town.world.visitor(),
                "a member", town.world.signedIn(alice),
                "its moderator", town.world.signedIn(town.grace),
                "an administrator", town.world.signedIn(boss));
        samples = Map.of(
                "/c/:name", "/c/commons",
                "/@:name", "/@alice",
                "/tags/:name", "/tags/benches",
                "/proposals/:id", "/proposals/" + first,
                "/@alice/:id", "/@alice/" + first,
                "/n/:number", "/n/1",
                "/life-events/:slug", "/life-events/starting-work",
                "/moderation/people/:account", "/moderation/people/" + alice.id(),
                "/moderation/reports/:account", "/moderation/reports/" + alice.id(),
                "/settings/teams/:name", "/settings/teams/none");
        spent = new SpentStatements(town.world);
        rows = new GrownRows(
                alice.id().value(),
                "bob",
                community.id().value(),
                Long.parseLong(first),
                user.id().value());
    }

    @AfterAll
    static void close() {
        town.close();
    }

    @Test
    @Order(1)
    void everyPageWeighsAndAsksAsTheTableSays() throws IOException {
        var costs = costs(written());
        assertThat(costs).hasSizeGreaterThan(60);
        var document = HEAD + costs.stream().map(Cost::line).collect(Collectors.joining());
        if (WRITE) {
            Files.writeString(DOCUMENT, document);
        }
        compare(costs);
    }

    private static List<Cost> costs(Map<String, Integer> expected) {
        var costs = new ArrayList<Cost>();
        for (var page : pages()) {
            for (var seenBy : List.of("a visitor", "a member", "its moderator", "an administrator")) {
                var answer = visit(browsers.get(seenBy), page);
                if (isPage(answer)) {
                    costs.add(cost(page, seenBy, answer, expected.getOrDefault(page, Integer.MAX_VALUE)));
                    break;
                }
            }
        }
        return costs;
    }

    @Test
    @Order(2)
    void noPageGrowsFromTwentyFiveOfEverythingToTenThousand() {
        var database = town.house().platform().database();
        database.write(tx -> {
            rows.begin(tx, Long.parseLong(town.grace.id().toString()));
            rows.fill(tx, 1, FEW);
        });
        var few = costs(Map.of()).stream().collect(Collectors.toMap(Cost::page, cost -> cost));
        database.write(tx -> rows.fill(tx, FEW + 1, GROWN));
        database.write(tx -> tx.execute("ANALYZE"));
        var expected = few.values().stream().collect(Collectors.toMap(Cost::page, Cost::statements));
        var grown = costs(expected);

        assertThat(grown.stream().map(Cost::page)).as("none fails").containsExactlyInAnyOrderElementsOf(few.keySet());
        assertThat(grown)
                .filteredOn(cost -> cost.statements() > few.get(cost.page()).statements() || cost.html() > MOST_BYTES)
                .isEmpty();
    }

    /** What stands in the table: statements by page. */
    private static Map<String, Integer> written() throws IOException {
        if (WRITE) {
            return Map.of();
        }
        return rows().stream().collect(Collectors.toMap(row -> row[1], row -> Integer.valueOf(row[6])));
    }

    private static List<String[]> rows() throws IOException {
        return Files.readAllLines(DOCUMENT).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.replace("`", "").split(" *\\| *"))
                .toList();
    }

    private static void compare(List<Cost> costs) throws IOException {
        var rows = rows().stream().collect(Collectors.toMap(row -> row[1], row -> row));
        assertThat(rows.keySet())
                .as("the pages of docs/pages.md; make documents writes it")
                .isEqualTo(costs.stream().map(Cost::page).collect(Collectors.toSet()));
        for (var cost : costs) {
            var row = rows.get(cost.page());
            assertThat(cost.html()).as(cost.page()).isLessThanOrEqualTo(MOST_BYTES);
            assertThat(cost.styleAndScript()).as(cost.page()).isLessThanOrEqualTo(MOST_OF_STYLE_AND_SCRIPT);
            assertThat(cost.statements()).as(cost.page()).isLessThanOrEqualTo(MOST_STATEMENTS);
            assertThat(cost.statements())
                    .as(cost.page() + ": statements")
                    .isLessThanOrEqualTo(Integer.parseInt(row[6]));
            assertThat(cost.html() / 1000.0)
                    .as(cost.page() + ": kB")
                    .isBetween(Double.parseDouble(row[3]) * 0.9 - 0.2, Double.parseDouble(row[3]) * 1.1 + 0.2);
        }
    }

    /** Addresses of all routes that may be pages, those with something to be named in them by an example. */
    private static Set<String> pages() {
        return town.world.server().routes().stream()
                .filter(route -> route.startsWith("GET "))
                .map(route -> route.substring("GET ".length()))
                .filter(path -> !NO_PAGE.matcher(path).matches())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String example(String page) {
        var path = page;
        for (var sample : new TreeMap<>(samples).entrySet()) {
            path = path.replace(sample.getKey(), sample.getValue());
        }
        return path;
    }

    private static HttpResponse<String> visit(Browser browser, String page) {
        return browser.get(example(page), "Accept", "text/html");
    }

    private static boolean isPage(HttpResponse<String> answer) {
        return answer.statusCode() == 200
                && answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html");
    }

    private static Cost cost(String page, String seenBy, HttpResponse<String> answer, int expected) {
        var browser = browsers.get(seenBy);
        int least = Integer.MAX_VALUE;
        double quickest = Double.MAX_VALUE;
        for (int look = 0; look < LOOKS && (look == 0 || least > expected || WRITE); look++) {
            var took = new double[1];
            var statements = spent.during(() -> {
                long began = System.nanoTime();
                visit(browser, page);
                took[0] = (System.nanoTime() - began) / 1_000_000.0;
            });
            least = Math.min(least, statements.size());
            quickest = Math.min(quickest, took[0]);
        }
        var fetched = found(FETCHED, answer.body());
        int bytes = fetched.stream()
                .mapToInt(file -> browser.get(file).body().getBytes(StandardCharsets.UTF_8).length)
                .sum();
        int files = fetched.size() + found(PICTURE, answer.body()).size();
        return new Cost(
                page, seenBy, answer.body().getBytes(StandardCharsets.UTF_8).length, files, bytes, least, quickest);
    }

    private static Set<String> found(Pattern pattern, String html) {
        return pattern.matcher(html).results().map(match -> match.group(1)).collect(Collectors.toSet());
    }
}
