package folkmoot.door.api.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.testing.Person;
import folkmoot.testing.TestPictures;
import folkmoot.testing.Town;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Posts with pictures, here and from elsewhere. */
class MediaPostsTest {

    @TempDir
    static Path folder;

    private static Town town;

    @BeforeAll
    static void start() {
        town = new Town(Map.of("data.directory", folder.toString()));
    }

    @AfterAll
    static void stop() {
        town.close();
    }

    @Test
    void aPostShowsItsPicturesInTheOrderGivenAndTheyBelongToItAlone() {
        var one = picture();
        var two = picture();
        var status = Person.ok(posts(Map.of("status", "", "media_ids", List.of(two, one))));

        assertThat(status.get("media_attachments"))
                .extracting(media -> media.get("id").asText())
                .containsExactly(two, one);
        assertThat(status.at("/media_attachments/0/blurhash").asText()).isNotEmpty();
        assertThat(town.alice().get("/api/v1/media/" + one).status()).isEqualTo(404);
        assertThat(town.alice().delete("/api/v1/media/" + one).status()).isEqualTo(422);
        assertThat(posts(Map.of("status", "again", "media_ids", List.of(one))).status())
                .isEqualTo(422);
    }

    @Test
    void aRemovedPostTakesItsPicturesAlongOnlyWhenAsked() {
        for (var forget : List.of(true, false)) {
            var picture = picture();
            var status = Person.ok(posts(Map.of("status", "gone", "media_ids", List.of(picture))));
            Person.ok(town.alice().delete("/api/v1/statuses/" + status.get("id").asText() + "?delete_media=" + forget));
            assertThat(posts(Map.of("status", "again", "media_ids", List.of(picture)))
                            .status())
                    .as("delete_media=" + forget)
                    .isEqualTo(forget ? 422 : 200);
        }
    }

    @Test
    void filesOfOthersUnknownOnesAndFiveAreRefused() {
        var bobs =
                town.bob().uploads("b.png", TestPictures.png(20, 20)).get("id").asText();
        assertThat(posts(Map.of("status", "x", "media_ids", List.of(bobs))).status())
                .isEqualTo(422);
        assertThat(posts(Map.of("status", "x", "media_ids", List.of("42"))).status())
                .isEqualTo(422);
        assertThat(posts(Map.of("status", "x", "media_ids", List.of("a"))).status())
                .isEqualTo(422);
        var five = List.of(picture(), picture(), picture(), picture(), picture());
        assertThat(posts(Map.of("status", "x", "media_ids", five)).status()).isEqualTo(422);
    }

    @Test
    void anEditChangesWhichPicturesAreShownAndWhatIsSaidOfThem() {
        var kept = picture();
        var dropped = picture();
        var added = picture();
        var status = Person.ok(posts(Map.of("status", "before", "media_ids", List.of(kept, dropped))));
        var edited = Person.ok(town.alice()
                .put(
                        "/api/v1/statuses/" + status.get("id").asText(),
                        Map.of(
                                "status", "after",
                                "media_ids", List.of(added, kept),
                                "media_attributes",
                                        List.of(Map.of("id", kept, "description", "A gate", "focus", "0.1,0.2")))));

        assertThat(edited.get("media_attachments"))
                .extracting(media -> media.get("id").asText())
                .containsExactly(added, kept);
        assertThat(edited.at("/media_attachments/1/description").asText()).isEqualTo("A gate");
        assertThat(edited.at("/media_attachments/1/meta/focus/x").asDouble()).isEqualTo(0.1);
        assertThat(town.alice().get("/api/v1/media/" + dropped).status()).isEqualTo(200);
    }

    @Test
    void aRemovedPostGivesItsPicturesBackForAnother() {
        var media = picture();
        var status = Person.ok(posts(Map.of("status", "oops", "media_ids", List.of(media))));
        var removed = Person.ok(
                town.alice().delete("/api/v1/statuses/" + status.get("id").asText()));
        assertThat(removed.at("/media_attachments/0/id").asText()).isEqualTo(media);

        var again = Person.ok(posts(Map.of("status", "better", "media_ids", List.of(media))));
        assertThat(again.at("/media_attachments/0/id").asText()).isEqualTo(media);
    }

