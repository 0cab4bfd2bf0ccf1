package folkmoot.door.activitypub;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.platform.database.Database;
import folkmoot.testing.TestDatabase;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which of the activities that wait are taken up next. */
class InboxClaimTest {

    private static final URI CAROL = URI.create("https://a.example/carol");
    private static final URI DORA = URI.create("https://a.example/dora");
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final Database database = TestDatabase.fresh();
    private final InboxStore store = new InboxStore();
    private final AtomicLong nanos = new AtomicLong();
    private final InboxClaims claims = claims();
    private Instant now = Instant.now();

    @AfterEach
    void close() {
        database.close();
    }

    private InboxClaims claims() {
        return new InboxClaims(store, LEASE, nanos::get);
    }

    private void stored(StoredActivity... activities) {
        database.write(tx -> store.store(tx, List.of(activities), now));
    }

    private List<StoredActivity> claim(InboxClaims by) {
        return database.transaction(tx -> by.claim(tx, now, 200));
    }

    private List<String> claimed() {
        return names(claim(claims));
    }

    private static List<String> names(List<StoredActivity> activities) {
        return activities.stream()
                .map(activity -> activity.activity().getPath().substring(1))
                .toList();
    }

    private void done(InboxClaims by, URI sender, StoredActivity... done) {
        database.write(tx -> {
            store.delete(tx, Arrays.stream(done).map(StoredActivity::id).toList());
            store.endTurns(tx, List.of(sender.toString()));
        });
        by.released(sender.toString());
    }

    private static StoredActivity activity(URI sender, String name) {
        return StoredActivity.incoming(sender, URI.create("https://a.example/" + name), new byte[] {1});
    }

    @Test
    void whatFollowsAnActivityThatIsAtWorkWaitsAndOthersDoNot() {
        stored(activity(CAROL, "like"));
        var first = claim(claims);
        stored(activity(CAROL, "undo"), activity(DORA, "post"));

        assertThat(names(first)).containsExactly("like");
        assertThat(claimed()).containsExactly("post");
        assertThat(names(claim(claims()))).as("by another node").isEmpty();
        done(claims, CAROL, first.getFirst());
        assertThat(claimed()).containsExactly("undo");
    }

    @Test
    void whatFollowsOneThatComesAgainWaitsForIt() {
        stored(activity(CAROL, "like"), activity(CAROL, "undo"), activity(DORA, "post"));
        var first = claim(claims);
        database.write(tx -> store.postpone(tx, first.getFirst(), now.plusSeconds(5)));
        done(claims, DORA, first.getLast());
        claims.released(CAROL.toString());
        claims.left(CAROL.toString(), first.getFirst().id());

        assertThat(claimed()).isEmpty();
        now = now.plusSeconds(6);
        nanos.addAndGet(Duration.ofSeconds(2).toNanos());
        var again = claim(claims);
        assertThat(names(again)).containsExactly("like", "undo");
        assertThat(again.getFirst().attempts()).isEqualTo(2);
    }

    @Test
    void oneThatWaitsByItselfHoldsUpNobody() {
        stored(activity(CAROL, "boost"), activity(CAROL, "post"));
        var boost = claim(claims).getFirst();
        database.write(tx -> {
            store.postponeAlone(tx, boost.id(), now.plusSeconds(30));
            store.endTurns(tx, List.of(CAROL.toString()));
        });
        claims.restart();

        assertThat(claimed()).containsExactly("post");
        now = now.plusSeconds(31);
        assertThat(claimed()).as("while the post is at work").isEmpty();
        done(claims, CAROL);
        assertThat(claimed()).contains("boost");
    }

    @Test
    void whatAProcessWasKilledOverCountsAsTried() {
        stored(activity(CAROL, "bomb"));
        claimed();

        var next = claims();
        assertThat(claim(next)).isEmpty();
        database.write(tx -> store.endLeases(tx, now, now.plus(LEASE)));
        next.restart();
        assertThat(claim(next).getFirst().attempts()).isEqualTo(2);
    }

    @Test
    void whatAKilledProcessIsJustCommittingIsNotDoneAgain() throws Exception {
        stored(activity(CAROL, "like"), activity(CAROL, "undo"));
        var first = claim(claims);
        var written = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var killed = threads.submit(() -> database.write(tx -> {
                store.delete(tx, List.of(first.getFirst().id()));
                written.countDown();
                await(go);
            }));
            written.await();
            database.write(tx -> store.endLeases(tx, now, now.plus(LEASE)));
            var next = threads.submit(() -> names(claim(claims())));
            go.countDown();
            killed.get();
            assertThat(next.get()).containsExactly("undo");
        }
    }

    @Test
    void whatIsCommittedLateIsFoundALittleLater() throws Exception {
        var written = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var late = threads.submit(() -> database.write(tx -> {
                store.store(tx, List.of(activity(CAROL, "late")), now);
                written.countDown();
                await(go);
            }));
            written.await();
            stored(activity(DORA, "early"));
            assertThat(claimed()).containsExactly("early");
            go.countDown();
            late.get();
        }
        assertThat(claimed()).isEmpty();
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(claimed()).containsExactly("late");
    }

    @Test
    void somebodyWhoSendsMuchGetsNoMoreThanTheirShare() {
        for (int i = 0; i < 300; i++) {
            stored(activity(CAROL, "flood" + i));
        }
        stored(activity(DORA, "post"));

        for (int looked = 0; looked < 300; looked += 100) {
            var batch = claim(claims);
            if (names(batch).contains("post")) {
                assertThat(batch.size()).isLessThanOrEqualTo(200);
                return;
            }
            assertThat(batch).hasSizeLessThanOrEqualTo(100);
            assertThat(names(batch)).startsWith("flood" + looked);
            done(claims, CAROL, batch.toArray(StoredActivity[]::new));
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
