package folkmoot.door.activitypub.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every attempt of the corpus against the inbox of a running instance: answered as it must be, nothing kept of it, nothing
 * asked for beyond its budget.
 */
class HostileCorpusTest {

    private static Scene scene;
    private static Map<String, Long> before;

    @BeforeAll
    static void open() {
        scene = new Scene();
        before = scene.rows();
    }

    @AfterAll
    static void close() {
        scene.close();
    }

    static List<Hostile> corpus() {
        return Stream.of(
                        HostileRequests.all(),
                        HostileMessageSignatures.all(),
                        HostileJson.all(),
                        HostileEnvelopes.all(),
                        HostileKeys.all(),
                        HostileEffects.all(),
                        HostileLists.all(),
                        HostileFetches.all())
                .flatMap(List::stream)
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("corpus")
    void isRefusedAndLeavesNothingBehind(Hostile hostile) {
        scene.next();

        assertThat(hostile.attempt().applyAsInt(scene)).as(hostile.name()).isEqualTo(hostile.status());

        if (hostile.status() < 400) {
            scene.settle();
        }
        var rows = before;
        before = scene.rows();
        assertThat(hostile.withoutWhatItMayLeave(before))
                .as(hostile.name())
                .isEqualTo(hostile.withoutWhatItMayLeave(rows));
        assertThat(scene.requests()).as(hostile.name()).isLessThanOrEqualTo(hostile.requests());
    }

    @Test
    void theCorpusIsLargeAndNoAttemptStandsInItTwice() {
        assertThat(corpus()).hasSizeGreaterThanOrEqualTo(150);
        assertThat(corpus()).extracting(Hostile::name).doesNotHaveDuplicates();
    }

    @Test
    void theInstanceStillTakesWhatIsGood() {
        scene.next();

        assertThat(scene.carolSends(scene.like())).isEqualTo(202);
        scene.settle();
        before = scene.rows();
        assertThat(scene.town().world().alice().get("/health").status()).isEqualTo(200);
    }
}