    @Test
    void followersElsewhereGetThePictureWithItsWords() {
        town.carolFollows(town.bob());
        var id =
                town.bob().uploads("b.jpg", TestPictures.jpeg(40, 20)).get("id").asText();
        Person.ok(town.bob().put("/api/v1/media/" + id, Map.of("description", "A bench", "focus", "0,1")));
        town.remote().forgetRequests();
        Person.ok(town.bob().post("/api/v1/statuses", Map.of("status", "look", "media_ids", List.of(id))));
        town.settle();

        var file = town.remote().posted().getLast().json().at("/object/attachment/0");
        assertThat(file.get("type").asText()).isEqualTo("Document");
        assertThat(file.get("mediaType").asText()).isEqualTo("image/jpeg");
        assertThat(file.get("name").asText()).isEqualTo("A bench");
        assertThat(file.get("width").asInt()).isEqualTo(40);
        assertThat(file.get("blurhash").asText()).isNotEmpty();
        assertThat(file.at("/focalPoint/1").asDouble()).isEqualTo(1.0);
        assertThat(town.bob().fetches(file.get("url").asText()).statusCode()).isEqualTo(200);
    }

    @Test
    void picturesFromElsewhereAreFetchedOnceAndServedByUs() {
        var shown = fromCarol("/pictures/a.png", "image/png", TestPictures.png(30, 30));

        var url = shown.get("url").asText();
        assertThat(URI.create(url).getHost()).isEqualTo("here.localhost");
        assertThat(shown.get("remote_url").asText()).endsWith("/pictures/a.png");
        assertThat(shown.get("description").asText()).isEqualTo("Roofs");
        var first = town.alice().fetches(url);
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.body()).isEqualTo(TestPictures.png(30, 30));
        assertThat(first.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("sandbox");
        town.alice().fetches(url);
        assertThat(town.remote().received())
                .filteredOn(request -> request.target().equals("/pictures/a.png"))
                .hasSize(1);
    }

    @Test
    void whatOnlyCallsItselfAPictureIsNotPassedOn() {
        var page = "<html><script>alert(document.cookie)</script></html>".getBytes(StandardCharsets.UTF_8);
        var shown = fromCarol("/pictures/b.png", "image/png", page);

        assertThat(town.alice().fetches(shown.get("url").asText()).statusCode()).isEqualTo(404);
    }

    @Test
    void anAddressThatWeDidNotSignIsNotFetched() {
        var shown = fromCarol("/pictures/c.png", "image/png", TestPictures.png(10, 10));
        var target = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(town.remote().uri("/secret.png").toString().getBytes(StandardCharsets.UTF_8));
        var forged = shown.get("url").asText().replaceAll("/[^/]+$", "/" + target);

        assertThat(town.alice().fetches(forged).statusCode()).isEqualTo(404);
        assertThat(town.remote().received())
                .noneMatch(request -> request.target().equals("/secret.png"));
    }

    @Test
    void postsAreAsTheirAuthorUsuallyWantsThem() {
        var gil = town.world().person("gil");
        var source = Map.of("privacy", "unlisted", "sensitive", true, "language", "cy");
        Person.ok(gil.patch("/api/v1/accounts/update_credentials", Map.of("source", source)));
        var status = gil.posts("Bore da");

        assertThat(status.get("visibility").asText()).isEqualTo("unlisted");
        assertThat(status.get("sensitive").asBoolean()).isTrue();
        assertThat(status.get("language").asText()).isEqualTo("cy");
        var open = Person.ok(gil.post("/api/v1/statuses", Map.of("status", "Croeso", "visibility", "public")));
        assertThat(open.get("visibility").asText()).isEqualTo("public");
    }

    /** Carol posts a picture; the attachment as alice's client sees it. */
    private static JsonNode fromCarol(String path, String type, byte[] bytes) {
        town.remote().serves(path, type, bytes);
        var reader = town.world().person("reader" + path.replaceAll("[^a-z]", ""));
        town.carolFollows(reader);
        town.followsCarol(reader);
        var id = town.remote().uri("/notes" + path);
        town.carolSends(
                "{'id':'%s/activity','type':'Create','actor':'%s','to':['https://www.w3.org/ns/activitystreams#Public'],"
                    + "'object':{'id':'%s','type':'Note','attributedTo':'%s','content':'<p>See</p>',"
                    + "'to':['https://www.w3.org/ns/activitystreams#Public'],"
                    + "'attachment':[{'type':'Document','mediaType':'image/png','url':'%s','name':'Roofs','width':30,'height':30}]}}",
                id, town.carol().id(), id, town.carol().id(), town.remote().uri(path));
        town.settle();
        return town.home(reader).at("/0/media_attachments/0");
    }

    private static Person.Answer posts(Map<String, ?> body) {
        return town.alice().post("/api/v1/statuses", body);
    }

    private static String picture() {
        return town.alice().uploads("p.png", TestPictures.png(20, 20)).get("id").asText();
    }
}
