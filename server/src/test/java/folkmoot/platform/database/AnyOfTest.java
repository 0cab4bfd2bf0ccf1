package folkmoot.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.testing.TestDatabase;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is looked for often is planned a few times only. */
class AnyOfTest {

    private static final Database DATABASE = TestDatabase.fresh();
    private static final String READ = "SELECT id FROM tag WHERE id = ANY (?)";
    private static final int TIMES = 20;

    @BeforeAll
    static void fill() {
        DATABASE.write(tx -> tx.execute(
                "INSERT INTO tag (id, name, created_at) SELECT i, 'tag' || i, now() FROM generate_series(1, 5000) i"));
        DATABASE.write(tx -> tx.execute("ANALYZE tag"));
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void aStatementForOneIdKeepsItsPlan() {
        DATABASE.read(tx -> {
            for (long id : LongStream.rangeClosed(1, TIMES).toArray()) {
                assertThat(tx.fetch(READ, row -> row.getLong(1), (Object) AnyOf.numbers(List.of(id), Long::valueOf)))
                        .as("repeated or not, it is found once")
                        .containsExactly(id);
            }
            var madeAnew = tx.fetch(
                    "SELECT custom_plans FROM pg_prepared_statements WHERE statement LIKE 'SELECT id FROM tag%'",
                    row -> row.getInt(1));
            assertThat(madeAnew)
                    .singleElement()
                    .satisfies(plans ->
                            assertThat(plans).as("PostgreSQL tries five times").isLessThanOrEqualTo(5));
            return null;
        });
    }

    @Test
    void listsThatAreEmptyOrLongStayAsTheyAre() {
        assertThat(AnyOf.texts(List.<String>of(), text -> text)).isEmpty();
        assertThat(AnyOf.numbers(LongStream.range(0, 40).boxed().toList(), id -> id))
                .hasSize(40)
                .doesNotHaveDuplicates();
    }
}
