package folkmoot.talk.favourite;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.civic.CivicWorld;
import folkmoot.talk.status.Visibility;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What is written in one group ends as if each had come alone. */
class FavouriteWriterTest {

    @Test
    void whoTakesBackThroughAReblogAndGivesAgainInOneGroupHasGiven() throws InterruptedException {
        try (var world = new CivicWorld()) {
            var reactions = world.house.talk().reactions();
            var bob = world.member("bob");
            var carol = world.member("carol");
            var status = world.status(world.proposes(world.member("alice"), "Safer crossing on Mill Road"));
            var other = world.status(world.proposes(world.member("dave"), "A bench by the river"));
            var reblog = world.in(tx -> reactions.reblogs().add(tx, carol, status, Visibility.PUBLIC));
            var busy = new CountDownLatch(1);
            var on = new CountDownLatch(1);
            try (var writer = new FavouriteWriter(
                    world.database,
                    world.house.people().accounts(),
                    world.house.talk().posts().statuses(),
                    reactions.favourites())) {
                writer.add(bob.id(), status.id());
                var first = Thread.ofVirtual()
                        .start(() -> writer.add(carol.id(), other.id(), _ -> {
                            busy.countDown();
                            await(on);
                        }));
                busy.await();
                var back = waiting(() -> writer.remove(bob.id(), reblog.id()));
                var again = waiting(() -> writer.add(bob.id(), status.id()));
                on.countDown();
                first.join();
                back.join();
                again.join();
            }

            assertThat(world.maybe(tx -> reactions.favourites().find(tx, bob.id(), status.id())))
                    .isPresent();
        }
    }

    /** Started, and in the queue. */
    private static Thread waiting(Runnable asked) {
        var thread = Thread.ofVirtual().start(asked);
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        return thread;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
