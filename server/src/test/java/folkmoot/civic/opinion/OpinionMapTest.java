package folkmoot.civic.opinion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Groups and bridges in made opinions of which both are known: two sides of a town, five statements on which they agree. */
class OpinionMapTest {

    private static final int BRIDGES = 5;
    private static final int NEUTRAL = 5;

    /**
     * Statements 0 to 4 are bridges (90 % agree), 5 to 9 neutral (50 %), the rest divide (88 / 12 by side); 10 % of answers are passes, 35 % are missing; the last
     * statement was taken out by moderators.
     *
     * @param first how many are on the first side
     */
    static VoteTable town(int first, int people, int statements, long seed) {
        var random = new Random(seed);
        var votes = new VoteTable(people, statements);
        for (int person = 0; person < people; person++) {
            for (int i = 0; i < statements; i++) {
                if (random.nextDouble() < 0.35) {
                    continue;
                }
                double agrees =
                        i < BRIDGES ? 0.9 : i < BRIDGES + NEUTRAL ? 0.5 : person < first == (i % 2 == 0) ? 0.88 : 0.12;
                byte vote = random.nextDouble() < 0.1
                        ? VoteTable.PASS
                        : random.nextDouble() < agrees ? VoteTable.AGREE : VoteTable.DISAGREE;
                votes.put(person, i, vote);
            }
        }
        votes.takeOut(statements - 1);
        return votes;
    }

    @Test
    void twoSidesAreFoundAndTheFiveBridgesComeFirstWhateverTheSeed() {
        for (long seed = 1; seed <= 6; seed++) {
            long start = System.nanoTime();
            var found = OpinionMap.of(town(108, 180, 32, seed), seed);
            assertThat(System.nanoTime() - start).as("nanoseconds").isLessThan(1_000_000_000L);
            assertThat(found.groups()).as("seed " + seed).hasSize(2);
            assertThat(found.silhouette()).isGreaterThan(0.5);
            assertThat(found.consensus().stream().limit(BRIDGES).map(Landscape.Bridge::statement))
                    .as("seed " + seed)
                    .containsExactlyInAnyOrder(0, 1, 2, 3, 4);
            assertThat(found.consensus()).as("without the one taken out").hasSize(31);
            long right = IntStream.range(0, 180)
                    .filter(person -> found.groupOf()[person] == (person < 108 ? 0 : 1))
                    .count();
            assertThat(right).as("of 180 in the group of their side").isGreaterThanOrEqualTo(177);
            assertThat(found.groups().getFirst().people()).isBetween(105, 111);
        }
    }

    @Test
    void whatEachGroupStandsForIsWhatDividesThem() {
        var found = OpinionMap.of(town(108, 180, 32, 3), 3);
        for (var group : found.groups()) {
            assertThat(group.stands())
                    .hasSize(5)
                    .allSatisfy(stand -> assertThat(stand.statement())
                            .as("neither bridge nor neutral nor taken out")
                            .isBetween(BRIDGES + NEUTRAL, 30));
        }
        var first = found.groups().get(0).stands().getFirst();
        assertThat(first.agrees()).isEqualTo(first.statement() % 2 == 0);
    }

    @Test
    void theSameAnswersAndSeedComeToTheSame() {
        var one = OpinionMap.of(town(108, 180, 32, 5), 9);
        var other = OpinionMap.of(town(108, 180, 32, 5), 9);
        assertThat(other.groupOf()).isEqualTo(one.groupOf());
        assertThat(other.consensus()).isEqualTo(one.consensus());
        assertThat(other.groups()).isEqualTo(one.groups());
    }

    @Test
    void threeSidesAreThreeGroups() {
        var random = new Random(4);
        var votes = new VoteTable(150, 30);
        for (int person = 0; person < 150; person++) {
            for (int i = 0; i < 30; i++) {
                boolean agrees = random.nextDouble() < (person / 50 == i / 10 ? 0.92 : 0.08);
                votes.put(person, i, agrees ? VoteTable.AGREE : VoteTable.DISAGREE);
            }
        }
        var found = OpinionMap.of(votes, 1);
        assertThat(found.groups()).hasSize(3);
        assertThat(Arrays.stream(found.groupOf(), 0, 50).distinct().count()).isEqualTo(1);
    }

    @Test
    void littleOrNothingSaidIsNoFault() {
        assertThat(OpinionMap.of(new VoteTable(0, 0), 1).groups()).isEmpty();
        assertThat(OpinionMap.of(new VoteTable(9, 4), 1).people()).isZero();
        var one = new VoteTable(1, 1);
        one.put(0, 0, VoteTable.AGREE);
        assertThat(OpinionMap.of(one, 1).consensus()).hasSize(1);
        var alike = new VoteTable(40, 8);
        for (int person = 0; person < 40; person++) {
            for (int i = 0; i < 8; i++) {
                alike.put(person, i, VoteTable.AGREE);
            }
        }
        assertThat(OpinionMap.of(alike, 1).groups()).as("all say the same").hasSize(1);
        var all = new VoteTable(20, 3);
        for (int i = 0; i < 3; i++) {
            all.takeOut(i);
        }
        assertThat(OpinionMap.of(all, 1).consensus()).isEmpty();
    }
}
