package folkmoot.civic.paper;

import folkmoot.platform.text.Html;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Reads a text in Markdown (CommonMark) paragraph by paragraph. HTML in it is text, and what remains is cleaned as posts are. */
final class PaperText {

    /** Quotes in lists in quotes: how deep. Whatever draws them goes down as deep. */
    private static final int DEEPEST = 40;

    private static final Parser PARSER = Parser.builder().build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();

    private PaperText() {}

    /** Whether it is nested no deeper than anybody writes. */
    static boolean isFlat(String markdown) {
        return isFlat(PARSER.parse(markdown));
    }

    /** Without recursion, which is what deep nesting is after. */
    private static boolean isFlat(Node root) {
        int depth = 0;
        var node = root;
        while (true) {
            if (node.getFirstChild() != null) {
                node = node.getFirstChild();
                depth++;
                if (depth > DEEPEST) {
                    return false;
                }
            } else {
                while (node != root && node.getNext() == null) {
                    node = node.getParent();
                    depth--;
                }
                if (node == root) {
                    return true;
                }
                node = node.getNext();
            }
        }
    }

    /** Clean HTML of each paragraph, in their order; those that say nothing are left out. @param markdown flat */
    static List<String> paragraphs(String markdown) {
        var found = new ArrayList<String>();
        for (var node = PARSER.parse(markdown).getFirstChild(); node != null; node = node.getNext()) {
            var html = Html.clean(RENDERER.render(node));
            if (!Html.text(html).isBlank()) {
                found.add(html);
            }
        }
        return found;
    }
}
