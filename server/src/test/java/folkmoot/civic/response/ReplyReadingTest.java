package folkmoot.civic.response;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.civic.proposal.TrackState;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyReadingTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

    private static Optional<TrackState> position(String html) {
        return ReplyReading.of(html).statement().position();
    }

    @ParameterizedTest
    @CsvSource({
        "accepted,ACCEPTED",
        "AcceptedInPart,ACCEPTED_IN_PART",
        "in_progress,IN_PROGRESS",
        "derbyniwyd,ACCEPTED",
        "gwrthodwyd,DECLINED",
        "zaakceptowano,ACCEPTED",
        "częściowo_zaakceptowano,ACCEPTED_IN_PART",
        "czesciowozaakceptowano,ACCEPTED_IN_PART",
        "jużZrobione,ALREADY_DONE",
        "منظور,ACCEPTED",
        "زیر_غور,UNDER_REVIEW",
        "زير_غور,UNDER_REVIEW",
        "مقبول,ACCEPTED",
        "أُنجز,DONE",
        "قيد_التنفيذ,IN_PROGRESS",
    })
    void aHashtagIsReadInFiveLanguagesHoweverItIsTyped(String hashtag, TrackState position) {
        assertThat(position("<p>Good news. #" + hashtag + "</p>")).contains(position);
        assertThat(position("<p><a href=\"https://city.example/tags/x\" class=\"mention hashtag\" rel=\"tag\">#<span>"
                        + hashtag + "</span></a></p>"))
                .contains(position);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<blockquote>You promised #accepted</blockquote><p>We did not.</p>",
                "<p>Write <code>#accepted</code></p>",
                "<pre>#accepted</pre>",
                "<p>Write `#accepted` behind it</p>",
                "<p>See <a href=\"https://city.example/#accepted\">https://city.example/#accepted</a></p>",
                "<p>See <a href=\"https://city.example/p/1\">#accepted</a></p>",
                "<p>https://city.example/page#accepted</p>",
                "<p>https://city.example/a #wedialedru</p>",
                "<p>&gt; #accepted<br>Who said so?</p>",
                "<p>You wrote “all is #accepted now”, which is not so.</p>",
                "<p>Sie schrieben „#accepted“.</p>",
                "<p>«#accepted»</p>",
                "<p>a\"#accepted\"</p>",
                "<p><del>#accepted</del></p>",
                "<p class=\"quote-inline\">RE: #accepted</p><p>No.</p>",
                "<p>R&amp;D#accepted and foo#accepted and ##accepted</p>",
                "<p>#acceptedbynobody</p>",
                "<p>#\u0430ccepted, with a letter of another script</p>",
            })
    void aHashtagInAQuotationInCodeOrInALinkIsNotRead(String html) {
        assertThat(ReplyReading.of(html).words()).isEmpty();
        assertThat(ReplyReading.of(html).statement()).isEqualTo(Statement.COMMENT);
    }

    @Test
    void twoThatSayTheSameAgreeAndTwoThatDoNotSayNothing() {
        assertThat(ReplyReading.of("<p>#accepted #zaakceptowano</p>").contradictsItself())
                .isFalse();
        var both = ReplyReading.of("<p>#accepted or #declined</p>");
        assertThat(both.contradictsItself()).isTrue();
        assertThat(both.hashtags()).containsExactly("#accepted", "#declined");
    }

    @Test
    void theReasonStandsBehindTheHashtag() {
        assertThat(ReplyReading.of("<p>Sorry. #underreview: the budget was cut, @clerk</p>")
                        .statement()
                        .reason())
                .contains("the budget was cut,");
        assertThat(ReplyReading.of("<p>The budget was cut. #underreview !</p>")
                        .statement()
                        .reason())
                .isEmpty();
        assertThat(ReplyReading.of("<p>#underreview https://city.example/why #budget</p>")
                        .statement()
                        .reason())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "by 2027-05-01: a change of slot online | 2027-05-01 | a change of slot online",
                "online change of slot by 1 May | 2027-05-01 | online change of slot",
                "a bench by 1 December 2026. | 2026-12-01 | a bench",
                "ławka do 1 maja 2027 | 2027-05-01 | ławka",
                "ławka do 01.05.2027 | 2027-05-01 | ławka",
                "mainc erbyn 1 Mai 2027 | 2027-05-01 | mainc",
                "بنچ 1 مئی 2027 تک | 2027-05-01 | بنچ تک",
                "مقعد قبل ١ مايو ٢٠٢٧ | 2027-05-01 | مقعد",
            })
    void aDayIsReadInFiguresAndInFiveLanguages(String text, LocalDate day, String rest) {
        assertThat(Dates.find(text.strip(), TODAY)).contains(new Dates.Dated(day, rest));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"by 2026-11-29", "on 31 February 2027", "31.02.2027", "with 12 benches", "by 2027-13-01", "soon"
            })
    void aDayThatHasPassedOrThatThereIsNotIsNoPromise(String text) {
        assertThat(Dates.find(text, TODAY)).isEmpty();
    }

    @Test
    void aCitizenSaysYesOrNoAndNothingElse() {
        assertThat(ReplyReading.yesOrNo("<p>#no</p>")).contains(false);
        assertThat(ReplyReading.yesOrNo("<p>#tak</p>")).contains(true);
        assertThat(ReplyReading.yesOrNo("<p>#yes #no</p>")).isEmpty();
        assertThat(ReplyReading.of("<p>#yes</p>").words()).isEqualTo(List.of());
    }
}
