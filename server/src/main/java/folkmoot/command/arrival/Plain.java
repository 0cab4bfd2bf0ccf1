package folkmoot.command.arrival;

import java.net.URI;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.TextNode;
import org.jsoup.safety.Safelist;

/** Texts and addresses of other platforms, without their markup. */
final class Plain {

    private Plain() {}

    /** The text of what may be HTML, paragraphs apart. */
    static String text(String given) {
        if (!given.contains("<") && !given.contains("&")) {
            return given.strip();
        }
        var page = Jsoup.parseBodyFragment(given);
        page.outputSettings(new Document.OutputSettings().prettyPrint(false));
        page.select("br").forEach(element -> element.replaceWith(new TextNode("\n")));
        page.select("p, li, h1, h2, h3, h4, div").forEach(element -> element.appendText("\n\n"));
        page.select("script, style").remove();
        var kept =
                Jsoup.clean(page.body().html(), "", Safelist.none(), new Document.OutputSettings().prettyPrint(false));
        return Jsoup.parseBodyFragment("<pre>" + kept.replace("\r", "") + "</pre>")
                .body()
                .wholeText()
                .replaceAll("[ \\t]+\\n", "\n")
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
    }

    /** An address on the web; nothing else is linked. */
    static Optional<URI> address(String given) {
        try {
            var uri = URI.create(given.strip());
            return uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
                    ? Optional.of(uri)
                    : Optional.empty();
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    static Optional<Long> number(String given) {
        var digits = given.strip().replaceAll("[\\s\u00a0,.'](?=\\d{3}\\b)", "").replaceAll("[.,]0+$", "");
        return digits.matches("\\d{1,18}") ? Optional.of(Long.parseLong(digits)) : Optional.empty();
    }
}
