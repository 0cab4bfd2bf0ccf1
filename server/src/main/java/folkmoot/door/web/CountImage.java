package folkmoot.door.web;

import folkmoot.federation.signature.Digests;
import folkmoot.platform.http.Response;
import folkmoot.platform.text.Html;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** A number as a picture (SVG 1.1): light or dark as the reader's screen is, or as the page wants that shows it, from either side. */
final class CountImage {

    static final int USUAL_WIDTH = 320;
    private static final int NARROWEST = 160;
    private static final int WIDEST = 640;
    private static final int HEIGHT = 112;
    private static final int EDGE = 16;
    private static final int LINE = USUAL_WIDTH - 2 * EDGE;
    private static final double LETTER = 0.56;
    private static final int SMALLEST = 9;
    private static final int MOST_LETTERS = 56;

    private static final String LIGHT =
            ".c{fill:#fff;stroke:#dfddd3}.t{fill:#1d2524}.s{fill:#55615f}.w{fill:#f1efe7}.b{fill:#0d5c57}";
    private static final String DARK =
            ".c{fill:#1a211f;stroke:#2e3836}.t{fill:#e8ece9}.s{fill:#a3b0ac}.w{fill:#202927}.b{fill:#6cc6b8}";
    private static final Map<String, String> STYLES =
            Map.of("light", LIGHT, "dark", DARK, "", LIGHT + "@media (prefers-color-scheme:dark){" + DARK + "}");

    private final EmbedView view;
    private final Messages text;
    private final String site;
    private final StringBuilder svg = new StringBuilder();

    private CountImage(EmbedView view, Messages text, String site) {
        this.view = view;
        this.text = text;
        this.site = site;
    }

    /**
     * @param width in pixels; the nearest that it can have
     * @param theme {@code light}, {@code dark}, or anything else for the reader's
     */
    static Response of(EmbedView view, Messages text, String site, int width, String theme) {
        var style = STYLES.getOrDefault(theme, STYLES.get(""));
        var picture = new CountImage(view, text, site).drawn(Math.clamp(width, NARROWEST, WIDEST), style);
        return Response.bytes(200, "image/svg+xml; charset=utf-8", picture.getBytes(StandardCharsets.UTF_8))
                .header("Content-Security-Policy", "default-src 'none'; style-src 'sha256-" + digest(style) + "'")
                .header("Access-Control-Allow-Origin", "*")
                .header("Cross-Origin-Resource-Policy", "cross-origin");
    }

    private static String digest(String style) {
        return Base64.getEncoder().encodeToString(Digests.sha256(style.getBytes(StandardCharsets.UTF_8)));
    }

    private String drawn(int width, String style) {
        var label = view.title().isEmpty() ? view.headline() : view.title() + ": " + view.headline();
        svg.append(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" role=\"img\" lang=\"%s\" direction=\"%s\" font-family=\"system-ui,sans-serif\">"
                        .formatted(
                                width,
                                Math.round((float) HEIGHT * width / USUAL_WIDTH),
                                USUAL_WIDTH,
                                HEIGHT,
                                text.language(),
                                text.direction()));
        svg.append("<title>").append(Html.escapeXml(label)).append("</title>");
        svg.append("<style>").append(style).append("</style>");
        svg.append("<rect class=\"c\" x=\".5\" y=\".5\" width=\"319\" height=\"111\" rx=\"12\"/>");
        line("t", view.headline(), 38, 22, "600");
        line("s", view.detail(), 62, 14, "400");
        view.filled().ifPresent(this::bar);
        line("s", view.state().isEmpty() ? site : view.state() + " · " + site, 99, 13, "400");
        return svg.append("</svg>").toString();
    }

    /** One line, as large as it may be and still has room by a rough measure of its letters. */
    private void line(String kind, String words, int y, int largest, String weight) {
        if (words.isEmpty()) {
            return;
        }
        int letters = words.codePointCount(0, words.length());
        var shown = letters <= MOST_LETTERS
                ? words
                : words.substring(0, words.offsetByCodePoints(0, MOST_LETTERS - 1)) + "…";
        int size = (int) Math.clamp(LINE / (LETTER * Math.min(letters, MOST_LETTERS)), SMALLEST, largest);
        svg.append("<text class=\"%s\" x=\"%d\" y=\"%d\" font-size=\"%d\" font-weight=\"%s\">%s</text>"
                .formatted(kind, isRightToLeft() ? USUAL_WIDTH - EDGE : EDGE, y, size, weight, Html.escapeXml(shown)));
    }

    private void bar(String hundredths) {
        int full = LINE * Integer.parseInt(hundredths) / 100;
        svg.append("<rect class=\"w\" x=\"%d\" y=\"72\" width=\"%d\" height=\"8\" rx=\"4\"/>".formatted(EDGE, LINE));
        svg.append("<rect class=\"b\" x=\"%d\" y=\"72\" width=\"%d\" height=\"8\" rx=\"4\"/>"
                .formatted(isRightToLeft() ? EDGE + LINE - full : EDGE, full));
    }

    private boolean isRightToLeft() {
        return text.direction().equals("rtl");
    }
}
