package folkmoot.civic.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of how long a body takes. */
class FiguresTest {

    private static Figures waits(int... waits) {
        return new Figures(0, 0, 0, 0, 0, 0, 0, waits);
    }

    @Test
    void halfAndNineOfTenWereAnsweredWithinSoManyDays() {
        var figures = waits(0, 1, 4, 3, 0, 1, 0, 1); // ten answers

        assertThat(figures.median()).hasValue(2);
        assertThat(figures.ninetieth()).hasValue(5);
        assertThat(waits(0, 0, 1).median()).hasValue(2);
        assertThat(waits(5).ninetieth()).hasValue(0);
    }

    @Test
    void whoAnsweredNothingHasNoMedian() {
        assertThat(Figures.NONE.median()).isEmpty();
        assertThat(waits(0, 0).ninetieth()).isEmpty();
    }

    @Test
    void yearsAreAddedUpAnswerByAnswer() {
        var sum = Figures.sum(List.of(waits(1, 0, 2), waits(0, 1), waits()));

        assertThat(sum.waits()).containsExactly(1, 1, 2);
    }
}
