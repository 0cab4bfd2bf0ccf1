package folkmoot.activitypub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.testing.Town;
import java.nio.charset.Charset;
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
    void aPageThatCannotBeReadHasNoCard() {
        page("/odd", "application/pdf", "%PDF", "UTF-8");
        assertThat(card("/odd").isNull()).isTrue();
        assertThat(card("/nothing-there").isNull()).isTrue();
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
