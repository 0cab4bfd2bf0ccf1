package folkmoot.platform.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Entities;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/** HTML that came from outside, made harmless by an allow-list, and read as plain text. */
public final class Html {

    private static final int LONGEST = 100_000;
    private static final int DEEPEST = 64;
    private static final int MOST_NODES = 10_000;
    private static final String NOT_EVEN_THEIR_TEXT =
            "script,style,iframe,object,embed,form,svg,math,template,noscript,head,title,textarea,select,noembed,noframes";
    private static final Pattern CLASS =
            Pattern.compile("(h|p|u|dt|e)-[a-z0-9-]{1,40}|mention|hashtag|ellipsis|invisible|quote-inline");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}");
    private static final Set<String> KEPT_RELATIONS = Set.of("tag", "me");

    private static final PolicyFactory POLICY = new HtmlPolicyBuilder()
            .allowElements(
                    "p",
                    "br",
                    "span",
                    "a",
                    "abbr",
                    "del",
                    "s",
                    "pre",
                    "blockquote",
                    "code",
                    "b",
                    "strong",
                    "u",
                    "sub",
                    "sup",
                    "i",
                    "em",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "ul",
                    "ol",
                    "li",
                    "ruby",
                    "rt",
                    "rp",
                    "hr")
            .allowWithoutAttributes("span", "a")
            .allowUrlProtocols("http", "https")
            .allowAttributes("href")
            .onElements("a")
            .allowAttributes("rel", "class")
            .onElements("a")
            .allowAttributes("translate")
            .matching(true, "yes", "no")
            .onElements("a", "span")
            .allowAttributes("class")
            .onElements("span", "p")
            .allowAttributes("reversed")
            .onElements("ol")
            .allowAttributes("start", "value")
            .matching(Pattern.compile("-?[0-9]{1,6}"))
            .onElements("ol", "li")
            .allowAttributes("title")
            .onElements("abbr")
            .allowAttributes("cite")
            .onElements("blockquote")
            .allowAttributes("lang")
            .matching(LANGUAGE)
            .globally()
            .toFactory();

    private Html() {}

    /** What may be kept of somebody's HTML. Never fails: too much or too deep becomes plain paragraphs. */
    public static String clean(String html) {
        var cut = Names.cut(html, LONGEST);
        var raw = parse(withoutControls(cut));
        if (tooComplex(raw)) {
            return paragraphs(plain(raw));
        }
        raw.select(NOT_EVEN_THEIR_TEXT).remove();
        raw.select("img").forEach(Html::imageAsLink);
        var clean = parse(POLICY.sanitize(raw.body().html()));
        clean.select("[class]").forEach(Html::keepKnownClasses);
        clean.select("a").forEach(Html::finishLink);
        return clean.body().html();
    }

    /** The text of HTML: paragraphs are separated by an empty line, {@code br} is a new line. */
    public static String text(String html) {
        return plain(parse(Names.cut(html, LONGEST)));
    }

    /** Plain text as HTML that shows the same: characters escaped, paragraphs and line breaks marked. */
    public static String paragraphs(String text) {
        return Arrays.stream(text.strip().replace("\r\n", "\n").split("\n{2,}"))
                .filter(paragraph -> !paragraph.isBlank())
                .map(paragraph -> "<p>" + escape(paragraph.strip()).replace("\n", "<br>") + "</p>")
                .collect(Collectors.joining());
    }

    /** Safe inside an element and inside a quoted attribute. */
    public static String escape(String text) {
        var out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    /** The same for XML 1.0, which has no place for most control characters and for halves of letters: they are left out. */
    public static String escapeXml(String text) {
        return escape(withoutControls(text));
    }

    private static Document parse(String html) {
        var document = Jsoup.parseBodyFragment(html);
        document.outputSettings()
                .prettyPrint(false)
                .escapeMode(Entities.EscapeMode.xhtml)
                .charset(StandardCharsets.UTF_8);
        return document;
    }

    private static String withoutControls(String html) {
        return html.codePoints()
                .filter(c -> c >= 0x20 && c != 0x7f && c != 0xfffe && c != 0xffff || c == '\n' || c == '\t')
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean tooComplex(Document document) {
        var seen = new int[2];
        document.body().traverse((node, depth) -> {
            seen[0]++;
            seen[1] = Math.max(seen[1], depth);
        });
        return seen[0] > MOST_NODES || seen[1] > DEEPEST;
    }

    private static void imageAsLink(Element image) {
        var label = image.attr("alt").isBlank() ? image.attr("src") : image.attr("alt");
        image.replaceWith(new Element("a").attr("href", image.attr("src")).text(label));
    }

    private static void keepKnownClasses(Element element) {
        var kept = element.classNames().stream()
                .filter(name -> CLASS.matcher(name).matches())
                .collect(Collectors.joining(" "));
        if (kept.isEmpty()) {
            element.removeAttr("class");
        } else {
            element.attr("class", kept);
        }
    }

    private static void finishLink(Element link) {
        if (!link.hasAttr("href") || link.attr("href").isBlank()) {
            link.unwrap();
            return;
        }
        var relations = new ArrayList<>(List.of("nofollow", "noopener", "noreferrer"));
        Arrays.stream(link.attr("rel").split("\\s+"))
                .filter(KEPT_RELATIONS::contains)
                .forEach(relations::add);
        link.attr("rel", String.join(" ", relations)).attr("target", "_blank");
    }

    private static String plain(Document document) {
        var out = new StringBuilder();
        document.select("script,style").remove();
        document.body().traverse(new NodeVisitor() {
            @Override
            public void head(Node node, int depth) {
                if (node instanceof TextNode text) {
                    out.append(text.getWholeText().replaceAll("[\\s\u00a0&&[^ ]]+", " "));
                } else if (node instanceof Element element
                        && element.normalName().equals("br")) {
                    out.append('\n');
                } else if (node instanceof Element element && element.isBlock() && depth > 0) {
                    breakParagraph(out);
                }
            }

            @Override
            public void tail(Node node, int depth) {
                if (node instanceof Element element && element.isBlock() && depth > 0) {
                    breakParagraph(out);
                }
            }
        });
        return out.toString().strip().replaceAll("[ \t]*\n[ \t]*", "\n");
    }

    private static void breakParagraph(StringBuilder out) {
        if (!out.isEmpty() && out.charAt(out.length() - 1) != '\n') {
            out.append("\n\n");
        }
    }
}
