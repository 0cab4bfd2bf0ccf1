package folkmoot.civic;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.civic.community.NewCommunity;
import folkmoot.civic.proposal.ProposalState;
import folkmoot.civic.proposal.Words;
import folkmoot.door.House;
import folkmoot.testing.Browser;
import folkmoot.testing.Person;
import folkmoot.testing.World;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;

/** What a page of somebody else carries about a proposal, a body and a life event. */
class EmbedsTest {

    private static final String API = "/api/folkmoot/v1/";
    private static final String EVENT = "/c/vale/life-events/bereavement";
    private static final String BODY = "/c/vale/bodies/records";
    private static final String HOSTILE = "</title><script>alert(1)</script> \"&'] ]]> & sons";
    private static final Pattern ADDRESS = Pattern.compile("(?:src|href|action|url)\\s*[=(]\\s*\"?([^\"\\s)>]+)");

    private static World world;
    private static Person mona;
    private static String origin;
    private static String booking;

    @BeforeAll
    static void open() {
        world = new World(Map.of("server.domain", "here.localhost"));
        House house = world.server().house();
        origin = house.platform().uris().origin();
        mona = world.person("mona");
        house.platform().database().write(tx -> {
            var communities = house.civic().registry().communities();
            var made = communities.create(tx, NewCommunity.of("vale", "The Vale"));
            communities.create(tx, NewCommunity.of("dale", "The Dale"));
            communities.addModerator(tx, made, house.people().accounts().require(tx, mona.id()));
        });
        ok(mona.post(API + "communities/vale/bodies/import", Map.of("text", """
            slug,name,domain,life_events
            records,Civil Records,records.example,bereavement
            """)));
        booking = proposes("Tell all offices once when somebody dies");
        ok(world.bob().post(API + "proposals/" + booking + "/support"));
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static String proposes(String title) {
        return ok(world.alice()
                        .post(
                                API + "proposals",
                                Map.of(
                                        "community",
                                        "vale",
                                        "title",
                                        title,
                                        "ask",
                                        title,
                                        "life_event",
                                        "bereavement",
                                        "different_because",
                                        "it is tried here",
                                        "bodies",
                                        List.of("records"))))
                .get("id")
                .asText();
    }

    /** A fresh one, with no cookie. */
    private static Browser browser() {
        return new Browser(URI.create("http://localhost:" + world.server().port()));
    }

    private static HttpResponse<String> get(String path, String... headers) {
        return browser().get(path.replace(origin, ""), headers);
    }

    private static String page(String id) {
        return "/c/vale/proposals/" + id;
    }

    private static String image(String id) {
        return "/embed" + page(id) + "/count.svg?lang=en";
    }

    private static JsonNode count(String id) {
        return ok(world.alice().visit(API + "proposals/" + id + "/count"));
    }

    private static JsonNode embedded(String path) {
        return ok(world.alice().visit("/api/oembed?url=" + URLEncoder.encode(origin + path, StandardCharsets.UTF_8)));
    }

    private static String attribute(String html, String name) {
        var found = Pattern.compile(" " + name + "=\"([^\"]*)\"").matcher(html);
        assertThat(found.find()).as(html).isTrue();
        return found.group(1).replace("&amp;", "&");
    }

    private static Document drawn(HttpResponse<String> svg) {
        assertThat(svg.statusCode()).isEqualTo(200);
        assertThat(svg.headers().firstValue("Content-Type").orElseThrow()).startsWith("image/svg+xml");
        try {
            return DocumentBuilderFactory.newDefaultNSInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(svg.body().getBytes(StandardCharsets.UTF_8)));
        } catch (Exception broken) {
            throw new AssertionError(svg.body(), broken);
        }
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    private static void leavesNoTrace(HttpResponse<String> page) {
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(page.body())
                .doesNotContain("<script", "<form", "<iframe", "style=")
                .doesNotContainPattern(" on[a-z]+=");
        assertThat(ADDRESS.matcher(page.body()).results().map(found -> found.group(1)))
                .as("nothing of another host")
                .isNotEmpty()
                .allSatisfy(address -> assertThat(address).startsWith("/").doesNotStartWith("//"));
    }

    @Test
    void c6APublicPageCarriesALifeEventAndWhoFollowsItLandsOnWhatIsOpenWithoutAScriptACookieOrATrace() {
        var embed = embedded(EVENT);
        assertThat(embed.get("type").asText()).isEqualTo("rich");
        assertThat(embed.get("html").asText()).doesNotContain("<script").contains("referrerpolicy=\"no-referrer\"");

        var framed = get(attribute(embed.get("html").asText(), "src"));
        leavesNoTrace(framed);
        assertThat(framed.body()).contains("Tell all offices once when somebody dies", "1 support");
        assertThat(header(framed, "Content-Security-Policy"))
                .contains("frame-ancestors *", "default-src 'none'")
                .doesNotContain("script-src");
        assertThat(header(framed, "X-Frame-Options")).isEmpty();
        assertThat(header(framed, "Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(framed.body().split("<a ").length - 1)
                .as("every link opens outside of the frame and says nothing of where it stood")
                .isEqualTo(framed.body().split("target=\"_blank\" rel=\"noopener noreferrer\"").length - 1);

        var landed = get(attribute(framed.body().substring(framed.body().lastIndexOf("<a ")), "href"));
        assertThat(landed.statusCode()).isEqualTo(200);
        assertThat(landed.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(landed.body()).contains("Tell all offices once when somebody dies");

        var programs = ok(world.alice().visit(API + "communities/vale/life_events/bereavement"));
        var listed = programs.get("proposals").findValuesAsText("url").indexOf(origin + page(booking));
        assertThat(programs.at("/proposals/" + listed + "/supports/total").asInt())
                .isEqualTo(1);
    }

    @Test
    void theNumberIsThatOfTheProposalsPageInEveryForm() {
        var entity = ok(world.alice().visit(API + "proposals/" + booking));
        var count = count(booking);

        assertThat(count.get("supports")).isEqualTo(entity.get("supports"));
        assertThat(count.get("counted")).isEqualTo(entity.get("counted"));
        assertThat(count.get("threshold")).isEqualTo(entity.get("threshold"));
        assertThat(get(page(booking) + "?lang=en").body()).contains("1 support");
        assertThat(drawn(get(image(booking))).getDocumentElement().getTextContent())
                .contains("Tell all offices once when somebody dies: 1 support", "of 25 needed");
        assertThat(get("/embed" + page(booking) + "?lang=en").body()).contains("1 support", "of 25 needed");
    }

    @Test
    void everyPageOffersWhatToCopyAndSaysWhereProgramsFindIt() {
        for (var path : List.of(page(booking), EVENT, BODY)) {
            var shown = get(path + "?lang=en");
            assertThat(shown.body())
                    .contains("Put this on your own page", "&lt;iframe src=", "&lt;img src=", "&lt;a href=");
            var found = header(shown, "Link");
            assertThat(found).contains("rel=\"alternate\"", "application/json+oembed");
            var embed = ok(
                    world.alice().visit(found.substring(1, found.indexOf('>')).replace(origin, "")));
            leavesNoTrace(get(attribute(embed.get("html").asText(), "src")));
            drawn(get("/embed" + path + "/count.svg"));
        }
        var figures = ok(world.alice().visit("/api/folkmoot/v1/communities/vale/bodies/records/figures"));
        assertThat(figures.at("/total/received").isInt()).isTrue();
        assertThat(figures.get("url").asText()).isEqualTo(origin + BODY);
    }

    @Test
    void whatIsTheSameForAllIsKeptByProxiesAndReadByScriptsOfOthers() {
        var paths = List.of(
                image(booking),
                API + "proposals/" + booking + "/count",
                API + "communities/vale/bodies/records/figures",
                API + "communities/vale/life_events/bereavement",
                "/embed" + page(booking) + "?lang=cy");
        for (var path : paths) {
            var first = get(path, "Cookie", "folkmoot_language=ar; folkmoot_session=guessed");
            assertThat(first.statusCode()).isEqualTo(200);
            assertThat(header(first, "Cache-Control")).startsWith("public, max-age=60");
            var again = get(path, "If-None-Match", header(first, "ETag").substring(2));
            assertThat(again.statusCode()).as("no cookie changes it").isEqualTo(304);
            assertThat(again.body()).isEmpty();
            if (!path.startsWith("/embed") || path.contains(".svg")) {
                assertThat(header(first, "Access-Control-Allow-Origin")).isEqualTo("*");
            }
        }
        assertThat(header(get("/embed" + page(booking)), "Vary")).contains("Accept-Language");
    }

    @Test
    void nothingElseStandsInAFrame() {
        var browser = browser();
        browser.post("/sign-in", "login", "alice", "password", World.PASSWORD);
        for (var path :
                List.of("/", "/sign-in", page(booking), EVENT, BODY, "/c/vale", "/desk", "/embed" + page("1"))) {
            var shown = browser.get(path);
            assertThat(header(shown, "X-Frame-Options")).as(path).isEqualTo("DENY");
            assertThat(header(shown, "Content-Security-Policy")).as(path).contains("frame-ancestors 'none'");
        }
    }

    @Test
    void whatWasHiddenOrWithdrawnSaysSoAndGivesNoNumber() {
        var hidden = proposes("Name the clerk who lost the papers");
        var withdrawn = proposes("Send the letters in a larger print");
        ok(world.bob().post(API + "proposals/" + hidden + "/support"));
        ok(world.bob().post(API + "proposals/" + withdrawn + "/support"));
        ok(mona.post(API + "proposals/" + hidden + "/state", Map.of("state", "hidden", "reason", "abusive")));
        ok(world.alice().delete(API + "proposals/" + withdrawn));

        assertThat(count(hidden).toString())
                .contains("\"state\":\"hidden\"", "\"supports\":null", "\"title\":null")
                .doesNotContain("clerk");
        assertThat(count(withdrawn).toString())
                .contains("\"state\":\"withdrawn\"", "\"supports\":null", "larger print");
        for (var form : List.of("", "/count.svg")) {
            assertThat(get("/embed" + page(hidden) + form + "?lang=en").body())
                    .contains("This proposal is no longer shown.")
                    .doesNotContain("clerk", "1 support");
            assertThat(get("/embed" + page(withdrawn) + form + "?lang=en").body())
                    .contains(Words.in("en").state(ProposalState.WITHDRAWN), "larger print")
                    .doesNotContain("1 support");
        }
        assertThat(world.alice()
                        .visit("/api/oembed?url=" + origin + page(hidden))
                        .status())
                .isEqualTo(404);
        assertThat(get(page(withdrawn)).body()).doesNotContain("&lt;iframe");
        var listed = get("/embed" + EVENT + "?lang=en").body();
        assertThat(listed).doesNotContain("clerk");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "0", "-1", "99999999999999999999", "x", "%00"})
    void aWrongNumberIsNotThere(String id) {
        for (var path :
                List.of("/embed" + page(id), "/embed" + page(id) + "/count.svg", API + "proposals/" + id + "/count")) {
            assertThat(get(path).statusCode()).as(path).isIn(404, 400);
        }
    }

    @Test
    void anotherCommunitysOrAnUnknownOneIsNotThere() {
        var paths = Stream.of(
                "/embed/c/dale/proposals/" + booking,
                "/embed/c/nowhere/proposals/" + booking,
                "/embed/c/dale/bodies/records",
                "/embed/c/vale/bodies/nobody",
                "/embed/c/vale/life-events/nothing");
        assertThat(paths.flatMap(path -> Stream.of(path, path + "/count.svg")))
                .allSatisfy(path -> assertThat(get(path).statusCode()).isEqualTo(404));
        assertThat(world.alice()
                        .visit("/api/oembed?url=" + origin + "/c/vale/bodies/nobody")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aHostileTitleStaysText() {
        var id = proposes(HOSTILE);
        var svg = drawn(get(image(id)));
        assertThat(svg.getElementsByTagName("script").getLength()).isZero();
        assertThat(svg.getElementsByTagName("title").item(0).getTextContent()).startsWith(HOSTILE);
        assertThat(get("/embed" + page(id)).body()).doesNotContain("<script>");
        assertThat(embedded(page(id)).get("html").asText())
                .doesNotContain("<script>")
                .containsOnlyOnce("<iframe ")
                .endsWith("></iframe>");
        assertThat(get(page(id)).body()).doesNotContain("<script>alert");
    }

    @ParameterizedTest
    @ValueSource(strings = {"999999999", "-5", "0", "1"})
    void aPictureIsAsWideAsMakesSense(String width) {
        int drawn = Integer.parseInt(drawn(get(image(booking) + "&width=" + width))
                .getDocumentElement()
                .getAttribute("width"));
        assertThat(drawn).isBetween(160, 640);
    }

    @ParameterizedTest
    @ValueSource(strings = {"wide", "99999999999999999999", "1e9", "\"/><script>"})
    void aWidthThatIsNoneBreaksNothing(String width) {
        var answer = get(image(booking) + "&width=" + URLEncoder.encode(width, StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).isIn(200, 422);
        assertThat(answer.body()).doesNotContain("<script");
    }

    @Test
    void thePictureIsDrawnFromTheReadersSideAndInTheirLight() {
        var arabic = drawn(get("/embed" + page(booking) + "/count.svg?lang=ar")).getDocumentElement();
        assertThat(arabic.getAttribute("direction")).isEqualTo("rtl");
        assertThat(arabic.getElementsByTagName("text")
                        .item(0)
                        .getAttributes()
                        .getNamedItem("x")
                        .getNodeValue())
                .isEqualTo("304");
        assertThat(get(image(booking)).body()).contains("prefers-color-scheme:dark");
        assertThat(get(image(booking) + "&theme=dark").body()).doesNotContain("prefers-color-scheme");
        assertThat(get(image(booking) + "&theme=%3Cscript%3E").body())
                .as("anything else is the reader's")
                .contains("prefers-color-scheme:dark")
                .doesNotContain("<script>");
    }
}
