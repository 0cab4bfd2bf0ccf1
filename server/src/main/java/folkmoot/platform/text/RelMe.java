package folkmoot.platform.text;

import java.net.URI;
import java.util.Set;
import org.jsoup.Jsoup;

/** Links by which a web page says "this is me too" ({@code rel=me}, microformats.org). */
public final class RelMe {

    private static final int MOST_LINKS = 200;

    private RelMe() {}

    /** Whether a page says so of one of these addresses. */
    public static boolean pointsTo(String html, URI page, Set<String> addresses) {
        return Jsoup.parse(html, page.toString())
                .select("a[rel~=(?i)\\bme\\b][href], link[rel~=(?i)\\bme\\b][href]")
                .stream()
                .limit(MOST_LINKS)
                .map(link -> link.absUrl("href"))
                .map(href -> href.endsWith("/") ? href.substring(0, href.length() - 1) : href)
                .anyMatch(addresses::contains);
    }
}
