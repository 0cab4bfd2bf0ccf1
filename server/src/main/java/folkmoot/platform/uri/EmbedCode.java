package folkmoot.platform.uri;

import folkmoot.platform.text.Html;
import java.net.URI;

/**
 * HTML by which a page of somebody else shows a page of ours: without a script, and without telling us which page that is.
 *
 * @param title what it is about, in any characters
 * @param language of what is shown around the title
 */
public record EmbedCode(LocalUris uris, URI page, String title, String language) {

    public static final int WIDTH = 400;
    public static final int HEIGHT = 320;

    /** A link and nothing else. */
    public String link() {
        return "<a href=\"%s\">%s</a>".formatted(page, Html.escape(title));
    }

    /** The number as a picture that is a link; {@code alternative} stands for it where no picture is shown. */
    public String image(String alternative) {
        return "<a href=\"%s\"><img src=\"%s?lang=%s\" alt=\"%s\" referrerpolicy=\"no-referrer\"></a>"
                .formatted(page, uris.countImage(page), language, Html.escape(alternative));
    }

    /** A small page in a frame, in pixels. Links of it open outside of the frame. */
    public String frame(int width, int height) {
        return ("<iframe src=\"%s?lang=%s\" title=\"%s\" width=\"%d\" height=\"%d\" loading=\"lazy\""
            + " referrerpolicy=\"no-referrer\" sandbox=\"allow-popups allow-popups-to-escape-sandbox\"></iframe>")
                .formatted(uris.embed(page), language, Html.escape(title), width, height);
    }

    public String frame() {
        return frame(WIDTH, HEIGHT);
    }
}
