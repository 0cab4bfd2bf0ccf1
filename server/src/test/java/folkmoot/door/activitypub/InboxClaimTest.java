package folkmoot.door.activitypub;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.platform.database.Database;
import folkmoot.testing.TestDatabase;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which of the activities that wait are taken up next. */
class InboxClaimTest {

    private static final URI CAROL = URI.create("https://a.example/carol");
    private static final URI DORA = URI.create("https://a.example/dora");
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final Database database = TestDatabase.fresh();
    private final InboxStore store = new InboxStore();
    private final Instant now = Instant.now();

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void nothingOvertakesAnotherOfItsSenderThatIsJustBeingWritten() throws Exception {
        database.write(tx -> store.store(
                tx, List.of(activity(CAROL, "like"), activity(CAROL, "undo"), activity(DORA, "post")), now));
        var written = new CountDownLatch(1);
        var done = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var other = threads.submit(() -> database.write(tx -> {
                tx.execute("UPDATE inbox_activity SET attempts = 0 WHERE activity_uri LIKE '%like'");
                written.countDown();
                await(done);
            }));
            written.await();

            assertThat(claimed()).containsExactly("post");
            done.countDown();
            other.get();
        }

        assertThat(claimed()).containsExactly("like", "undo");
    }

    private List<String> claimed() {
        return database.transaction(tx -> store.claim(tx, now.plusSeconds(1), LEASE, 200)).stream()
                .map(activity -> activity.activity().getPath().substring(1))
                .toList();
    }

    private static StoredActivity activity(URI sender, String name) {
        return StoredActivity.incoming(sender, URI.create("https://a.example/" + name), new byte[] {1});
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
