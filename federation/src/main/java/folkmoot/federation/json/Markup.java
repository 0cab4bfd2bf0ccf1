package folkmoot.federation.json;

import java.net.URI;

/** The little HTML that is made of properties which are not HTML. Whoever shows it cleans it like all other. */
final class Markup {

    private Markup() {}

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    static String link(URI to, String words) {
        return "<a href=\"" + escape(to.toString()) + "\">" + escape(words) + "</a>";
    }

    static String paragraph(String html) {
        return "<p>" + html + "</p>";
    }
}
