package folkmoot.door.web;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.civic.CivicTown;
import folkmoot.testing.Browser;
import folkmoot.testing.Person;
import folkmoot.testing.SettableClock;
import folkmoot.testing.World;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is shown to people who are not signed in is drawn once for many of them, and is nobody's own. */
class VisitorPagesTest {

    private static final Duration AGE = Duration.ofSeconds(5);
    private static final SettableClock CLOCK = new SettableClock(Instant.now());

    private static final Pattern LISTED = Pattern.compile("/c/commons/proposals/([0-9]+)\"");
    private static final Pattern NEXT = Pattern.compile("href=\"([^\"]*after=[^\"]*)\"");

    private static CivicTown town;
    private static String proposal;
    private static String page;
    private static Person author;
    private static int made;

    @BeforeAll
    static void open() {
        town = new CivicTown(
                Map.of("server.visitor-pages", AGE.toSeconds() + "s", "server.trusted-proxies", "127.0.0.1"), CLOCK);
        town.community("commons", "Harrowmere Commons", 100);
    }

    @AfterAll
    static void close() {
        town.close();
    }

    @BeforeEach
    void propose() {
        author = town.world.person("author" + ++made);
        proposal = town.proposes(author, "commons", "A bench by the river");
        page = "/c/commons/proposals/" + proposal;
        town.settle();
    }

    private static Browser visitor() {
        return new Browser(URI.create("http://127.0.0.1:" + town.world.server().port()));
    }

    private static HttpResponse<String> visit(String path, String... headers) {
        return visitor().get(path, headers);
    }

    private static void changeTitle(String title) {
        ok(author.put(CivicTown.PROPOSALS + "/" + proposal, Map.of("title", title)));
    }

    @Test
    void aPageIsDrawnOnceForAllWhoAskWithinAMoment() throws Exception {
        var database = town.house().platform().database();
        long before = database.statements();
        visit(page);
        long once = database.statements() - before;

        CLOCK.advance(AGE);
        before = database.statements();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<String> asks = () -> visit(page).body();
            var bodies = new HashSet<String>();
            for (var answer : threads.invokeAll(Collections.nCopies(40, asks))) {
                bodies.add(answer.get());
            }
            assertThat(bodies).hasSize(1);
        }
        assertThat(database.statements() - before).isLessThan(2 * once);
    }

    @Test
    void browsersAndProxiesMayKeepItForAMomentAndAskWhetherItChanged() {
        var first = visit(page);

        assertThat(first.headers().firstValue("Cache-Control"))
                .hasValue("public, max-age=5, stale-while-revalidate=30");
        assertThat(String.join(", ", first.headers().allValues("Vary"))).contains("Cookie", "Accept-Language");
        assertThat(first.headers().allValues("Set-Cookie")).isEmpty();
        var tag = first.headers().firstValue("ETag").orElseThrow();
        assertThat(visit(page, "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(visit(page, "If-None-Match", "\"another\"").statusCode()).isEqualTo(200);
    }

    @Test
    void aChangeShowsWhenTheMomentIsOver() {
        visit(page);
        changeTitle("A bench by the lake");

        assertThat(visit(page).body()).contains("by the river");
        CLOCK.advance(AGE);
        assertThat(visit(page).body()).contains("by the lake");
    }

    @Test
    void aListGoesOnWhereItEndedForWhoeverAskedFirst() {
        for (int i = 0; i < 25; i++) {
            propose();
        }
        CLOCK.advance(AGE);
        var one = visit("/c/commons", "X-Forwarded-For", "198.51.100.7").body();

        var rest = visit(next(one), "X-Forwarded-For", "203.0.113.9").body();

        assertThat(visit("/c/commons", "X-Forwarded-For", "203.0.113.9").body()).isEqualTo(one);
        assertThat(listed(one)).hasSize(20).doesNotContainAnyElementsOf(listed(rest));
        assertThat(listed(rest)).isNotEmpty();
    }

    private static String next(String list) {
        var link = NEXT.matcher(list);
        assertThat(link.find()).isTrue();
        return link.group(1).replace("&amp;", "&");
    }

    private static Set<String> listed(String list) {
        return LISTED.matcher(list).results().map(link -> link.group(1)).collect(Collectors.toSet());
    }

    @Test
    void whatIsHiddenIsGoneWhenTheMomentIsOver() {
        visit(page);
        ok(town.grace.post(
                CivicTown.PROPOSALS + "/" + proposal + "/state", Map.of("state", "hidden", "reason", "abusive")));

        CLOCK.advance(AGE);

        assertThat(visit(page).body()).doesNotContain("by the river");
    }

    @Test
    void whoIsSignedInSeesTheirOwnPageAndNobodyElseDoes() {
        visit(page);
        changeTitle("A bench by the mill");
        var browser = visitor();
        browser.post("/sign-in", "login", author.name(), "password", World.PASSWORD);

        var own = browser.get(page);

        assertThat(own.body()).contains("by the mill").contains(author.name());
        assertThat(own.headers().firstValue("Cache-Control")).hasValue("private, no-cache");
        assertThat(visit(page).body()).contains("by the river").doesNotContain("/sign-out");
    }

    @Test
    void eachLanguageHasItsOwnAndAChoiceIsForWhoMadeIt() {
        assertThat(visit(page, "Accept-Language", "cy").body()).contains("lang=\"cy\"");
        assertThat(visit(page, "Accept-Language", "ar").body()).contains("lang=\"ar\"");
        var chosen = visitor();
        assertThat(chosen.get(page + "?lang=pl").headers().firstValue("Set-Cookie"))
                .isPresent();
        assertThat(chosen.get(page).body()).contains("lang=\"pl\"");
        assertThat(visit(page, "Accept-Language", "en").body()).contains("lang=\"en\"");
    }

    @Test
    void compressedItIsTheSamePage() throws IOException, InterruptedException {
        var plain = visit(page).body();
        var address = URI.create("http://127.0.0.1:" + town.world.server().port() + page);
        var request = HttpRequest.newBuilder(address)
                .header("Accept-Encoding", "br, gzip")
                .build();
        try (var client = HttpClient.newHttpClient()) {
            var compressed = client.send(request, HttpResponse.BodyHandlers.ofInputStream());

            assertThat(compressed.headers().firstValue("Content-Encoding")).hasValue("gzip");
            assertThat(read(compressed.body())).isEqualTo(plain);
        }
    }

    private static String read(InputStream compressed) throws IOException {
        try (var in = new GZIPInputStream(compressed)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void whatIsNotThereIsAskedForEachTime() {
        for (var path : List.of("/c/commons/proposals/1", "/c/nowhere", "/@nobody")) {
            var answer = visit(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.headers().firstValue("Cache-Control").orElse("")).doesNotContain("public");
        }
    }

    @Test
    void everyKindOfPublicPageIsKept() {
        var kept = new ArrayList<String>();
        for (var path : List.of("/", "/c/commons", page, "/about", "/c/commons/life-events", "/@" + author.name())) {
            var answer = visit(path);
            if (answer.headers().firstValue("ETag").isPresent()) {
                kept.add(path);
            }
        }
        assertThat(kept).hasSize(6);
    }
}
