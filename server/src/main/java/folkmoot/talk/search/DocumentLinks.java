package folkmoot.talk.search;

import folkmoot.federation.fetch.FetchBudget;
import folkmoot.federation.fetch.Fetcher;
import folkmoot.federation.fetch.WebPage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;

/**
 * Finds the document for programs that a page for people names: by a {@code Link} header (RFC 8288) or a {@code <link>} in
 * the page, with the relation {@code alternate} and a type of ActivityPub. What stands there is believed only if it says so
 * itself. Over the network: never inside a transaction.
 */
public final class DocumentLinks {

    private static final int REQUESTS = 4;
    private static final Pattern LINK =
            Pattern.compile("<([^<>]*)>((?:\\s*;\\s*[^\\s=;,]+(?:\\s*=\\s*(?:\"[^\"]*\"|[^\\s;,\"]*))?)*)");
    private static final Pattern PARAMETER =
            Pattern.compile(";\\s*([^\\s=;,]+)\\s*=\\s*(?:\"([^\"]*)\"|([^\\s;,\"]*))");

    private final Fetcher fetcher;

    public DocumentLinks(Fetcher fetcher) {
        this.fetcher = fetcher;
    }

    /** The address of the document; empty where the page names none or cannot be read. */
    public Optional<URI> of(URI page) {
        return fetcher.fetchWebPage(page, FetchBudget.of(REQUESTS))
                .flatMap(found -> Stream.concat(inHeaders(found), inPage(found))
                        .flatMap(href -> resolve(found.uri(), href).stream())
                        .filter(document -> !document.equals(page))
                        .findFirst());
    }

    private static Stream<String> inHeaders(WebPage page) {
        return page.links().stream()
                .flatMap(header -> LINK.matcher(header).results())
                .filter(link -> isAlternate(parameter(link.group(2), "rel"), parameter(link.group(2), "type")))
                .map(link -> link.group(1));
    }

    private static String parameter(String parameters, String name) {
        return PARAMETER
                .matcher(parameters)
                .results()
                .filter(each -> each.group(1).equalsIgnoreCase(name))
                .map(each -> each.group(2) == null ? each.group(3) : each.group(2))
                .findFirst()
                .orElse("");
    }

    private static Stream<String> inPage(WebPage page) {
        try {
            var html = Jsoup.parse(
                    new ByteArrayInputStream(page.body()),
                    page.charset().orElse(null),
                    page.uri().toString());
            return html.select("link[rel][type][href]").stream()
                    .filter(link -> isAlternate(link.attr("rel"), link.attr("type")))
                    .map(link -> link.attr("href"));
        } catch (IOException unreadable) {
            return Stream.empty(); // a charset that nobody knows
        }
    }

    private static boolean isAlternate(String relations, String type) {
        var plain = type.toLowerCase(Locale.ROOT);
        return Arrays.stream(relations.strip().split("\\s+")).anyMatch("alternate"::equalsIgnoreCase)
                && (plain.startsWith("application/activity+json")
                        || plain.startsWith("application/ld+json") && plain.contains("activitystreams"));
    }

    private static Optional<URI> resolve(URI page, String href) {
        try {
            return Optional.of(page.resolve(href.strip())).filter(document -> document.getHost() != null);
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }
}
