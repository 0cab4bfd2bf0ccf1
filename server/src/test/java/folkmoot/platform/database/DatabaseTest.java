package folkmoot.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import folkmoot.platform.problem.Overloaded;
import folkmoot.schema.DatabaseAddress;
import folkmoot.schema.postgres.ThrowawayPostgres;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DatabaseTest {

    private static final DatabaseAddress ADDRESS = ThrowawayPostgres.newDatabase();
    private static final Database DATABASE = new Database(ADDRESS, new PoolSizes(1, 1, Duration.ofMillis(300), 1));

    @BeforeAll
    static void table() {
        DATABASE.write(tx -> tx.sql().execute("CREATE TABLE word (text text NOT NULL)"));
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    private static long count(String word) {
        return DATABASE.read(
                tx -> tx.sql().fetchCount(tx.sql().selectFrom("word").where("text = ?", word)));
    }

    @Test
    void whatThrowsIsRolledBackAndItsHooksNeverRun() {
        var ran = new ArrayList<String>();
        assertThatThrownBy(() -> DATABASE.write(tx -> {
                    tx.sql().execute("INSERT INTO word VALUES ('lost')");
                    tx.afterCommit(() -> ran.add("lost"));
                    throw new IllegalArgumentException("no");
                }))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(count("lost")).isZero();
        assertThat(ran).isEmpty();
        assertThat(Transaction.isOpen()).isFalse();
    }

    @Test
    void rowsKeptForLaterAreWrittenTogetherBeforeTheCommitAndLostWithIt() {
        var written = new ArrayList<List<String>>();
        var words = new Bulk<String>((tx, rows) -> {
            written.add(rows);
            tx.execute("INSERT INTO word SELECT unnest(?::text[])", (Object) rows.toArray(String[]::new));
        });
        DATABASE.write(tx -> {
            tx.later(words, "later");
            tx.later(words, "later");
            assertThat(tx.sql().fetchCount(tx.sql().selectFrom("word").where("text = 'later'")))
                    .isZero();
        });
        assertThat(written).containsExactly(List.of("later", "later"));
        assertThat(count("later")).isEqualTo(2);

        assertThatThrownBy(() -> DATABASE.write(tx -> {
                    tx.later(words, "never");
                    tx.flush();
                    throw new IllegalArgumentException("no");
                }))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(count("never")).isZero();
        assertThatThrownBy(() -> DATABASE.read(tx -> {
                    tx.later(words, "nowhere");
                    return null;
                }))
                .as("nobody would write it")
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void writingWhatWasKeptMayKeepMore() {
        var told = new ArrayList<String>();
        var last = new Bulk<String>((_, rows) -> told.addAll(rows));
        var first = new Bulk<String>((tx, rows) -> rows.forEach(row -> tx.later(last, row + " told")));
        DATABASE.write(tx -> tx.later(first, "news"));

        assertThat(told).containsExactly("news told");
    }

    private record Word(String text) {}

    @Test
    void whatIsReadOnceIsReadAgainWhenItIsForgotten() {
        var reads = new ArrayList<String>();
        DATABASE.write(tx -> {
            for (int i = 0; i < 3; i++) {
                assertThat(tx.once(new Word("a"), () -> reads.add("a"))).isTrue();
            }
            tx.forget(Set.of(Word.class));
            tx.once(new Word("a"), () -> reads.add("again"));
        });
        assertThat(reads).containsExactly("a", "again");
    }

    @Test
    void hooksRunAfterTheCommitWithoutHoldingAConnection() {
        var seen = new ArrayList<Object>();
        DATABASE.write(tx -> {
            tx.sql().execute("INSERT INTO word VALUES ('kept')");
            tx.afterCommit(() -> seen.add(Transaction.isOpen()));
            tx.afterCommit(() -> seen.add(DATABASE.transaction(other -> count("kept"))));
            tx.afterCommit(() -> {
                throw new IllegalStateException("hooks cannot undo a commit");
            });
            seen.add(Transaction.isOpen());
        });
        assertThat(seen).containsExactly(true, false, 1L);
    }

    @Test
    void aReadCannotWrite() {
        assertThatThrownBy(() -> DATABASE.read(tx -> tx.sql().execute("INSERT INTO word VALUES ('sly')")))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("read-only");
    }

    @Test
    void aReadInsideAReadUsesTheSameConnection() {
        assertThat(DATABASE.<Long>read(_ -> count("nested"))).isZero();
    }

    @Test
    void aTransactionInsideATransactionIsRefused() {
        assertThatThrownBy(() -> DATABASE.write(_ -> DATABASE.write(_ -> {})))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("pass it on");
    }

    @Test
    void waitingForAConnectionIsBoundedInTimeAndInNumber() throws Exception {
        var begun = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        var holder = CompletableFuture.runAsync(
                () -> DATABASE.write(_ -> {
                    begun.countDown();
                    await(end);
                }),
                Thread::startVirtualThread);
        begun.await();
        assertThatThrownBy(() -> DATABASE.write(_ -> {}))
                .isInstanceOf(Overloaded.class)
                .hasMessageContaining("busy");
        end.countDown();
        holder.join();
        DATABASE.write(_ -> {});
    }

    @Test
    void aDatabaseThatIsNotThereIsAnAnswerNotAFault() {
        var nowhere = new DatabaseAddress("jdbc:postgresql://127.0.0.1:1/folkmoot", "folkmoot", "x");
        try (var database = new Database(nowhere, new PoolSizes(1, 1, Duration.ofMillis(300), 1))) {
            assertThatThrownBy(() -> database.read(_ -> 1)).isInstanceOf(Overloaded.class);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** Each has one row and wants the other's: PostgreSQL ends one of them. */
    @Test
    void twoThatBlockEachOtherAreBothDone() throws Exception {
        var address = ThrowawayPostgres.newDatabase();
        try (var database = new Database(address, new PoolSizes(1, 2, Duration.ofSeconds(20), 5));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            database.write(tx -> {
                tx.sql().execute("CREATE TABLE counted (name text PRIMARY KEY, number integer NOT NULL)");
                tx.sql().execute("INSERT INTO counted VALUES ('one', 0), ('other', 0)");
            });
            var runs = new AtomicInteger();
            var bothHaveOne = new CyclicBarrier(2);
            var first = threads.submit(() -> raise(database, "one", "other", bothHaveOne, runs));
            var second = threads.submit(() -> raise(database, "other", "one", bothHaveOne, runs));
            first.get(30, TimeUnit.SECONDS);
            second.get(30, TimeUnit.SECONDS);

            assertThat(runs.get()).isEqualTo(3);
            int sum = database.read(tx ->
                    tx.sql().fetchSingle("SELECT sum(number)::int FROM counted").get(0, Integer.class));
            assertThat(sum).isEqualTo(4);
        }
    }

    private static void raise(
            Database database, String name, String then, CyclicBarrier bothHaveOne, AtomicInteger runs) {
        database.write(tx -> {
            int run = runs.incrementAndGet();
            tx.execute("UPDATE counted SET number = number + 1 WHERE name = ?", name);
            if (run <= 2) {
                await(bothHaveOne);
            }
            tx.execute("UPDATE counted SET number = number + 1 WHERE name = ?", then);
        });
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(20, TimeUnit.SECONDS);
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Test
    void whatChangedMeanwhileIsDoneAgainOnceAndItsHooksRunOnce() {
        var runs = new ArrayList<String>();
        var hooks = new ArrayList<String>();
        DATABASE.write(tx -> {
            runs.add("run");
            tx.afterCommit(() -> hooks.add("hook"));
            if (runs.size() == 1) {
                throw new ChangedMeanwhile("closed");
            }
        });
        assertThat(runs).hasSize(2);
        assertThat(hooks).hasSize(1);

        assertThatThrownBy(() -> DATABASE.write(_ -> {
                    throw new ChangedMeanwhile("always");
                }))
                .isInstanceOf(Overloaded.class);
    }

    @Test
    void locksAreTakenFirstAndCountersWrittenLast() {
        var order = new ArrayList<String>();
        var counters = new Bulk<String>((_, _) -> order.add("counters"), Bulk.Turn.LAST);
        var rows = new Bulk<String>((_, _) -> order.add("rows"));
        var locks = new Bulk<String>((_, _) -> order.add("locks"), Bulk.Turn.FIRST);
        DATABASE.write(tx -> {
            tx.later(counters, "a");
            tx.later(rows, "b");
            tx.later(locks, "c");
            tx.flush();
            assertThat(order).containsExactly("locks", "rows");
        });
        assertThat(order).containsExactly("locks", "rows", "counters");
    }
}
