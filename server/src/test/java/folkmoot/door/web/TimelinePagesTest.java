package folkmoot.door.web;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.testing.Browser;
import folkmoot.testing.Patience;
import folkmoot.testing.Person;
import folkmoot.testing.SpentStatements;
import folkmoot.testing.World;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody who has a browser and no app reads what others say, answers it, and says something. */
class TimelinePagesTest {

    private static final Set<String> ACTS =
            Set.of("favourite", "unfavourite", "boost", "unboost", "bookmark", "unbookmark", "vote");

    private static World world;

    @BeforeAll
    static void open() {
        world = new World();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static String post(Person by, String text, String visibility) {
        return ok(by.post("/api/v1/statuses", Map.of("status", text, "visibility", visibility)))
                .get("id")
                .asText();
    }

    private static String read(Browser browser, String path) {
        Patience.untilSettled(world);
        var page = browser.get(path);
        assertThat(page.statusCode()).isEqualTo(200);
        return page.body();
    }

    private static HttpResponse<String> press(Browser browser, String id, String act, String from) {
        var fields = new HashMap<>(Browser.hidden(browser.get("/public").body()));
        fields.put("return_to", from);
        return browser.submit("/posts/" + id + "/" + act, fields);
    }

    @Test
    void aMemberReadsAtHomeWhomTheyFollowAndNobodyElse() {
        var anna = world.person("anna");
        var followed = world.person("followed");
        anna.follows(followed.id());
        post(followed, "From somebody whom Anna follows", "private");
        post(world.person("stranger"), "From somebody whom Anna does not follow", "public");

        assertThat(read(world.signedIn(anna), "/home"))
                .contains("From somebody whom Anna follows")
                .doesNotContain("From somebody whom Anna does not follow");
        assertThat(read(world.visitor(), "/public"))
                .contains("From somebody whom Anna does not follow")
                .doesNotContain("From somebody whom Anna follows");
        assertThat(world.visitor().get("/home").headers().firstValue("Location"))
                .hasValue("/sign-in?return_to=/home");
    }

    @Test
    void whoIsHiddenOrFilteredIsNotShownAndOthersFoldedAsTheFilterSays() {
        var reader = world.person("careful");
        var loud = world.person("loud");
        post(loud, "Listen to me, everybody", "public");
        post(world.person("fan"), "The match ended five to nothing", "public");
        post(world.person("gourmet"), "Turnips, once more turnips", "public");
        ok(reader.post("/api/v1/accounts/" + loud.id() + "/mute", Map.of()));
        filter(reader, "Sport", "match", "hide");
        filter(reader, "Vegetables", "turnips", "warn");

        var seen = read(world.signedIn(reader), "/public");

        assertThat(seen)
                .doesNotContain("Listen to me")
                .doesNotContain("five to nothing")
                .contains("Folded by your filter “Vegetables”");
        assertThat(read(world.visitor(), "/public")).contains("Listen to me").contains("five to nothing");
    }

    private static void filter(Person owner, String title, String word, String action) {
        ok(owner.post(
                "/api/v2/filters",
                Map.of(
                        "title",
                        title,
                        "context",
                        List.of("public"),
                        "filter_action",
                        action,
                        "keywords_attributes",
                        List.of(Map.of("keyword", word, "whole_word", true)))));
    }

    @Test
    void whatOthersPassOnSaysByWhomAndIsNotShownOfSomebodyHidden() {
        var reader = world.person("hugo");
        var friend = world.person("friend");
        var loud = world.person("shouter");
        reader.follows(friend.id());
        ok(friend.post(
                "/api/v1/statuses/" + post(world.person("gardener"), "The roses are out", "public") + "/reblog"));
        ok(friend.post("/api/v1/statuses/" + post(loud, "Nobody wants to hear this", "public") + "/reblog"));
        ok(reader.post("/api/v1/accounts/" + loud.id() + "/block", Map.of()));

        assertThat(read(world.signedIn(reader), "/home"))
                .contains("boosted this")
                .contains("The roses are out")
                .doesNotContain("Nobody wants to hear this");
    }

    @Test
    void aPostIsFavouritedBoostedAndSavedAndAllOfItIsTakenBack() {
        var reader = world.person("ida");
        var id = post(world.person("baker"), "Fresh bread at six", "public");
        var browser = world.signedIn(reader);
        for (var act : List.of("favourite", "boost", "bookmark")) {
            assertThat(read(browser, "/public")).contains("/posts/" + id + "/" + act);
            assertThat(press(browser, id, act, "/public").headers().firstValue("Location"))
                    .hasValue("/public#post-" + id);
            assertThat(read(browser, "/public")).contains("/posts/" + id + "/un" + act);
        }
        var status = ok(reader.get("/api/v1/statuses/" + id));
        assertThat(List.of(status.get("favourited"), status.get("reblogged"), status.get("bookmarked")))
                .as("an app of theirs shows the same")
                .allMatch(flag -> flag.asBoolean());

        for (var act : List.of("unfavourite", "unboost", "unbookmark")) {
            press(browser, id, act, "/public");
        }
        Patience.untilSettled(world);
        var after = ok(reader.get("/api/v1/statuses/" + id));
        assertThat(List.of(after.get("favourited"), after.get("reblogged"), after.get("bookmarked")))
                .noneMatch(flag -> flag.asBoolean());
    }

    private static String asks(Person by, String question, boolean multiple) {
        var poll = Map.of("options", List.of("Tea", "Coffee", "Water"), "expires_in", 3600, "multiple", multiple);
        return ok(by.post("/api/v1/statuses", Map.of("status", question, "poll", poll)))
                .get("id")
                .asText();
    }

    private static int vote(Browser browser, String id, String choice) {
        var fields = new HashMap<>(Browser.hidden(browser.get("/public").body()));
        fields.put("choices[]", choice);
        return browser.submit("/posts/" + id + "/vote", fields).statusCode();
    }

    private static List<Integer> counted(Person reader, String id) {
        return ok(reader.get("/api/v1/statuses/" + id)).at("/poll/options").findValues("votes_count").stream()
                .map(JsonNode::asInt)
                .toList();
    }

    @Test
    void aPollIsAnsweredOnceAndThenSaysWhatOneChose() {
        var host = world.person("landlord");
        var guest = world.person("guest");
        var id = asks(host, "What will you drink?", false);
        var browser = world.signedIn(guest);
        var form = "action=\"/posts/" + id + "/vote\"";

        assertThat(read(browser, "/public")).contains(form).contains("Your answer");
        assertThat(read(world.signedIn(host), "/public")).as("one's own").doesNotContain(form);
        assertThat(read(world.visitor(), "/public")).doesNotContain(form);
        assertThat(vote(browser, id, "1")).isEqualTo(303);
        assertThat(read(browser, "/public")).doesNotContain(form).contains("You chose: Coffee");

        assertThat(vote(browser, id, "2")).as("a second time").isEqualTo(422);
        assertThat(vote(world.signedIn(host), id, "0")).as("in one's own").isEqualTo(422);
        assertThat(vote(world.signedIn(world.person("late")), id, "7")).isEqualTo(422);
        assertThat(vote(world.signedIn(world.person("odd")), id, "tea")).isEqualTo(404);
        assertThat(vote(browser, post(host, "No question", "public"), "0")).isEqualTo(404);
        assertThat(counted(guest, id)).containsExactly(0, 1, 0);
    }

    @Test
    void whereSeveralAnswersAreAllowedTheyAreNamedTogether() {
        var host = world.person("hostess");
        var guest = world.person("thirsty");
        var id = asks(host, "What shall we bring?", true);
        var browser = world.signedIn(guest);
        ok(guest.post(
                "/api/v1/polls/"
                        + ok(guest.get("/api/v1/statuses/" + id)).at("/poll/id").asText() + "/votes",
                Map.of("choices", List.of(0, 2))));

        assertThat(read(browser, "/public")).contains("You chose: Tea and Water");
    }

    @Test
    void aButtonBelowABoostMeansWhatIsBoosted() {
        var reader = world.person("jonas");
        var id = post(world.person("miller"), "Flour for everybody", "public");
        var boost = ok(world.person("carrier").post("/api/v1/statuses/" + id + "/reblog"))
                .get("id")
                .asText();
        var browser = world.signedIn(reader);

        for (var act : List.of("favourite", "boost", "bookmark")) {
            press(browser, boost, act, "/public");
        }

        Patience.untilSettled(world);
        var status = ok(reader.get("/api/v1/statuses/" + id));
        assertThat(List.of(status.get("favourited"), status.get("reblogged"), status.get("bookmarked")))
                .allMatch(flag -> flag.asBoolean());
    }

    @Test
    void nothingIsDoneWithoutTheTokenOfTheFormOrToWhatOneMayNotSee() {
        var author = world.person("diarist");
        var secret = post(author, "For my followers alone", "private");
        var open = post(author, "For everybody", "public");
        var other = world.signedIn(world.person("nosy"));
        for (var act : ACTS) {
            assertThat(world.visitor().post("/posts/" + open + "/" + act).statusCode())
                    .isEqualTo(403);
            assertThat(other.post("/posts/" + open + "/" + act).statusCode()).isEqualTo(403);
            assertThat(press(other, secret, act, "/public").statusCode()).isEqualTo(404);
        }
        assertThat(press(other, "9999999999999999999999", "boost", "/public").statusCode())
                .isEqualTo(404);
        assertThat(press(other, open, "favourite", "https://elsewhere.example/")
                        .headers()
                        .firstValue("Location"))
                .as("no way out to another site")
                .hasValue("/#post-" + open);
    }

    @Test
    void somethingIsSaidWithAWarningToThoseWhoShallSeeIt() {
        var author = world.person("writer");
        var browser = world.signedIn(author);
        var fields = new HashMap<>(Browser.hidden(browser.get("/home").body()));
        fields.putAll(Map.of("text", "The end of the film", "spoiler", "Spoiler", "visibility", "private"));

        var sent = browser.submit("/share", fields);

        assertThat(sent.headers().firstValue("Location")).hasValue("/home");
        assertThat(read(browser, "/home")).contains("<summary dir=\"auto\">Spoiler</summary>");
        assertThat(read(world.visitor(), "/public")).doesNotContain("The end of the film");
        fields.put("visibility", "the whole universe");
        assertThat(browser.submit("/share", fields).statusCode()).isEqualTo(400);
        fields.putAll(Map.of("visibility", "", "text", " "));
        assertThat(browser.submit("/share", fields).statusCode()).isEqualTo(422);
    }

    @Test
    void aLongTimelineIsReadPageByPage() {
        var talker = world.person("talker");
        var reader = world.person("patient");
        reader.follows(talker.id());
        for (int i = 0; i < 25; i++) {
            post(talker, "Sentence " + i + " of a long story", "unlisted");
        }
        var browser = world.signedIn(reader);

        var first = read(browser, "/home");
        var second = read(browser, first.replaceFirst("(?s).*rel=\"next\" href=\"([^\"]+)\".*", "$1"));

        assertThat(first)
                .contains("Sentence 24 of a long story")
                .contains("Sentence 5 of a long story")
                .doesNotContain("Sentence 4 of a long story");
        assertThat(second).contains("Sentence 4 of a long story").doesNotContain("rel=\"next\"");
    }

    @Test
    void aPageTakesNoMoreQueriesForMorePosts() {
        var spent = new SpentStatements(world);
        var few = world.person("few");
        var many = world.person("many");
        for (int i = 0; i < 12; i++) {
            var author = world.person("neighbour" + i);
            many.follows(author.id());
            post(author, "Good morning from " + i, "public");
        }
        few.follows(world.person("neighbour0").id());
        var shortOne = world.signedIn(few);
        var longOne = world.signedIn(many);
        read(shortOne, "/home");
        read(longOne, "/home");

        var once = spent.during(() -> shortOne.get("/home"));
        var twelve = spent.during(() -> longOne.get("/home"));

        assertThat(twelve).hasSizeLessThanOrEqualTo(once.size() + 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "cy", "pl", "ur", "ar"})
    void everyWordIsThereInEveryLanguage(String language) {
        var browser = world.signedIn(world.person("polyglot"));
        post(world.person("polyglot"), "One post", "public");
        for (var path : List.of("/home", "/public", "/public/everywhere", "/search", "/search?q=post")) {
            var page = read(browser, path + (path.contains("?") ? "&" : "?") + "lang=" + language);
            assertThat(page)
                    .contains("lang=\"" + language + "\"")
                    .doesNotContainPattern("(timeline|post|share|search)\\.[a-z]+[<\"]");
        }
    }
}
