package folkmoot.door.api.instance;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.testing.Browser;
import folkmoot.testing.World;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class InstanceRoutesTest {

    private static final World WORLD = new World();

    @AfterAll
    static void close() {
        WORLD.close();
    }

    @Test
    void bothVersionsSayWhatClientsReadBeforeAnythingElse() {
        var first = WORLD.alice().visit("/api/v1/instance").json();
        var second = WORLD.alice().visit("/api/v2/instance").json();

        assertThat(first.get("version").asText()).startsWith("4.6.4 (compatible; Folkmoot");
        assertThat(first.at("/urls/streaming_api").asText()).startsWith("ws://");
        assertThat(second.at("/configuration/statuses/max_characters").asInt()).isEqualTo(3_000);
        assertThat(second.at("/configuration/statuses/max_media_attachments").asInt())
                .isEqualTo(4);
        assertThat(second.at("/configuration/polls/max_options").asInt()).isEqualTo(4);
        assertThat(second.at("/configuration/media_attachments/supported_mime_types/0")
                        .asText())
                .isEqualTo("image/jpeg");
        assertThat(second.at("/configuration/vapid/public_key").asText()).hasSizeGreaterThan(80);
        assertThat(first.at("/configuration/polls")).isEqualTo(second.at("/configuration/polls"));
        assertThat(second.at("/api_versions/mastodon").asInt()).isEqualTo(11);
        assertThat(second.at("/api_versions/folkmoot").asInt()).isEqualTo(1);
        assertThat(second.at("/registrations/enabled").asBoolean()).isTrue();
    }

    @Test
    void healthIsOkInPlainTextAndAnObjectForThoseWhoWantOne() {
        var address = URI.create("http://localhost:" + WORLD.server().port());
        var plain = new Browser(address).get("/health");
        assertThat(plain.body()).isEqualTo("OK");
        assertThat(plain.headers().firstValue("content-type").orElse("")).startsWith("text/plain");
        var json = new Browser(address).get("/health", "Accept", "application/json");
        assertThat(json.body()).isEqualTo("{\"status\":\"ok\"}");
    }

    @Test
    void picturesOfAccountsThatHaveNoneAreThere() {
        var account = WORLD.alice().get("/api/v1/accounts/verify_credentials").json();
        for (var field : List.of("avatar", "header")) {
            var path = URI.create(account.get(field).asText()).getPath();
            var answer = WORLD.alice().visit(path);
            assertThat(answer.status()).as(path).isEqualTo(200);
            assertThat(answer.header("Content-Type")).isEqualTo("image/png");
            assertThat(answer.header("Access-Control-Allow-Origin"))
                    .as("for scripts")
                    .isEqualTo("*");
        }
    }
}
