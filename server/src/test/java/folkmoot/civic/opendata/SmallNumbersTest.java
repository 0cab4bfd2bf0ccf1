package folkmoot.civic.opendata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever has the total and the columns that are given can find none that is held back. */
class SmallNumbersTest {

    @Test
    void numbersOfManyAreGivenAsTheyAre() {
        assertThat(given(12, 5, 0, 0, 9)).isEqualTo("12 5 0 0 9");
        assertThat(given(0, 0, 0, 0, 0)).isEqualTo("0 0 0 0 0");
        assertThat(given(5, 0, 0, 0, 0)).isEqualTo("5 0 0 0 0");
    }

    @Test
    void oneToFourAreHeldBackWithTheNextSmallest() {
        assertThat(given(100, 3, 20, 0, 0)).isEqualTo("100 - - 0 0");
        assertThat(given(100, 3, 2, 0, 0)).isEqualTo("100 - - 0 0");
        assertThat(given(9, 1, 1, 0, 0)).isEqualTo("- - - 0 0");
        assertThat(given(6, 2, 0, 0, 0)).isEqualTo("- - 0 0 0");
    }

    @Test
    void ofFewerThanFiveInAllNothingIsSaid() {
        assertThat(given(1, 0, 0, 0, 0)).isEqualTo("- - - - -");
        assertThat(given(1, 1, 1, 1, 0)).isEqualTo("- - - - -");
    }

    @Test
    void noColumnOfOneToFourCanBeFoundBySubtraction() {
        var numbers = List.of(0, 1, 2, 3, 4, 5, 6, 30);
        for (var a : numbers) {
            for (var b : numbers) {
                for (var c : numbers) {
                    for (var d : numbers) {
                        var columns = List.of(a, b, c, d, 0);
                        var given = SmallNumbers.given(columns);
                        if (given.stream().anyMatch(Optional::isEmpty)) {
                            int total = a + b + c + d;
                            int known = given.stream()
                                    .flatMap(Optional::stream)
                                    .mapToInt(x -> x)
                                    .sum();
                            long unknown =
                                    given.stream().filter(Optional::isEmpty).count();
                            assertThat(readings(total - known, (int) unknown))
                                    .as(columns + " " + given)
                                    .isGreaterThan(1);
                        }
                        assertThat(given)
                                .noneMatch(
                                        one -> one.filter(x -> x > 0 && x < 5).isPresent());
                    }
                }
            }
        }
    }

    /** In how many ways so many can be in so many columns, each of which somebody is in. */
    private static int readings(int sum, int columns) {
        if (columns == 1) {
            return sum >= 1 ? 1 : 0;
        }
        int ways = 0;
        for (int first = 1; first < sum; first++) {
            ways += readings(sum - first, columns - 1);
        }
        return ways == 0 && sum < 5 ? 2 : ways; // fewer than in all columns: also empty ones are held back
    }

    private static String given(Integer... columns) {
        var words = new ArrayList<String>();
        SmallNumbers.given(Stream.of(columns).toList())
                .forEach(number -> words.add(number.map(String::valueOf).orElse("-")));
        return String.join(" ", words);
    }
}
