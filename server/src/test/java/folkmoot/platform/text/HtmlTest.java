package folkmoot.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "<a href=\"javascript:alert(1)\">x</a>",
                "<a href=\"java\tscript:alert(1)\">x</a>",
                "<svg><a xlink:href=\"javascript:alert(1)\"><text>x</text></a></svg>",
                "<p onclick=alert(1) style=\"position:fixed\">x</p>",
                "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
                "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
                "<form action=https://evil.example><button>Sign in</button></form>",
                "<a href=\"data:text/html,<script>alert(1)</script>\">x</a>",
                "<p class=\"site button\">x</p>",
                "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">"
            })
    void nothingActiveSurvives(String hostile) {
        var clean = Html.clean(hostile);

        assertThat(clean)
                .doesNotContainIgnoringCase("<script")
                .doesNotContain("<img")
                .doesNotContain("<iframe");
        assertThat(clean)
                .doesNotContain("href=\"javascript")
                .doesNotContain("href=\"data")
                .doesNotContain("<form");
        assertThat(clean).doesNotContain("style=").doesNotContain("onclick=").doesNotContain("class=\"site");
    }

    @Test
    void whatPostsAreMadeOfStays() {
        var mention = Html.clean("<p><span class=\"h-card\" translate=\"no\"><a href=\"https://a.example/@x\""
                + " class=\"u-url mention evil\">@<span>x</span></a></span> a &amp; b</p><ul><li>one</li></ul>");

        assertThat(mention)
                .isEqualTo("<p><span class=\"h-card\" translate=\"no\"><a href=\"https://a.example/@x\" class=\"u-url"
                        + " mention\" rel=\"nofollow noopener noreferrer\""
                        + " target=\"_blank\">@<span>x</span></a></span> a &amp; b</p><ul><li>one</li></ul>");
    }

    @Test
    void aPictureBecomesALinkAndAForeignSchemeItsText() {
        assertThat(Html.clean("<img src=\"https://a.example/c.png\" alt=\"a cat\">"))
                .contains("href=\"https://a.example/c.png\"")
                .contains(">a cat</a>");
        assertThat(Html.clean("<a href=\"gopher://x\">text</a>")).isEqualTo("text");
    }

    @Test
    void depthAndSizeCannotHurt() {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            assertThat(Html.clean("<div>".repeat(15_000) + "deep")).contains("deep");
            assertThat(Html.clean("<b>x".repeat(30_000))).doesNotContain("<b>");
            assertThat(Html.clean("a".repeat(5_000_000)).length()).isLessThan(110_000);
        });
    }

    @Test
    void textKeepsParagraphsAndLines() {
        assertThat(Html.text("<p>One<br>two &lt;3</p><p>three <a href=\"https://x.example\"><span"
                        + " class=\"invisible\">https://</span>x.example</a></p>"))
                .isEqualTo("One\ntwo <3\n\nthree https://x.example");
        assertThat(Html.paragraphs("a <b>\n\nc\nd")).isEqualTo("<p>a &lt;b&gt;</p><p>c<br>d</p>");
    }
}
