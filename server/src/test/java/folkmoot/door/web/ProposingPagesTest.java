package folkmoot.door.web;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.civic.CivicTown;
import folkmoot.testing.Browser;
import folkmoot.testing.Multipart;
import folkmoot.testing.Person;
import folkmoot.testing.Proposing;
import folkmoot.testing.TestPictures;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Somebody proposes step by step, with pictures and a place, and loses nothing on the way. */
class ProposingPagesTest {

    private static final String FORM = "/c/commons/proposals/new";
    private static final String SEND = "/c/commons/proposals";
    private static CivicTown town;
    private static Person author;

    @BeforeAll
    static void open() {
        town = new CivicTown();
        town.community("commons", "Harrowmere Commons", 100);
        author = town.world.alice();
    }

    @AfterAll
    static void close() {
        town.close();
    }

    private static Browser alice() {
        return town.world.signedIn(author);
    }

    private static Map<String, String> typed(Browser browser, String title) {
        var form = new LinkedHashMap<>(Browser.hidden(browser.get(FORM).body()));
        form.keySet().retainAll(Set.of("csrf", "key"));
        form.put("title", title);
        form.put("ask", "Mend it before the winter.");
        form.put("problem", "Whoever walks there in the dark falls.");
        form.put("language", "en");
        return form;
    }

    private static Multipart parts(Map<String, String> typed) {
        var form = new Multipart();
        typed.forEach(form::text);
        return form;
    }

    private static String path(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        return Browser.location(answer).getPath();
    }

