package folkmoot.talk.letter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What of an answer is its author's own. */
class AnswerTextTest {

    @Test
    void whatIsQuotedAndWhoSaidItIsCut() {
        assertThat(AnswerText.ofPlain("Yes, on Friday.\r\n\r\n"
                        + "On Mon, 30 Nov 2026 at 10:02, Town <a@b.example> wrote:\r\n"
                        + "> Shall we?\r\n"))
                .isEqualTo("Yes, on Friday.");
        assertThat(AnswerText.ofPlain(
                        "Tak.\n\nW dniu 30.11.2026 o 10:02, bardzo długie imię\n<a@b.example> pisze:\n> Kiedy?\n"))
                .isEqualTo("Tak.");
        assertThat(AnswerText.ofPlain("> first?\nto the first\n> second?\nto the second"))
                .isEqualTo("to the first\nto the second");
    }

    @Test
    void whatComesBelowOurLineIsCutEvenWhereItIsNotQuoted() {
        assertThat(AnswerText.ofPlain("Ydw.\n\n"
                        + "Ar 30 Tach 2026 10:02, ysgrifennodd x:\n\n"
                        + "===== I ateb, ysgrifennwch uwchben y llinell hon =====\n\n"
                        + "old"))
                .isEqualTo("Ydw.");
    }

    @Test
    void aSignatureIsCutAtItsSignAndNowhereElse() {
        assertThat(AnswerText.ofPlain("Agreed.\n-- \nBob\n+44 1")).isEqualTo("Agreed.");
        assertThat(AnswerText.ofPlain("Prices: 2026:\n- one\n--- two")).isEqualTo("Prices: 2026:\n- one\n--- two");
    }

    @Test
    void aLineThatEndsWithAColonStaysWhereNothingIsQuotedBelowIt() {
        assertThat(AnswerText.ofPlain("We meet at 10:30:\n\nat the bridge"))
                .isEqualTo("We meet at 10:30:\n\nat the bridge");
    }

    @Test
    void ofHtmlTheQuotesOfMailProgramsAreCut() {
        assertThat(AnswerText.ofHtml(
                        "<div dir=ltr>Yes <b>please</b><br>soon</div><br><div class=gmail_quote>On … wrote:"
                                + "<blockquote>old</blockquote></div>"))
                .isEqualTo("Yes please\nsoon");
        assertThat(AnswerText.ofHtml("<p>One</p><p>Two</p><style>p{}</style><script>x()</script>"))
                .isEqualTo("One\n\nTwo");
    }

    @Test
    void nothingButAQuoteIsNothing() {
        assertThat(AnswerText.ofPlain("On 2026-11-30 a@b.example wrote:\n> all of it"))
                .isEmpty();
    }
}
