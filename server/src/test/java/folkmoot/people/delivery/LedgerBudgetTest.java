package folkmoot.people.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.federation.delivery.DeliveryOutcome;
import folkmoot.people.delivery.Ledger.Sent;
import folkmoot.people.delivery.Ledger.Turn;
import folkmoot.platform.event.Observers;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a delivery costs in statements: hosts that take what they are sent share them. */
class LedgerBudgetTest {

    private static final int HOSTS = 64;

    private final DeliveryRig rig = new DeliveryRig();
    private final HostStore store = new HostStore();
    private final List<String> rested = Collections.synchronizedList(new ArrayList<>());
    private final Ledger ledger = new Ledger(
            store,
            new SuccessRates(),
            new DeliveryCounts(),
            (_, _) -> {},
            new Observers<>(),
            rig.clock,
            new Random(1),
            rested::addAll);

    @AfterEach
    void close() {
        rig.close();
    }

    private void sendToAll() {
        rig.send(
                rig.alice,
                rig.like(rig.alice),
                IntStream.range(0, HOSTS)
                        .mapToObj(number -> URI.create("https://h" + number + ".example/inbox"))
                        .toArray(URI[]::new));
    }

    private List<Turn> claim() {
        return rig.database.transaction(tx -> {
            var hosts = store.claim(tx, rig.clock.instant(), HostTurn.LEASE, HOSTS);
            var most = hosts.stream().collect(Collectors.toMap(HostStore.Claimed::host, _ -> Batch.SMALLEST));
            return store.due(tx, most, rig.clock.instant()).entrySet().stream()
                    .map(due -> new Turn(
                            due.getKey(),
                            due.getValue().stream()
                                    .map(delivery -> new Sent(delivery, new DeliveryOutcome.Delivered(202)))
                                    .toList(),
                            Batch.SMALLEST))
                    .toList();
        });
    }

    @Test
    void sixtyFourHostsAreClaimedInTwoStatementsAndWrittenDownInFive() {
        sendToAll();
        long before = rig.database.statements();
        var turns = claim();
        assertThat(rig.database.statements() - before).isEqualTo(2);
        assertThat(turns).hasSize(HOSTS);

        before = rig.database.statements();
        var next = rig.database.transaction(tx -> {
            ledger.begin(tx, turns);
            return ledger.keepSmooth(tx, turns);
        });

        assertThat(rig.database.statements() - before).isEqualTo(5); // lock, success, delete, what is next, rest
        assertThat(next.values()).allMatch(List::isEmpty);
        assertThat(rig.loop.pending()).isZero();
        assertThat(rested).hasSize(HOSTS);
    }

    @Test
    void whatCameMeanwhileIsNextAndItsHostDoesNotRest() {
        sendToAll();
        var turns = claim();
        rig.send(rig.alice, rig.like(rig.alice), URI.create("https://h7.example/inbox"));

        var next = rig.database.transaction(tx -> {
            ledger.begin(tx, turns);
            return ledger.keepSmooth(tx, turns);
        });

        next.forEach((turn, due) ->
                assertThat(due).as(turn.host()).hasSize(turn.host().equals("h7.example") ? 1 : 0));
        assertThat(rested).hasSize(HOSTS - 1).doesNotContain("h7.example");
    }

    @Test
    void aHostThatTakesAllAtOnceIsSentMoreEachTimeAndFewWhenItDoesNot() {
        sendToAll();
        var one = claim().getFirst().results().getFirst();
        var batch = Batch.FIRST;
        for (int round = 0; round < 5; round++) {
            batch = batch.after(taken(one, batch.size()), Duration.ofMillis(50));
        }
        assertThat(batch.size()).isEqualTo(160);

        assertThat(batch.after(taken(one, 160), Duration.ofSeconds(2))).isEqualTo(Batch.FIRST);
        assertThat(batch.after(taken(one, 7), Duration.ofMillis(5))).isEqualTo(Batch.FIRST);
        var refused = new ArrayList<>(taken(one, 159));
        refused.add(new Sent(one.delivery(), new DeliveryOutcome.Permanent("no")));
        assertThat(batch.after(refused, Duration.ofMillis(5))).isEqualTo(Batch.FIRST);
    }

    private static List<Sent> taken(Sent one, int number) {
        return Collections.nCopies(number, one);
    }
}