    private static String visit(String path) {
        var answer = town.world.visitor().get(path, "Accept", "text/html");
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    @Test
    void aProposalWithAPictureAndAPlaceIsWrittenCheckedAndPublished() {
        var alice = alice();
        var form = typed(alice, "A railing for the steps at the ford");
        form.put("place_name", "Steps at the ford, Mill Lane");
        form.put("latitude", "٥٢٫٤٠٦٥٦");
        form.put("longitude", "-1,512171");
        form.put("alt_1", "Wet steps without a railing");
        var written = alice.upload(
                SEND, parts(form).file("picture_1", "steps.jpg", "image/jpeg", TestPictures.jpeg(400, 300)));

        var near = path(written);
        assertThat(near).endsWith("/near");
        assertThat(path(alice.get(near))).as("nothing is like it").endsWith("/check");
        var check = alice.get(near.replace("/near", "/check")).body();
        assertThat(check)
                .contains("A railing for the steps at the ford", "alt=\"Wet steps without a railing\"")
                .contains("Steps at the ford, Mill Lane (52.40656, -1.51217)")
                .contains("aria-current=\"step\">check");
        var draft = near.replace("/near", "");
        assertThat(town.world.visitor().get(draft).statusCode())
                .as("nobody else sees it")
                .isNotEqualTo(200);

        var published = path(Proposing.onwards(alice, written));
        assertThat(visit(published))
                .contains("alt=\"Wet steps without a railing\"", "og:image", "Steps at the ford, Mill Lane")
                .contains("href=\"geo:52.40656,-1.51217\"");
        assertThat(path(alice.get(draft))).as("its draft leads to it").isEqualTo(published);
        var id = published.substring(published.lastIndexOf('/') + 1);
        assertThat(town.world.visitor().get("/api/folkmoot/v1/proposals/" + id).body())
                .contains("\"place\":{\"name\":\"Steps at the ford, Mill"
                        + " Lane\",\"latitude\":52.40656,\"longitude\":-1.51217}");
        assertThat(town.world.visitor().get("/api/v1/statuses/" + id).body())
                .contains("\"description\":\"Wet steps without a railing\"");
        assertThat(town.world
                        .visitor()
                        .get("/users/alice/statuses/" + id, "Accept", "application/activity+json")
                        .body())
                .contains("\"location\":{\"type\":\"Place\",\"name\":\"Steps at the ford, Mill"
                        + " Lane\",\"latitude\":52.40656,\"longitude\":-1.51217}");
    }

    @Test
    void theSameKeyKeepsOneDraftAndOneProposalHoweverOftenAButtonIsPressed() {
        var alice = alice();
        var form = typed(alice, "A clock for the market hall");
        var first = path(alice.submit(SEND, form));
        form.put("problem", "Nobody knows how late it is.");
        assertThat(path(alice.submit(SEND, form)))
                .as("going back changes the draft")
                .isEqualTo(first);
        var check = first.replace("/near", "/check");
        var sent = Browser.hidden(alice.get(check).body());
        assertThat(alice.get(check).body()).contains("Nobody knows how late it is.");

        var published = path(alice.submit(check, sent));
        assertThat(path(alice.submit(check, sent))).isEqualTo(published);
        assertThat(path(alice.submit(SEND, form)))
                .as("and the form leads to it")
                .isEqualTo(first.replace("/near", ""));
        assertThat(visit("/c/commons?q=market+hall").split("A clock for the market hall", -1))
                .hasSizeLessThan(5);
    }

    @Test
    void whoLooksAtAnOlderTextLooksAgainBeforeItIsPublished() {
        var alice = alice();
        var near = path(alice.submit(SEND, typed(alice, "Shade for the playground by the mill")));
        var draft = near.replace("/near", "");
        var seen = Browser.hidden(alice.get(draft + "/check").body());
        var changed = typed(alice, "Shade and water for the playground by the mill");
        changed.put("act", "save");
        path(alice.submit(draft, changed));

        var refused = alice.submit(draft + "/check", seen);

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("Shade and water for the playground", "Read it again");
        assertThat(path(alice.submit(draft + "/check", Browser.hidden(refused.body()))))
                .contains("/proposals/");
    }

    @Test
    void aPictureNeedsWordsAndIsNotChosenTwiceWhateverElseIsWrong() {
        var alice = alice();
        var form = typed(alice, "Short");
        var refused = alice.upload(SEND, parts(form).file("picture_1", "a.png", "image/png", TestPictures.png(60, 40)));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("Write at least 10 characters.", "Say what the picture shows", "href=\"#alt_1\"")
                .contains("value=\"Short\"", "Whoever walks there in the dark falls.")
                .containsPattern("<img class=\"preview\" src=\"[^\"]*/media/");
        var stored = Browser.hidden(refused.body()).get("media_1");

        form.put("title", "Mend the weathercock of the town hall");
        form.put("media_1", stored);
        form.put("alt_1", "A weathercock without a tail");
        var near = path(alice.submit(SEND, form));
        assertThat(alice.get(near.replace("/near", "/check")).body()).contains("A weathercock without a tail");

        var bob = town.world.signedIn(town.world.person("bob"));
        var theft = typed(bob, "Give me the picture of somebody else");
        theft.put("media_1", stored);
        theft.put("alt_1", "not mine");
        assertThat(bob.get(path(bob.submit(SEND, theft)).replace("/near", "/check"))
                        .body())
                .as("what is not theirs is not there")
                .doesNotContain("not mine");
    }

    @Test
    void hostileAndBrokenFilesAreRefusedWithASentenceInEachLanguage() {
        var alice = alice();
        for (var language : Messages.LANGUAGES.keySet()) {
            var answer = alice.upload(
                    SEND + "?x=1",
                    parts(typed(alice, "Something about the water wheel"))
                            .file("picture_1", "a.png", "image/png", "<svg onload='x'/>".getBytes())
                            .file("picture_2", "b.jpg", "image/jpeg", new byte[] {(byte) 0xff, (byte) 0xd8, 1, 2, 3}),
                    "Accept-Language",
                    language);
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body())
                    .contains(Messages.in(language).get("picture.error.kind"), "Something about the water wheel")
                    .doesNotContain("<svg onload");
        }
        assertThat(alice.upload(
                                SEND,
                                parts(typed(alice, "Something too large for everybody"))
                                        .file("picture_1", "a.jpg", "image/jpeg", new byte[17 * 1024 * 1024]))
                        .body())
                .contains(Messages.in("en").get("picture.error.large"));
    }

