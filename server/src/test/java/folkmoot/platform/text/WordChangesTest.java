package folkmoot.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.platform.text.WordChanges.Kind;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WordChangesTest {

    private static String marked(String before, String after) {
        return WordChanges.between(before, after).stream()
                .map(part -> switch (part.kind()) {
                    case SAME -> part.text();
                    case REMOVED -> "[-" + part.text() + "]";
                    case ADDED -> "[+" + part.text() + "]";
                })
                .collect(Collectors.joining());
    }

    @Test
    void whatWasThereStandsBeforeWhatTookItsPlace() {
        assertThat(marked("Build a zebra crossing.", "Build a tunnel."))
                .isEqualTo("Build a [-zebra crossing.][+tunnel.]");
        assertThat(marked("on Mill Road", "on Mill Road by the school")).isEqualTo("on Mill Road[+ by the school]");
        assertThat(marked("", "New")).isEqualTo("[+New]");
        assertThat(marked("Same", "Same")).isEqualTo("Same");
    }

    @Test
    void bothTextsCanBeReadFromIt() {
        var before = "One\n\ntwo  three\u202e four";
        var after = "Zero\ntwo three four";
        var parts = WordChanges.between(before, after);
        assertThat(parts.stream()
                        .filter(part -> part.kind() != Kind.ADDED)
                        .map(WordChanges.Part::text)
                        .collect(Collectors.joining()))
                .isEqualTo(before);
        assertThat(parts.stream()
                        .filter(part -> part.kind() != Kind.REMOVED)
                        .map(WordChanges.Part::text)
                        .collect(Collectors.joining()))
                .isEqualTo(after);
    }

    @Test
    void twoLongTextsWithoutAWordInCommonAreComparedInATime() {
        var before = IntStream.range(0, 1_000).mapToObj(i -> "a" + i).collect(Collectors.joining(" "));
        var after = IntStream.range(0, 1_000).mapToObj(i -> "b" + i).collect(Collectors.joining("  "));
        var start = System.nanoTime();
        assertThat(WordChanges.between(before, after)).isNotEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }
}
