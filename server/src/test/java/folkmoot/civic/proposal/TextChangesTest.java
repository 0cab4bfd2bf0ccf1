package folkmoot.civic.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.civic.proposal.TextChanges.Kind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextChangesTest {

    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private static VersionText problem(String text) {
        return new VersionText(
                "Safer crossing on Mill Road",
                "Build it.",
                text,
                Optional.of("roads"),
                Optional.empty(),
                List.of("works"),
                "en");
    }

    private static boolean isSpelling(String before, String after) {
        return TextChanges.isSpelling(problem(before), problem(after));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "the Council should act|the council should act",
                "Many were hurt, they say|Many were hurt; they say",
                "we recieve no answer|we receive no answer",
                "an accomodation for all|an accommodation for all",
                "the goverment knows|the government knows",
                "a cafe on the corner|a café on the corner",
                "it’s late|it's late",
                "crosing the road, recieve it|crossing the road, receive it"
            })
    void whatIsSpeltOtherwiseSaysTheSame(String before, String after) {
        assertThat(isSpelling(before, after)).isTrue();
        assertThat(isSpelling(after, before)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cars should not be let in|cars should be let in",
                "cars can be let in|cars can't be let in",
                "it is possible|it is impossible",
                "it is legal here|it is illegal here",
                "spend 1 million|spend 10 million",
                "spend 1000 pounds|spend 1,000 pounds",
                "it costs £5 a day|it costs €5 a day",
                "a rise of 10% a year|a rise of 10‰ a year",
                "at -5 degrees|at 5 degrees",
                "½ of the park|¼ of the park",
                "remove the trees|renew the trees",
                "for the insured people|for the injured people",
                "project the school|protect the school",
                "the house by the mill|the horse by the mill",
                "ban the bus now|ban the bus not",
                "the councillor knows|the councillors know",
                "dogs before people|people before dogs",
                "for the park|for the p\u0430rk",
                "for paypal users|for p\u0430ypal users",
                "for paypl users|for payp\u0430l users",
                "we ask the mayor|we ask the the mayor",
                "in the park 🏴\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67\uDB40\uDC7F|in the park"
                        + " 🏴\uDB40\uDC67\uDB40\uDC62\uDB40\uDC73\uDB40\uDC63\uDB40\uDC74\uDB40\uDC7F",
                "we re-sign the treaty|we resign the treaty",
                "لا تغلقوا الطريق|تغلقوا الطريق",
                "我们同意关闭|我们不同意关闭",
                "कमल यहाँ है|कमाल यहाँ है",
                "aaaabb ccccdd eeeeff gggghh|aaabbb cccddd eeefff ggghhh"
            })
    void anotherWordNumberOrSignSaysSomethingElse(String before, String after) {
        assertThat(isSpelling(before, after)).isFalse();
        assertThat(isSpelling(after, before)).isFalse();
    }

    @Test
    void anInvisibleLetterChangesNothingThatPeopleRead() {
        assertThat(isSpelling("the council must act", "the coun\u200ccil must act"))
                .isTrue();
    }

    @Test
    void aLongTextWithOneWordChangedIsAmended() {
        var text = "word ".repeat(1_000);
        assertThat(isSpelling(text, text + "more")).isFalse();
        assertThat(isSpelling("\u202e" + text, text)).isTrue();
        assertThat(isSpelling("a".repeat(5_000), "a".repeat(4_999) + "b")).isFalse();
    }

    @Test
    void placeMatterBodiesAndLanguageAreNoSpelling() {
        var one = problem("Two were hurt");
        assertThat(TextChanges.isSpelling(one, with(one, Optional.of("parks"), List.of("works"), "en")))
                .isFalse();
        assertThat(TextChanges.isSpelling(one, with(one, Optional.of("roads"), List.of(), "en")))
                .isFalse();
        assertThat(TextChanges.isSpelling(one, with(one, Optional.of("roads"), List.of("works"), "cy")))
                .isFalse();
    }

    private static VersionText with(VersionText text, Optional<String> category, List<String> bodies, String language) {
        return new VersionText(text.title(), text.ask(), text.problem(), category, text.locality(), bodies, language);
    }

    private static TextVersion base(String text) {
        return new TextVersion(1, 0, problem(text), Optional.empty(), true, new byte[16], new byte[32], NOON);
    }

    @Test
    void spellingIsCorrectedForHalfAnHour() {
        var base = base("we recieve no answer");
        var better = problem("we receive no answer");

        assertThat(TextChanges.of(base, base.text(), base.text(), true, NOON)).isEqualTo(Kind.NONE);
        assertThat(TextChanges.of(base, base.text(), better, true, NOON.plus(Duration.ofMinutes(29))))
                .isEqualTo(Kind.CORRECTION);
        assertThat(TextChanges.of(base, base.text(), better, true, NOON.plus(Duration.ofMinutes(30))))
                .isEqualTo(Kind.AMENDMENT);
    }

    @Test
    void manySmallStepsAreMeasuredTogether() {
        var base = base("we recieve no answer of the county");
        var step = problem("we receive no answer of the country");
        assertThat(TextChanges.of(base, base.text(), step, true, NOON)).isEqualTo(Kind.CORRECTION);
        assertThat(TextChanges.of(base, step, problem("we receive no answer of the countrry"), true, NOON))
                .isEqualTo(Kind.AMENDMENT);
    }

    @Test
    void beforeAnybodySupportsItAnythingIsAnEdit() {
        var base = base("Two were hurt");
        assertThat(TextChanges.of(base, base.text(), problem("Nobody was hurt"), false, NOON.plus(Duration.ofDays(9))))
                .isEqualTo(Kind.EDIT);
    }

    @Test
    void theDigestIsOfTheCanonicalText() {
        assertThat(new String(problem("\"Two\"\nwere").canonical(), StandardCharsets.UTF_8))
                .isEqualTo("{\"ask\":\"Build"
                               + " it.\",\"bodies\":[\"works\"],\"category\":\"roads\",\"language\":\"en\",\"locality\":null,\"problem\":\"\\\"Two\\\"\\n"
                               + "were\",\"title\":\"Safer crossing on Mill Road\"}");
        assertThat(problem("a").digest(new byte[16]))
                .hasSize(32)
                .isNotEqualTo(problem("b").digest(new byte[16]));
    }
}