    @Test
    void whatIsTypedComesBackFromEveryRefusal() {
        var alice = alice();
        var form = typed(alice, "x".repeat(121));
        form.put("place_name", "\"><b>Mill</b> Lane \u202eback");
        form.put("latitude", "north");
        form.put("longitude", "181");
        var refused = alice.submit(SEND, form);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains(
                        "x".repeat(121),
                        "value=\"&#34;>&lt;b>Mill&lt;/b> Lane back\"",
                        "value=\"north\"",
                        "value=\"181\"")
                .contains("Type a number from -90 to 90", "Type a number from -180 to 180", "href=\"#latitude\"")
                .doesNotContain("\"><b>Mill", "\u202e");
        form.put("title", "y".repeat(120));
        form.put("latitude", "");
        form.put("longitude", "");
        assertThat(path(alice.submit(SEND, form)))
                .as("one word of 120 letters is a title")
                .endsWith("/near");

        form.put("csrf", "of another session");
        var again = alice.submit(SEND, form);
        assertThat(again.statusCode()).isEqualTo(403);
        assertThat(again.body()).contains("y".repeat(120), "Whoever walks there in the dark falls.");
        form.remove("csrf");
        assertThat(alice.submit(SEND, form).statusCode()).isEqualTo(403);
        assertThat(alice.submit(SEND, form, "Sec-Fetch-Site", "cross-site").statusCode())
                .isEqualTo(403);
    }

    @Test
    void onlyItsAuthorsSeeTheSteps() {
        var alice = alice();
        var near = path(alice.submit(SEND, typed(alice, "A secret garden behind the library")));
        var bob = town.world.signedIn(town.world.person("rhys"));
        var csrf = Browser.hidden(bob.get(FORM).body()).get("csrf");
        for (var step : new String[] {"/near", "/check"}) {
            var address = near.replace("/near", step);
            assertThat(bob.get(address).statusCode()).isEqualTo(404);
            assertThat(bob.post(address, "csrf", csrf).statusCode()).isEqualTo(404);
            assertThat(town.world.visitor().get(address).statusCode()).isEqualTo(303);
        }
    }

    @Test
    void picturesAndWordsAreChangedAfterwardsAlsoOnceTheTextIsFrozen() {
        var alice = alice();
        var form = typed(alice, "Plant the bank of the upper mere");
        form.put("alt_1", "A bare bank");
        var published = path(Proposing.onwards(
                alice,
                alice.upload(SEND, parts(form).file("picture_1", "a.png", "image/png", TestPictures.png(60, 40)))));
        var edit = alice.get(published + "/edit").body();
        assertThat(edit).contains("A bare bank", "name=\"remove_1\"");
        var changed = typed(alice, "Plant the bank of the upper mere");
        changed.put("media_1", Browser.hidden(edit).get("media_1"));
        changed.put("alt_1", "A bank without a single tree");
        changed.put("alt_2", "The same bank in spring");
        path(alice.upload(
                published + "/edit", parts(changed).file("picture_2", "b.png", "image/png", TestPictures.png(80, 40))));
        assertThat(visit(published))
                .contains("A bank without a single tree", "The same bank in spring")
                .doesNotContain("A bare bank");

        var page = alice.get(published + "/edit").body();
        var matcher = Pattern.compile("name=\"media_2\" value=\"(\\d+)\"").matcher(page);
        assertThat(matcher.find()).isTrue();
        changed.put("remove_1", "true");
        changed.put("media_2", matcher.group(1));
        path(alice.submit(published + "/edit", changed));
        assertThat(visit(published)).contains("The same bank in spring").doesNotContain("without a single tree");

        var bob = town.world.signedIn(town.world.person("carys"));
        changed.put("csrf", Browser.hidden(bob.get(FORM).body()).get("csrf"));
        assertThat(bob.submit(published + "/edit", changed).statusCode()).isEqualTo(403);
    }

    @Test
    void movingThePlaceIsAnotherVersionOnceSomebodyBacksIt() {
        var alice = alice();
        var form = typed(alice, "A mirror for the blind corner");
        form.put("place_name", "Corner of Mill Lane");
        var published = path(Proposing.through(alice, "commons", form));
        var rhian = town.world.signedIn(town.world.person("rhian"));
        var csrf = Browser.hidden(rhian.get(published).body()).get("csrf");
        assertThat(rhian.post(published + "/support", "csrf", csrf).statusCode())
                .isEqualTo(303);
        town.settle();

        form.put("place_name", "Corner of Ford Road");
        path(alice.submit(published + "/edit", form));

        assertThat(visit(published)).contains("Text changed once", "Corner of Ford Road");
        var id = published.substring(published.lastIndexOf('/') + 1);
        assertThat(town.world
                        .visitor()
                        .get("/api/folkmoot/v1/proposals/" + id + "/versions")
                        .body())
                .contains("\"field\":\"place\"", "\"place\":{\"name\":\"Corner of Ford Road\"");
    }
}
