package folkmoot.door.api.account;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.federation.json.Json;
import folkmoot.federation.json.ObjectWriter;
import folkmoot.testing.Multipart;
import folkmoot.testing.Person;
import folkmoot.testing.TestPictures;
import folkmoot.testing.Town;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people say of themselves, here and towards other servers. */
class ProfileTest {

    private static final String UPDATE = "/api/v1/accounts/update_credentials";

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
    void aProfileIsChangedWithAFormThatHoldsPictures() {
        var form = new Multipart()
                .text("display_name", "Alice of the Bridge")
                .text("note", "I care for #bridges.\nWrite to @bob")
                .text("fields_attributes[0][name]", "Web")
                .text("fields_attributes[0][value]", "https://alice.example/")
                .text("fields_attributes[1][name]", "")
                .text("fields_attributes[1][value]", "")
                .text("avatar_description", "A bridge at dawn")
                .text("source[privacy]", "unlisted")
                .text("source[quote_policy]", "followers")
                .file("avatar", "me.png", "image/png", TestPictures.png(900, 500));
        town.bob();
        var account = Person.ok(town.alice().form("PATCH", UPDATE, form));

        assertThat(account.get("display_name").asText()).isEqualTo("Alice of the Bridge");
        assertThat(account.get("note").asText()).contains("mention hashtag", "u-url mention", "<br>");
        assertThat(account.at("/source/note").asText()).isEqualTo("I care for #bridges.\nWrite to @bob");
        assertThat(account.get("fields")).hasSize(1);
        assertThat(account.at("/fields/0/value").asText()).contains("href=\"https://alice.example/\"", "rel=\"me ");
        assertThat(account.at("/source/fields/0/value").asText()).isEqualTo("https://alice.example/");
        assertThat(account.get("avatar_description").asText()).isEqualTo("A bridge at dawn");
        assertThat(account.at("/source/privacy").asText()).isEqualTo("unlisted");
        assertThat(account.at("/source/quote_policy").asText()).isEqualTo("followers");
        var picture = town.alice().fetches(account.get("avatar").asText());
        assertThat(picture.statusCode()).isEqualTo(200);

        var without = Person.ok(town.alice().delete("/api/v1/profile/avatar"));
        assertThat(without.get("avatar").asText()).endsWith("/avatar.png");
        assertThat(without.get("avatar_description").asText()).isEmpty();
        assertThat(town.alice().fetches(account.get("avatar").asText()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void anAnimationStaysOneWithAStillBesideItUntilItIsReplaced() {
        var form = new Multipart()
                .file("avatar", "me.gif", "image/gif", TestPictures.animation())
                .file("header", "banner.gif", "image/gif", TestPictures.animation());
        var person = town.world().person("greta");
        var account = Person.ok(person.form("PATCH", UPDATE, form));

        for (var part : List.of("avatar", "header")) {
            var moving = person.fetches(account.get(part).asText());
            assertThat(moving.headers().firstValue("Content-Type")).contains("image/gif");
            assertThat(frames(moving.body())).isEqualTo(2);
            var still = person.fetches(account.get(part + "_static").asText());
            assertThat(still.headers().firstValue("Content-Type")).contains("image/png");
            assertThat(frames(still.body())).isEqualTo(1);
        }
        var profile = Person.ok(person.get("/api/v1/profile"));
        assertThat(profile.get("avatar_static")).isEqualTo(account.get("avatar_static"));

        Person.ok(person.delete("/api/v1/profile/avatar"));
        for (var part : List.of("avatar", "avatar_static")) {
            assertThat(person.fetches(account.get(part).asText()).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void anAnimationElsewhereHasAStillToo() {
        var dave = town.remote().person("dave");
        var document = Json.read(ObjectWriter.bytes(dave.actor()));
        document.putObject("icon")
                .put("type", "Image")
                .put("mediaType", "image/gif")
                .put("url", town.remote().uri("/dave.GIF").toString());
        town.remote().serves("/users/dave", "application/activity+json", Json.write(document));
        town.remote().serves("/dave.GIF", "image/gif", TestPictures.animation());

        var account = Person.ok(town.alice().get("/api/v2/search?resolve=true&q=" + dave.id()))
                .at("/accounts/0");
        assertThat(frames(town.alice().fetches(account.get("avatar").asText()).body()))
                .isEqualTo(2);
        var still = town.alice().fetches(account.get("avatar_static").asText());
        assertThat(still.headers().firstValue("Content-Type")).contains("image/png");
        assertThat(frames(still.body())).isEqualTo(1);
        assertThat(town.remote().received().stream()
                        .filter(each -> each.target().equals("/dave.GIF")))
                .hasSize(1);
    }

    private static int frames(byte[] file) {
        try (var stream = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            var reader = ImageIO.getImageReaders(stream).next();
            reader.setInput(stream);
            return reader.getNumImages(true);
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    @Test
    void whatIsNotSentStays() {
        var person = town.world().person("dora");
        Person.ok(person.patch(UPDATE, Map.of("display_name", "Dora", "note", "Old", "locked", true)));
        var account = Person.ok(person.patch(UPDATE, Map.of("note", "New")));

        assertThat(account.get("display_name").asText()).isEqualTo("Dora");
        assertThat(account.get("locked").asBoolean()).isTrue();
        assertThat(account.at("/source/note").asText()).isEqualTo("New");
    }

    @Test
    void theProfileIsGivenAsTypedAndAsShown() {
        var person = town.world().person("emil");
        var profile = Person.ok(person.put(
                "/api/v1/profile",
                Map.of(
                        "note",
                        "Hi <b>",
                        "show_media",
                        false,
                        "bot",
                        true,
                        "attribution_domains",
                        List.of("https://News.example/about"),
                        "fields_attributes",
                        List.of(Map.of("name", "Pronouns", "value", "he")))));

        assertThat(profile.get("note").asText()).isEqualTo("Hi <b>");
        assertThat(profile.get("formatted_note").asText()).isEqualTo("<p>Hi &lt;b&gt;</p>");
        assertThat(profile.get("avatar").isNull()).isTrue();
        assertThat(profile.get("show_media").asBoolean()).isFalse();
        assertThat(profile.get("bot").asBoolean()).isTrue();
        assertThat(profile.at("/attribution_domains/0").asText()).isEqualTo("news.example");
        assertThat(profile.at("/formatted_fields/0/value").asText()).isEqualTo("he");
        assertThat(person.get("/api/v1/profile").json()).isEqualTo(profile);
    }

    @ParameterizedTest
    @CsvSource({
        "display_name,31,ERR_TOO_LONG",
        "note,501,ERR_TOO_LONG",
        "avatar_description,151,ERR_TOO_LONG",
        "source.privacy,3,ERR_INCLUSION",
        "source.quote_policy,3,ERR_INCLUSION",
        "source.language,20,ERR_INCLUSION"
    })
    void aPartThatDoesNotHoldUpIsNamed(String part, int length, String code) {
        var words = "x".repeat(length);
        Map<String, ?> body =
                part.startsWith("source.") ? Map.of("source", Map.of(part.substring(7), words)) : Map.of(part, words);
        var answer = town.bob().patch(UPDATE, body);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().get("details").get(part).get(0).get("error").asText())
                .isEqualTo(code);
    }

    @Test
    void aPictureThatIsNoneIsRefusedAndNothingChanges() {
        var form = new Multipart()
                .text("display_name", "Not Bob")
                .file("header", "h.png", "image/png", "<svg onload=alert(1)></svg>".getBytes(StandardCharsets.UTF_8));
        var answer = town.bob().form("PATCH", UPDATE, form);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().at("/details/header/0/error").asText()).isEqualTo("ERR_INVALID");
        assertThat(verified(town.bob()).get("display_name").asText()).isNotEqualTo("Not Bob");
    }

    @Test
    void onlyATokenThatMayWriteAccountsChangesAProfile() {
        var reader = town.world().token(town.bob(), "read write:statuses");
        var answer = town.bob().get("/api/v1/profile?access_token=" + reader);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(town.bob().visit("/api/v1/profile").status()).isEqualTo(401);
    }

    @Test
    void aPageThatLinksBackProvesTheLineAndFollowersElsewhereHearOfIt() {
        var fay = town.world().person("fay");
        town.carolFollows(fay);
        town.remote()
                .serves(
                        "/fay",
                        "text/html",
                        ("<a rel='me noopener' href='" + town.uri("/@fay") + "'>Fay</a>")
                                .getBytes(StandardCharsets.UTF_8));
        town.remote().serves("/other", "text/html", "<a href='/'>nothing</a>".getBytes(StandardCharsets.UTF_8));
        town.remote().forgetRequests();
        Person.ok(fay.patch(
                UPDATE,
                Map.of(
                        "display_name",
                        "Fay",
                        "fields_attributes",
                        List.of(
                                Map.of(
                                        "name",
                                        "Mine",
                                        "value",
                                        town.remote().uri("/fay").toString()),
                                Map.of(
                                        "name",
                                        "Not",
                                        "value",
                                        town.remote().uri("/other").toString())))));
        town.settle();

        var fields = verified(fay).get("fields");
        assertThat(fields.get(0).get("verified_at").isNull()).isFalse();
        assertThat(fields.get(1).get("verified_at").isNull()).isTrue();
        var update = town.remote().posted().getFirst().json();
        assertThat(update.get("type").asText()).isEqualTo("Update");
        assertThat(update.at("/object/name").asText()).isEqualTo("Fay");
        assertThat(update.at("/object/attachment/0/type").asText()).isEqualTo("PropertyValue");
        assertThat(update.at("/object/publicKey/publicKeyPem").asText()).contains("BEGIN PUBLIC KEY");
    }

    private static JsonNode verified(Person person) {
        return Person.ok(person.get("/api/v1/accounts/verify_credentials"));
    }
}
