package folkmoot.door.web;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import folkmoot.civic.community.NewCommunity;
import folkmoot.door.House;
import folkmoot.testing.Person;
import folkmoot.testing.World;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** Everything that can be followed has its feeds beside it, and the days of what is open in a calendar; pages say where. */
class FeedsTest {

    private static final String API = "/api/folkmoot/v1/";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern ALTERNATE =
            Pattern.compile("<link rel=\"alternate\" type=\"([^\"]+)\" href=\"([^\"]+)\">");
    private static final String HOSTILE = "Buses; trains, \\ & <b>trams</b> ]]> for everybody, 🚲 included";

    private static World world;
    private static Person mona;
    private static String proposal;

    @BeforeAll
    static void open() {
        world = new World(Map.of("server.domain", "here.localhost"));
        mona = world.person("mona");
        House house = world.server().house();
        house.platform().database().write(tx -> {
            var communities = house.civic().registry().communities();
            var made = communities.create(tx, NewCommunity.of("vale", "The Vale"));
            communities.addModerator(tx, made, house.people().accounts().require(tx, mona.id()));
        });
        ok(mona.post(API + "communities/vale/bodies/import", Map.of("text", """
            slug,name,domain
            transport,Transport; Roads,transport.example
            """)));
        proposal = ok(world.alice()
                        .post(
                                API + "proposals",
                                Map.of(
                                        "community",
                                        "vale",
                                        "title",
                                        HOSTILE,
                                        "ask",
                                        "More of them",
                                        "bodies",
                                        List.of("transport"))))
                .get("id")
                .asText();
        house.platform()
                .database()
                .write(tx -> tx.execute(
                        "UPDATE proposal_track SET state = 'asked', asked_at = '2027-03-01T10:00:00Z', ack_due"
                                + " = '2027-03-08', answer_due = '2027-03-29'"));
        ok(world.bob().post("/api/v1/statuses", Map.of("status", "A fine day for #bicycles & walking")));
        ok(world.bob().post("/api/v1/statuses", Map.of("status", "Between us #bicycles", "visibility", "private")));
        ok(world.bob().post("/api/v1/statuses", Map.of("status", "Quietly #bicycles", "visibility", "unlisted")));
        ok(world.bob()
                .post(
                        "/api/v1/statuses",
                        Map.of("status", "The gory detail #bicycles", "spoiler_text", "An accident")));
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static HttpResponse<String> get(String path) {
        var answer = world.visitor().get(path, "Accept-Language", "en");
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer;
    }

    private static String number() {
        return Long.toString(Long.parseLong(proposal), 36).toUpperCase();
    }

    private static List<String> follow(String page) {
        return ALTERNATE
                .matcher(get(page).body())
                .results()
                .map(found -> found.group(2))
                .toList();
    }

    private static Document xml(String body) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> texts(Document document, String element) {
        var found = document.getElementsByTagName(element);
        return java.util.stream.IntStream.range(0, found.getLength())
                .mapToObj(i -> found.item(i).getTextContent())
                .toList();
    }

    @Test
    void eachPageSaysWhereItsFeedsAreAndBothSayTheSame() throws Exception {
        var pages = List.of(
                "/c/vale", "/c/vale/bodies/transport", "/c/vale/proposals/" + proposal, "/tags/bicycles", "/@bob");
        for (var page : pages) {
            var feeds = follow(page);
            assertThat(feeds).as(page).hasSize(page.startsWith("/c/") ? 3 : 2);
            var atom = get(feeds.get(0));
            assertThat(atom.headers().firstValue("Content-Type").orElse("")).startsWith("application/atom+xml");
            var json = JSON.readTree(get(feeds.get(1)).body());
            assertThat(json.get("version").asText()).isEqualTo("https://jsonfeed.org/version/1.1");
            assertThat(json.get("feed_url").asText()).endsWith(feeds.get(1));
            assertThat(texts(xml(atom.body()), "id"))
                    .as(page)
                    .containsAll(json.get("items").findValuesAsText("id"))
                    .hasSize(1 + json.get("items").size());
            assertThat(get(json.get("feed_url").asText().replaceFirst("https?://[^/]+", ""))
                            .body())
                    .isEqualTo(get(feeds.get(1)).body());
        }
    }

    @Test
    void aCommunitysFeedHasItsProposalsAndItsCalendarTheDaysOfItsBodies() throws Exception {
        JsonNode items = JSON.readTree(get("/c/vale/feed.json").body()).get("items");
        assertThat(items.findValuesAsText("title")).contains(HOSTILE);
        assertThat(texts(xml(get("/c/vale/feed.atom").body()), "title")).contains(HOSTILE);
        for (var calendar : List.of("/c/vale", "/c/vale/bodies/transport", "/n/" + number())) {
            var text = get(calendar + "/calendar.ics");
            assertThat(text.headers().firstValue("Content-Type")).contains("text/calendar; charset=utf-8");
            var lines = unfolded(text.body());
            assertThat(lines).startsWith("BEGIN:VCALENDAR", "VERSION:2.0").endsWith("END:VCALENDAR");
            assertThat(lines).contains("DTSTART;VALUE=DATE:20270308", "DTSTART;VALUE=DATE:20270329");
            assertThat(lines)
                    .anySatisfy(line -> assertThat(line)
                            .startsWith("SUMMARY:Transport\\; Roads should answer: Buses\\; trains\\, \\\\ &"));
            assertThat(lines.stream().filter(line -> line.startsWith("UID:")).distinct())
                    .hasSize(2);
        }
    }

    private static List<String> unfolded(String calendar) {
        assertThat(calendar.split("\r\n"))
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75));
        assertThat(calendar.replace("\r\n", "")).doesNotContain("\n");
        return calendar.replace("\r\n ", "").lines().toList();
    }

    @Test
    void aDayGoesWhenItIsAnswered() {
        world.server()
                .house()
                .platform()
                .database()
                .write(tx -> tx.execute("UPDATE proposal_track SET answered_at = now()"));
        try {
            assertThat(get("/c/vale/calendar.ics").body()).doesNotContain("BEGIN:VEVENT");
        } finally {
            world.server()
                    .house()
                    .platform()
                    .database()
                    .write(tx -> tx.execute("UPDATE proposal_track SET answered_at = NULL"));
        }
    }

    @Test
    void onlyWhatEverybodyMayReadStandsInFeedsAndWarningsHold() throws Exception {
        for (var feed : List.of("/@bob/feed.json", "/tags/bicycles/feed.json")) {
            var items = JSON.readTree(get(feed).body()).get("items");
            assertThat(items.findValuesAsText("content_text"))
                    .as(feed)
                    .contains("A fine day for #bicycles & walking", "An accident")
                    .noneMatch(
                            text -> text.contains("Between us") || text.contains("gory") || text.contains("Quietly"));
        }
        assertThat(world.visitor().get("/@nobody/feed.atom").statusCode()).isEqualTo(404);
        assertThat(world.visitor().get("/c/nowhere/calendar.ics").statusCode()).isEqualTo(404);
        assertThat(world.visitor().get("/n/---/feed.json").statusCode()).isEqualTo(404);
    }

    @Test
    void whatIsHiddenStandsInNoFeed() {
        var id = ok(world.alice()
                        .post(
                                API + "proposals",
                                Map.of("community", "vale", "title", "Nobody should have to read this", "ask", "No")))
                .get("id")
                .asText();
        ok(mona.post(API + "proposals/" + id + "/state", Map.of("state", "hidden", "reason", "abusive")));
        assertThat(get("/c/vale/feed.json").body()).doesNotContain("Nobody should");
        assertThat(world.visitor()
                        .get("/n/" + Long.toString(Long.parseLong(id), 36) + "/feed.atom")
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void whoHasItIsAnsweredShortly() {
        var tag = get("/c/vale/feed.atom").headers().firstValue("ETag").orElseThrow();
        assertThat(world.visitor()
                        .get("/c/vale/feed.atom", "Accept-Language", "en", "If-None-Match", tag)
                        .statusCode())
                .isEqualTo(304);
    }
}
