package folkmoot.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import folkmoot.problem.Overloaded;
import folkmoot.schema.DatabaseAddress;
import folkmoot.schema.postgres.ThrowawayPostgres;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
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
}
