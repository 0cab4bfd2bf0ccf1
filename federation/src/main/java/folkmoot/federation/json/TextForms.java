package folkmoot.federation.json;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** Makes HTML of text in another form, as its {@code mediaType} says: Markdown (PeerTube) and plain text. */
final class TextForms {

    private static final int DEEPEST = 64;
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"']*[^\\s<>\"'.,;:!?)]");
    private static final Parser MARKDOWN = Parser.builder()
            .extensions(List.of(AutolinkExtension.create()))
            .maxOpenBlockParsers(DEEPEST)
            .build();
    private static final HtmlRenderer RENDERER =
            HtmlRenderer.builder().softbreak("<br />\n").build();

    private TextForms() {}

    /** @param mediaType of the text; HTML where nothing or something unknown is said */
    static String html(String text, Optional<String> mediaType) {
        return switch (mediaType.orElse("").split(";", 2)[0].strip().toLowerCase(Locale.ROOT)) {
            case "text/markdown" -> markdown(text);
            case "text/plain" -> plain(text);
            default -> text;
        };
    }

    private static String markdown(String text) {
        var document = MARKDOWN.parse(text);
        return isTooDeep(document) ? plain(text) : RENDERER.render(document); // rendering goes down by recursion
    }

    private static boolean isTooDeep(Node document) {
        int depth = 0;
        for (var node = document; node != null; ) {
            if (depth > DEEPEST) {
                return true;
            }
            if (node.getFirstChild() != null) {
                node = node.getFirstChild();
                depth++;
                continue;
            }
            while (node != null && node.getNext() == null) {
                node = node.getParent();
                depth--;
            }
            node = node == null ? null : node.getNext();
        }
        return false;
    }

    private static String plain(String text) {
        return Arrays.stream(text.strip().replace("\r\n", "\n").split("\n[ \t]*\n\\s*"))
                .filter(paragraph -> !paragraph.isBlank())
                .map(paragraph -> Markup.paragraph(linked(paragraph.strip()).replace("\n", "<br />")))
                .collect(Collectors.joining());
    }

    private static String linked(String text) {
        var out = new StringBuilder();
        int at = 0;
        for (var address = ADDRESS.matcher(text); address.find(); at = address.end()) {
            out.append(Markup.escape(text.substring(at, address.start())));
            out.append(UriReader.link(address.group())
                    .map(uri -> Markup.link(uri, address.group()))
                    .orElseGet(() -> Markup.escape(address.group())));
        }
        return out.append(Markup.escape(text.substring(at))).toString();
    }
}
