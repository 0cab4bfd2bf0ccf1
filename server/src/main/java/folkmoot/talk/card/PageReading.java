package folkmoot.talk.card;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import folkmoot.federation.json.Fields;
import folkmoot.federation.json.TimeReader;
import folkmoot.federation.json.UriReader;
import folkmoot.platform.text.Names;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Reads what a page says about itself: OpenGraph, the twitter names for the same, JSON-LD, and plain HTML. */
final class PageReading {

    private static final int LONGEST_TITLE = 500;
    private static final int LONGEST_TEXT = 1_000;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_LINKED_DATA = 200_000;
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final URI url;
    private final Document page;
    private final Optional<JsonNode> article;

    private PageReading(URI url, Document page) {
        this.url = url;
        this.page = page;
        this.article = linkedData(page);
    }

    /** @param charset as the server says it; without one, as the page says it */
    static PageReading of(URI url, byte[] html, Optional<String> charset) throws IOException {
        return new PageReading(url, Jsoup.parse(new ByteArrayInputStream(html), charset.orElse(null), url.toString()));
    }

    private static Optional<JsonNode> linkedData(Document page) {
        for (var script : page.select("script[type=application/ld+json]")) {
            var text = script.data();
            if (text.length() <= LONGEST_LINKED_DATA) {
                var found = article(text);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<JsonNode> article(String text) {
        try {
            var data = JSON.readTree(text);
            var first = data.isArray() && !data.isEmpty() ? data.get(0) : data;
            return Optional.of(first).filter(node -> node.path("headline").isTextual());
        } catch (IOException broken) {
            return Optional.empty(); // pages are often careless here, and say the same elsewhere
        }
    }

    String title() {
        return first(
                LONGEST_TITLE,
                meta("og:title"),
                article.map(node -> node.path("headline").asText()),
                meta("twitter:title"),
                Optional.of(page.title()));
    }

    String description() {
        return first(LONGEST_TEXT, meta("og:description"), meta("twitter:description"), meta("description"));
    }

    String site() {
        return first(
                LONGEST_NAME,
                meta("og:site_name"),
                article.map(node -> node.path("publisher").path("name").asText("")),
                Optional.of(url.getHost()));
    }

    String author() {
        return first(
                LONGEST_NAME,
                article.map(node -> node.path("author").path("name").asText("")),
                meta("article:author").filter(text -> !text.startsWith("http")),
                meta("author"));
    }

    /** The handle that the page names as its author. */
    Optional<String> creator() {
        return meta("fediverse:creator").map(handle -> handle.startsWith("@") ? handle.substring(1) : handle);
    }

    Optional<URI> image() {
        return meta("og:image").or(() -> meta("twitter:image")).flatMap(this::web);
    }

    String imageDescription() {
        return first(LONGEST_TEXT, meta("og:image:alt"), meta("twitter:image:alt"));
    }

    Optional<String> language() {
        return Optional.of(page.select("html").attr("lang"))
                .map(tag -> Locale.forLanguageTag(tag.replace('_', '-')).getLanguage())
                .filter(tag -> !tag.isEmpty());
    }

    Optional<Instant> published() {
        return meta("article:published_time")
                .or(() -> article.map(node -> node.path("datePublished").asText("")))
                .flatMap(TimeReader::read);
    }

    /** Where the site describes what can be played in place. */
    Optional<URI> oEmbed() {
        return Optional.ofNullable(page.selectFirst("link[rel=alternate][type=application/json+oembed]"))
                .map(link -> link.attr("href"))
                .flatMap(this::web);
    }

    private Optional<String> meta(String name) {
        for (var attribute : new String[] {"property", "name"}) {
            Element found = page.selectFirst("meta[" + attribute + "=" + name + "]");
            if (found != null && !found.attr("content").isBlank()) {
                return Optional.of(found.attr("content"));
            }
        }
        return Optional.empty();
    }

    private Optional<URI> web(String address) {
        return UriReader.link(address).map(url::resolve).filter(Fields::isWeb);
    }

    @SafeVarargs
    private static String first(int longest, Optional<String>... candidates) {
        for (var candidate : candidates) {
            var text = candidate.map(Names::clean).orElse("");
            if (!text.isBlank()) {
                return Names.cut(text, longest);
            }
        }
        return "";
    }
}
