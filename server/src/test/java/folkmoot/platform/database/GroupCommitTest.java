package folkmoot.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import folkmoot.platform.problem.Overloaded;
import folkmoot.testing.TestDatabase;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GroupCommitTest {

    private static final Database DATABASE = TestDatabase.fresh();
    private final ConcurrentLinkedQueue<Integer> groups = new ConcurrentLinkedQueue<>();

    @BeforeAll
    static void table() {
        DATABASE.write(tx -> tx.sql().execute("CREATE TABLE number (n int PRIMARY KEY CHECK (n <> 13))"));
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void empty() {
        DATABASE.write(tx -> tx.sql().execute("DELETE FROM number"));
    }

    private GroupCommit<Integer, String> numbers() {
        return new GroupCommit<>(DATABASE, "numbers", 1, 16, this::insert);
    }

    private List<String> insert(Transaction tx, List<Integer> numbers) {
        groups.add(numbers.size());
        tx.sql().execute("INSERT INTO number SELECT unnest(?::int[])", (Object) numbers.toArray(Integer[]::new));
        return numbers.stream().map(number -> "wrote " + number).toList();
    }

    @Test
    void everyCallerIsAnsweredAfterTheCommitAndGroupsFormUnderLoad() {
        try (var commits = numbers();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(100, 400)
                    .mapToObj(number -> CompletableFuture.supplyAsync(() -> commits.submit(number), threads))
                    .toList();
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).join()).isEqualTo("wrote " + (100 + i));
            }
            assertThat(DATABASE.<Integer>read(tx -> tx.sql().fetchCount(tx.sql().selectFrom("number"))))
                    .isEqualTo(300);
            assertThat(groups.size()).isLessThan(300);
        }
    }

    @Test
    void aBadItemDoesNotFailItsNeighbours() {
        try (var commits = numbers();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = IntStream.range(0, 50)
                    .mapToObj(number -> CompletableFuture.supplyAsync(() -> commits.submit(number), threads)
                            .handle((answer, failure) -> failure == null))
                    .toList();
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).join()).as("number %s", i).isEqualTo(i != 13);
            }
        }
    }

    @Test
    void whoWaitsForACommitGivesItsTurnBackOnce() {
        var turns = new Semaphore(0);
        try (var commits = numbers()) {
            Turn.during(
                    () -> {
                        commits.submit(1);
                        assertThat(turns.availablePermits()).isEqualTo(1);
                        commits.submit(2);
                    },
                    turns::release);
            assertThat(turns.availablePermits()).isEqualTo(1);
        }
    }

    @Test
    void whoOnlyReadsWithOthersKeepsItsTurn() {
        var turns = new Semaphore(0);
        try (var reads = GroupCommit.reading(
                DATABASE, "reads", 16, (Transaction _, List<Integer> asked) -> List.copyOf(asked))) {
            Turn.during(
                    () -> {
                        reads.submit(1);
                        assertThat(turns.availablePermits()).isZero();
                    },
                    turns::release);
            assertThat(turns.availablePermits()).isEqualTo(1);
        }
    }

    @Test
    void whoAsksInsideAReadIsAnsweredOnItsConnection() {
        try (var reads = GroupCommit.reading(
                DATABASE,
                "reads",
                16,
                (tx, asked) -> asked.stream().map(_ -> tx.connection()).toList())) {
            assertThat(DATABASE.<Boolean>read(tx -> reads.submit(1) == tx.connection()))
                    .isTrue();
        }
    }

    @Test
    void nobodyHasToWaitForWhatIsWrittenLater() {
        try (var commits = numbers()) {
            var late = commits.later(5);
            assertThat(commits.submit(6)).isEqualTo("wrote 6");
            assertThat(late).isCompletedWithValue("wrote 5");
        }
    }

    @Test
    void waitingInsideATransactionIsRefused() {
        try (var commits = numbers()) {
            assertThatThrownBy(() -> DATABASE.write(_ -> commits.submit(1))).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void nothingIsTakenAfterTheEnd() {
        var commits = numbers();
        commits.close();
        assertThatThrownBy(() -> commits.submit(1)).isInstanceOf(Overloaded.class);
    }

    @Test
    void atTheEndEachIsWrittenOrRefusedAndNoneIsLeftWaiting() {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var commits = new GroupCommit<Integer, String>(DATABASE, "numbers", 3, 16, this::insert);
            var answers = IntStream.range(1_000, 1_300)
                    .mapToObj(number -> CompletableFuture.supplyAsync(() -> commits.submit(number), threads)
                            .handle((answer, failure) -> failure == null ? 1 : 0))
                    .toList();
            answers.getFirst().join();
            commits.close();

            int written = answers.stream().mapToInt(CompletableFuture::join).sum();

            assertThat(written).isPositive();
            assertThat(DATABASE.<Integer>read(tx -> tx.sql().fetchCount(tx.sql().selectFrom("number"))))
                    .isEqualTo(written);
        }
    }
}
