package folkmoot.door.web;

import static folkmoot.testing.Person.ok;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.testing.Browser;
import folkmoot.testing.Multipart;
import folkmoot.testing.Patience;
import folkmoot.testing.Person;
import folkmoot.testing.TestPictures;
import folkmoot.testing.World;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** With a browser alone people write, answer, ask, change and remove posts, as with an app. */
class ComposePagesTest {

    private static World world;

    @BeforeAll
    static void open() {
        world = new World();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static Map<String, String> form(Browser browser, String path) {
        var fields = new LinkedHashMap<>(Browser.hidden(browser.get(path).body()));
        fields.keySet().retainAll(Set.of("csrf", "key", "reply_to", "return_to", "media_1", "media_2"));
        return fields;
    }

    private static Multipart parts(Map<String, String> fields) {
        var form = new Multipart();
        fields.forEach(form::text);
        return form;
    }

    private static String id(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        var path = Browser.location(answer).getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static JsonNode status(Person who, String id) {
        return ok(who.get("/api/v1/statuses/" + id));
    }

    @Test
    void aPostWithPicturesAWarningAndALanguageIsWhatAnAppWouldMake() {
        var ana = world.person("ana");
        var browser = world.signedIn(ana);
        var form = form(browser, "/share");
        form.putAll(Map.of(
                "text",
                "Haul dros y bryn",
                "spoiler",
                "light",
                "language",
                "cy",
                "visibility",
                "unlisted",
                "alt_1",
                "Sun over the hill"));

        var sent = browser.upload(
                "/share", parts(form).file("picture_1", "a.jpg", "image/jpeg", TestPictures.jpeg(300, 200)));

        var made = status(ana, id(sent));
        assertThat(made.get("content").asText()).contains("Haul dros y bryn");
        assertThat(made.at("/media_attachments/0/description").asText()).isEqualTo("Sun over the hill");
        assertThat(made.get("spoiler_text").asText()).isEqualTo("light");
        assertThat(made.get("language").asText()).isEqualTo("cy");
        assertThat(made.get("visibility").asText()).isEqualTo("unlisted");
        assertThat(id(browser.submit("/share", form)))
                .as("pressed twice, it is one")
                .isEqualTo(made.get("id").asText());
    }

    @Test
    void aQuestionIsAskedWithAnswersToChooseFrom() {
        var ben = world.person("ben");
        var browser = world.signedIn(ben);
        var form = form(browser, "/share");
        form.putAll(Map.of("text", "Tea?", "option_1", "Yes", "option_2", "", "option_3", "No", "multiple", "true"));
        form.put("lasts", "259200");

        var poll = status(ben, id(browser.submit("/share", form))).get("poll");

        assertThat(poll.get("options")).hasSize(2);
        assertThat(poll.get("multiple").asBoolean()).isTrue();
        form.put("key", "another");
        form.put("option_3", "");
        var alone = browser.submit("/share", form);
        assertThat(alone.statusCode()).isEqualTo(422);
        assertThat(alone.body()).contains("Give at least two answers", "value=\"Yes\"", "Tea?");
        form.put("option_3", "Yes");
        assertThat(browser.submit("/share", form).body()).contains("Two answers are the same");
        form.put("option_3", "No");
        form.put("alt_1", "a cup");
        assertThat(browser.upload("/share", parts(form).file("picture_1", "a.png", "image/png", TestPictures.png(9, 9)))
                        .body())
                .contains("either pictures or a question", "name=\"media_1\"");
    }

    @Test
    void anAnswerStandsBelowWhatItAnswersAndIsSeenByNoMore() {
        var cai = world.person("cai");
        var browser = world.signedIn(cai);
        var post = ok(cai.post("/api/v1/statuses", Map.of("status", "For followers", "visibility", "private")))
                .get("id")
                .asText();
        var form = form(browser, "/share?reply_to=" + post);
        assertThat(form.get("reply_to")).isEqualTo(post);
        form.put("text", "And more of it");

        var made = status(cai, id(browser.submit("/share", form)));

        assertThat(made.get("in_reply_to_id").asText()).isEqualTo(post);
        assertThat(made.get("visibility").asText()).isEqualTo("private");

        var stranger = world.signedIn(world.person("dilys"));
        var theirs = form(stranger, "/share?reply_to=" + post);
        assertThat(theirs.get("reply_to")).as("what one may not see").isEmpty();
        theirs.put("reply_to", post);
        theirs.put("text", "I guess what it says");
        assertThat(stranger.submit("/share", theirs).statusCode()).isEqualTo(404);
    }

    @Test
    void aShortFormBecomesALongOneWithWhatWasTyped() {
        var browser = world.signedIn(world.person("elen"));
        var form = form(browser, "/home");
        form.putAll(Map.of("text", "Half <a> thought", "spoiler", "", "visibility", "private", "more", "1"));
        var long_ = browser.submit("/share", form);
        assertThat(long_.statusCode()).isEqualTo(200);
        assertThat(long_.body())
                .contains("Half &lt;a&gt; thought", "name=\"picture_1\"", "name=\"option_1\"")
                .contains("<option value=\"private\" selected>");
        form.remove("more");
        form.put("lang", "ar");
        assertThat(browser.submit("/share", form).body()).contains("dir=\"rtl\"", "Half &lt;a&gt; thought");
        assertThat(browser.get("/home").body()).doesNotContain("Half &lt;a&gt; thought");
    }

    @Test
    void onesOwnPostIsChangedWithItsPicturesAndItsQuestionStays() {
        var fay = world.person("fay");
        var browser = world.signedIn(fay);
        var form = form(browser, "/share");
        form.putAll(Map.of("text", "Frist version", "alt_1", "a cat"));
        var id = id(browser.upload(
                "/share", parts(form).file("picture_1", "a.png", "image/png", TestPictures.png(30, 20))));
        assertThat(browser.get("/@fay/" + id).body()).contains("/posts/" + id + "/edit", "/posts/" + id + "/delete");

        var edit = form(browser, "/posts/" + id + "/edit");
        edit.putAll(Map.of("text", "First version", "alt_1", "a cat on a wall", "language", "en"));
        id(browser.submit("/posts/" + id + "/edit", edit));

        var changed = status(fay, id);
        assertThat(changed.get("content").asText()).contains("First version");
        assertThat(changed.at("/media_attachments/0/description").asText()).isEqualTo("a cat on a wall");
        assertThat(changed.get("edited_at").isTextual()).isTrue();

        var asked = ok(fay.post(
                        "/api/v1/statuses",
                        Map.of("status", "Tee?", "poll", Map.of("options", List.of("a", "b"), "expires_in", 3600))))
                .get("id")
                .asText();
        var question = form(browser, "/posts/" + asked + "/edit");
        question.putAll(Map.of("text", "Tea?", "language", "en"));
        id(browser.submit("/posts/" + asked + "/edit", question));
        assertThat(status(fay, asked).at("/poll/options")).hasSize(2);
        edit.put("text", " ");
        edit.remove("media_1");
        assertThat(browser.submit("/posts/" + id + "/edit", edit).body()).contains("Write something, or add a picture");
    }

    @Test
    void aPostIsRemovedOnceItsAuthorIsSureAndNobodyElseTouchesIt() {
        var gil = world.person("gil");
        var browser = world.signedIn(gil);
        var form = form(browser, "/share");
        form.put("text", "Soon gone");
        var id = id(browser.submit("/share", form));
        var other = world.signedIn(world.person("hal"));
        var csrf = Browser.hidden(other.get("/share").body()).get("csrf");
        for (var act : new String[] {"edit", "delete"}) {
            var address = "/posts/" + id + "/" + act;
            assertThat(other.get(address).statusCode()).isEqualTo(404);
            assertThat(other.post(address, "csrf", csrf, "text", "mine").statusCode())
                    .isEqualTo(404);
            assertThat(world.visitor().get(address).statusCode()).isEqualTo(303);
            assertThat(browser.post(address, "text", "without a token").statusCode())
                    .isEqualTo(403);
        }
        assertThat(other.get("/@gil/" + id).body()).doesNotContain("/posts/" + id + "/edit");

        var sure = browser.get("/posts/" + id + "/delete").body();
        assertThat(sure).contains("cannot be brought back");
        assertThat(browser.post(
                                "/posts/" + id + "/delete",
                                "csrf",
                                Browser.hidden(sure).get("csrf"))
                        .statusCode())
                .isEqualTo(303);

        assertThat(gil.get("/api/v1/statuses/" + id).status()).isEqualTo(404);
    }

    @Test
    void whatStandsInAThreadIsFavouredBoostedAndKeptThere() {
        var ivo = world.person("ivo");
        var browser = world.signedIn(ivo);
        var post = ok(ivo.post("/api/v1/statuses", Map.of("status", "A thread")))
                .get("id")
                .asText();
        var answer = ok(world.person("jan")
                        .post("/api/v1/statuses", Map.of("status", "An answer", "in_reply_to_id", post)))
                .get("id")
                .asText();
        var page = browser.get("/@ivo/" + post).body();
        var csrf = Browser.hidden(page).get("csrf");
        for (var act : new String[] {"favourite", "boost", "bookmark"}) {
            assertThat(page).contains("action=\"/posts/" + answer + "/" + act + "\"");
            var done = browser.post("/posts/" + answer + "/" + act, "csrf", csrf, "return_to", "/@ivo/" + post);
            assertThat(done.headers().firstValue("Location")).hasValue("/@ivo/" + post + "#post-" + answer);
        }
        Patience.untilSettled(world);
        assertThat(browser.get("/@ivo/" + post).body()).contains("action=\"/posts/" + answer + "/unboost\"");
        assertThat(world.visitor().get("/@ivo/" + post).body()).doesNotContain("/posts/" + answer);
    }
}
