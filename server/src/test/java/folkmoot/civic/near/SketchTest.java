package folkmoot.civic.near;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The numbers that stand for a text. */
class SketchTest {

    private static String words(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "word" + i).collect(Collectors.joining(" "));
    }

    @Test
    void asManyNumbersAreTheSameAsRunsOfThreeWordsAreShared() {
        for (int shared : new int[] {20, 50, 80}) {
            var one = words(0, 102);
            var other = words(100 - shared, 100) + " " + words(1_000, 1_000 + 102 - shared);
            double expected = (shared - 2.0) / (200 - shared + 2);
            assertThat(Sketch.of(one).to(Sketch.of(other))).isBetween(expected - 0.12, expected + 0.12);
        }
    }

    @Test
    void thesameWordsAreTheSameWhateverTheirCapitalsAndPoints() {
        assertThat(Sketch.of("Mend the lamp, at Mill Road!")).isEqualTo(Sketch.of("mend THE lamp at mill   road"));
        assertThat(Sketch.of("Mend the lamp at Mill Road").to(Sketch.of("A wholly different text about buses")))
                .isZero();
    }

    @Test
    void allScriptsHaveWords() {
        assertThat(Sketch.of("أصلحوا المصباح في شارع الطاحونة").isEmpty()).isFalse();
        assertThat(Sketch.of("مل روڈ پر لیمپ ٹھیک کریں").to(Sketch.of("مل روڈ پر لیمپ ٹھیک کریں")))
                .isEqualTo(1);
        assertThat(Sketch.of("!!! ??? …").isEmpty()).isTrue();
    }

    /** From FEDERATION.md: whoever reckons otherwise cannot compare. */
    @Test
    void theSketchOfTheDocument() {
        assertThat(Arrays.stream(Sketch.of("Mend the lamp at Mill Road").values())
                        .limit(4)
                        .mapToObj(Integer::toUnsignedString))
                .containsExactly("2582476241", "104751726", "1847238205", "2657707299");
    }

    @Test
    void whatIsAsNearAsIsShownIsSeldomMissed() {
        int found = 0;
        for (int i = 0; i < 100; i++) {
            var one = "x" + i + " " + words(i * 500, i * 500 + 60);
            var other = words(i * 500, i * 500 + 22) + " " + words(i * 500 + 200, i * 500 + 238);
            var bands = new HashSet<>(Arrays.asList(Sketch.of(one).bands()));
            bands.retainAll(Arrays.asList(Sketch.of(other).bands()));
            found += bands.isEmpty() ? 0 : 1;
        }
        assertThat(found).isGreaterThan(85);
    }

    @Test
    void itIsReadAsItWasWritten() {
        var sketch = Sketch.of("Mend the lamp at Mill Road");
        assertThat(sketch.bytes()).hasSize(512);
        assertThat(Sketch.read(sketch.bytes())).isEqualTo(sketch);
    }
}
