package folkmoot.civic.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every method on examples of which the result is known, and rules for equals, withdrawn variants and quorums. */
class CountingTest {

    private final List<Ballot> ballots = new ArrayList<>();

    private static Decision decision(Method method, int variants, Integer... withdrawn) {
        return new Decision(
                method,
                IntStream.range(0, variants).mapToObj(i -> "V" + i).toList(),
                List.of(),
                false,
                false,
                Optional.empty(),
                Instant.EPOCH,
                Set.of(withdrawn),
                Optional.empty());
    }

    private void cast(int times, Integer... answers) {
        for (int i = 0; i < times; i++) {
            ballots.add(new Ballot("%032x".formatted(ballots.size() + 1), List.of(answers), Optional.empty()));
        }
    }

    /** So many rank them in this order, variants named by letters from A. */
    private void rank(int times, String order) {
        var answers = new Integer[order.length()];
        for (int place = 0; place < order.length(); place++) {
            answers[order.charAt(place) - 'A'] = place + 1;
        }
        cast(times, answers);
    }

    private String order(Method method, int variants, Integer... withdrawn) {
        var letters = new StringBuilder();
        Counting.of(decision(method, variants, withdrawn), ballots)
                .places()
                .forEach(place -> letters.append((char) ('A' + place.variant())));
        return letters.toString();
    }

    private Outcome outcome(Method method, int variants, Integer... withdrawn) {
        return Counting.of(decision(method, variants, withdrawn), ballots);
    }

    @Test
    void schulzesOwnExampleOfFortyFiveVotersComesToHisOwnOrder() {
        rank(5, "ACBED");
        rank(5, "ADECB");
        rank(8, "BEDAC");
        rank(3, "CABED");
        rank(7, "CAEBD");
        rank(2, "CBADE");
        rank(7, "DCEBA");
        rank(8, "EBADC");
        assertThat(order(Method.SCHULZE, 5)).isEqualTo("EACBD");
        var first = outcome(Method.SCHULZE, 5);
        assertThat(first.chosen()).contains(4);
        assertThat(first.places().getFirst().byLot()).isFalse();
        assertThat(first.working().get(0).get(2)).as("A before C").isEqualTo(26);
    }

    @Test
    void theCapitalOfTennesseeIsNashvilleAfterSchulzeAndKnoxvilleByRunOff() {
        rank(42, "ABCD"); // Memphis, Nashville, Chattanooga, Knoxville
        rank(26, "BCDA");
        rank(15, "CDBA");
        rank(17, "DCBA");
        assertThat(order(Method.SCHULZE, 4)).isEqualTo("BCDA");
        var runoff = outcome(Method.RUNOFF, 4);
        assertThat(runoff.chosen()).contains(3);
        assertThat(runoff.working().getFirst()).containsExactly(42, 26, 15, 17);
        assertThat(runoff.working().get(1)).containsExactly(42, 26, -1, 32);
        assertThat(runoff.working().get(2)).containsExactly(42, -1, -1, 58);
    }

    @Test
    void aWithdrawnVariantIsCountedAsIfItDidNotStandThere() {
        rank(4, "ABC");
        rank(3, "BCA");
        rank(2, "CBA");
        assertThat(order(Method.RUNOFF, 3)).isEqualTo("BAC");
        assertThat(order(Method.RUNOFF, 3, 1)).isEqualTo("CA");
        assertThat(order(Method.SCHULZE, 3, 1)).isEqualTo("CA");
        ballots.clear();
        cast(3, 1, 0, 0);
        cast(2, 0, 1, 0);
        assertThat(outcome(Method.CHOICE, 3, 0).chosen()).contains(1);
        assertThat(outcome(Method.CHOICE, 3, 0, 1).chosen())
                .as("nobody wants what is left")
                .isEmpty();
    }

    @Test
    void betweenEqualsALotDecidesThatEverybodyCanDrawAgain() {
        cast(2, 1, 0, 0);
        cast(2, 0, 1, 0);
        var once = outcome(Method.CHOICE, 3);
        assertThat(once.places().getFirst().byLot()).isTrue();
        assertThat(once.places().getLast().byLot()).isFalse();
        Collections.reverse(ballots);
        assertThat(outcome(Method.CHOICE, 3))
                .as("the order of ballots says nothing")
                .isEqualTo(once);
        var winners = new java.util.HashSet<Integer>();
        for (int i = 0; i < 40; i++) {
            ballots.clear();
            for (int n = 0; n < i; n++) {
                cast(2, 0, 0, 0);
            }
            cast(1, 1, 0, 0);
            cast(1, 0, 1, 0);
            winners.add(outcome(Method.CHOICE, 3).chosen().orElseThrow());
        }
        assertThat(winners).as("neither always wins").containsExactlyInAnyOrder(0, 1);
    }

    @Test
    void aCondorcetCycleIsResolvedTheSameWayByEverybody() {
        rank(3, "ABC");
        rank(3, "BCA");
        rank(3, "CAB");
        var outcome = outcome(Method.SCHULZE, 3);
        assertThat(outcome.places().getFirst().byLot()).isTrue();
        assertThat(outcome).isEqualTo(outcome(Method.SCHULZE, 3));
    }

    @Test
    void oneObjectionStandsInTheWayOfAConsentAndNoAgreementToo() {
        cast(6, 1, 1, 0);
        cast(1, -1, 0, 0);
        var outcome = outcome(Method.CONSENT, 3);
        assertThat(order(Method.CONSENT, 3)).isEqualTo("BCA");
        assertThat(outcome.chosen()).contains(1);
        assertThat(outcome.places().getLast().figures()).containsExactly(6, 0, 1);
        assertThat(outcome(Method.CONSENT, 3, 1).chosen())
                .as("C: nobody agrees")
                .isEmpty();
    }

    @Test
    void withoutAQuorumNothingIsDecidedAndFiguresStand() {
        cast(4, 1, 0);
        var asked = decision(Method.APPROVAL, 2);
        for (int quorum = 4; quorum <= 5; quorum++) {
            var needs = new Decision(
                    asked.method(),
                    asked.variants(),
                    List.of(),
                    false,
                    false,
                    Optional.of(quorum),
                    Instant.EPOCH,
                    Set.of(),
                    Optional.empty());
            var outcome = Counting.of(needs, ballots);
            assertThat(outcome.quorate()).isEqualTo(quorum == 4);
            assertThat(outcome.chosen().isPresent()).isEqualTo(quorum == 4);
            assertThat(outcome.places().getFirst().figures()).containsExactly(4);
        }
    }

    @Test
    void noBallotsDecideNothing() {
        for (var method : Method.values()) {
            assertThat(outcome(method, 3).chosen()).as(method.word()).isEmpty();
            assertThat(outcome(method, 3).places()).hasSize(3);
        }
    }

    @Test
    void whoIsBeatenByNobodyComesFirstWhateverIsCast() {
        var random = new Random(7);
        for (int round = 0; round < 200; round++) {
            ballots.clear();
            for (int voter = 0; voter < 1 + random.nextInt(12); voter++) {
                cast(1, random.nextInt(4), random.nextInt(4), random.nextInt(4), random.nextInt(4));
            }
            var outcome = outcome(Method.SCHULZE, 4);
            for (int i = 0; i < 4; i++) {
                int one = i;
                boolean beatsAll = IntStream.range(0, 4)
                        .filter(other -> other != one)
                        .allMatch(other -> outcome.working().get(one).get(other)
                                > outcome.working().get(other).get(one));
                if (beatsAll) {
                    assertThat(outcome.places().getFirst().variant()).isEqualTo(one);
                }
            }
        }
    }
}
