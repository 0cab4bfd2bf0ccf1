package folkmoot.door.activitypub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.testing.Person;
import folkmoot.testing.TestPictures;
import folkmoot.testing.Town;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What a link in a status leads to. */
class CardsTest {

    private static final Town TOWN = new Town();

    @AfterAll
    static void close() {
        TOWN.close();
    }

    @Test
    void aLinkGetsTheCardOfItsPageWithoutAnythingThatRuns() {
        page("/news/1", "text/html; charset=ISO-8859-2", """
            <html lang="pl"><head><title>plain</title>
            <meta property="og:title" content="Most w Łodzi &lt;script&gt;">
            <meta property="og:description" content="Zamknięty">
            <meta property="og:image" content="/bridge.png">
            <meta property="og:site_name" content="Gazeta"></head></html>
            """, "ISO-8859-2");
        var card = card("/news/1");

        assertThat(card.get("title").asText()).isEqualTo("Most w Łodzi <script>");
        assertThat(card.get("description").asText()).isEqualTo("Zamknięty");
        assertThat(card.get("provider_name").asText()).isEqualTo("Gazeta");
        assertThat(card.get("language").asText()).isEqualTo("pl");
        assertThat(card.get("type").asText()).isEqualTo("link");
        assertThat(card.get("image").asText()).contains("/media/proxy/");
        assertThat(card.get("html").asText()).isEmpty();
        var url = TOWN.remote().uri("/news/1");
        assertThat(TOWN.bob().visit("/api/v1/timelines/link?url=" + url).json()).hasSize(1);
        assertThat(TOWN.bob()
                        .visit("/api/v1/timelines/link?url=https://unknown.test/")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aFilmThatTheSiteOffersToPlayIsOneFrameAndNothingElseOfWhatTheSiteSent() {
        page("/films/1", "text/html", """
            <html><head><title>A film</title>
            <link rel="alternate" type="application/json+oembed" href="/oembed/1"></head></html>
            """, "UTF-8");
        TOWN.remote().serves("/oembed/1", "application/json", """
            {"type": "video", "version": "1.0", "width": 640, "height": 99999, "author_name": "Ida",
             "html": "<script>alert(1)</script><iframe src='https://player.test/1' onload='alert(2)' width='1'></iframe>"}
            """.getBytes(StandardCharsets.UTF_8));
        var card = card("/films/1");

        assertThat(card.get("type").asText()).isEqualTo("video");
        assertThat(card.get("width").asInt()).isEqualTo(640);
        assertThat(card.get("height").asInt()).isBetween(1, 5_000);
        assertThat(card.get("author_name").asText()).isEqualTo("Ida");
        assertThat(card.get("html").asText())
                .startsWith("<iframe src=\"https://player.test/1\" width=\"640\"")
                .contains("sandbox=")
                .doesNotContain("script>", "alert", "onload");
    }

    @Test
    void aPlayerWithoutASafeFrameIsAPlainLink() {
        page("/films/2", "text/html", """
            <html><head><title>A film</title>
            <link rel="alternate" type="application/json+oembed" href="/oembed/2"></head></html>
            """, "UTF-8");
        TOWN.remote().serves("/oembed/2", "application/json", """
            {"type": "video", "width": 640, "height": 360, "html": "<iframe src='http://player.test/2'></iframe>"}
            """.getBytes(StandardCharsets.UTF_8));
        var card = card("/films/2");

        assertThat(card.get("type").asText()).isEqualTo("link");
        assertThat(card.get("html").asText()).isEmpty();
    }

    @Test
    void aPageThatCannotBeReadHasNoCard() {
        page("/odd", "application/pdf", "%PDF", "UTF-8");
        assertThat(card("/odd").isNull()).isTrue();
        assertThat(card("/nothing-there").isNull()).isTrue();
    }

    @Test
    void theColoursOfItsPictureComeWithTheCard() {
        var head = "<html><head><title>News</title><meta property='og:image' content='%s'></head></html>";
        TOWN.remote().serves("/colours.png", "image/png", TestPictures.png(64, 48));
        TOWN.remote().serves("/broken.png", "image/png", "no picture".getBytes(StandardCharsets.UTF_8));
        page("/news/7", "text/html", head.formatted("/colours.png"), "UTF-8");
        page("/news/8", "text/html", head.formatted("/broken.png"), "UTF-8");

        assertThat(card("/news/7").get("blurhash").asText()).matches("U[0-9A-Za-z#$%*+,.:;=?@\\[\\]^_{|}~-]{35}");
        assertThat(card("/news/7").get("blurhash").asText()).as("a second time").isNotEmpty();
        assertThat(card("/news/8").get("blurhash").isNull()).isTrue();
        assertThat(TOWN.remote().received().stream()
                        .filter(request -> request.target().equals("/colours.png")))
                .hasSize(1);
    }

    @Test
    void whoIsNamedAsAuthorIsShownOnlyWithTheirLeaveAndIsToldThatItIsMissing() {
        var handle = TOWN.alice().name() + "@"
                + TOWN.world().server().house().platform().uris().domain();
        var named = "<html><head><title>News</title><meta name='fediverse:creator' content='@%s'></head></html>";
        page("/news/9", "text/html", named.formatted(handle), "UTF-8");
        page("/news/10", "text/html", named.formatted(handle), "UTF-8");

        var status = TOWN.bob().posts("Read " + TOWN.remote().uri("/news/9"));
        TOWN.settle();
        var path = "/api/v1/statuses/" + status.get("id").asText();
        var seenByHer = Person.ok(TOWN.alice().get(path)).get("card");
        assertThat(seenByHer.get("authors")).isEmpty();
        assertThat(seenByHer.get("missing_attribution").asBoolean()).isTrue();
        assertThat(Person.ok(TOWN.bob().get(path))
                        .at("/card/missing_attribution")
                        .asBoolean())
                .isFalse();
        assertThat(TOWN.home(TOWN.bob()).get(0).at("/card/missing_attribution").asBoolean())
                .isFalse();

        Person.ok(TOWN.alice()
                .patch(
                        "/api/v1/accounts/update_credentials",
                        Map.of("attribution_domains", List.of("elsewhere.localhost"))));
        var card = card("/news/10");
        assertThat(card.at("/authors/0/account/username").asText()).isEqualTo("alice");
        assertThat(card.has("missing_attribution")).isFalse();
    }

    private static void page(String path, String type, String html, String charset) {
        TOWN.remote().serves(path, type, html.getBytes(Charset.forName(charset)));
    }

    private static JsonNode card(String path) {
        var status = TOWN.alice().posts("Look: " + TOWN.remote().uri(path));
        TOWN.settle();
        return TOWN.bob()
                .visit("/api/v1/statuses/" + status.get("id").asText())
                .json()
                .get("card");
    }
}
