package folkmoot.bench;

import java.sql.SQLException;
import java.util.Locale;

/**
 * What the rows of a support cost the database by themselves: the same rows with the same indexes, written by one connection, many to a
 * commit, with no question asked, no reference checked and nothing sent over but a number. Less than that nobody can do who keeps them.
 */
final class BareRows {

    private static final int GROUPS = 400;

    private static final String TABLES = """
        CREATE TABLE bench_favourite (LIKE favourite INCLUDING ALL);
        CREATE TABLE bench_support (LIKE support INCLUDING ALL);
        CREATE TABLE bench_pending (LIKE log_pending INCLUDING ALL);
        CREATE TABLE bench_entry (LIKE log_entry INCLUDING ALL)
        """;

    private static final String ROWS = """
        INSERT INTO bench_favourite (id, account_id, status_id, uri, created_at)
        SELECT g, g, 7, 'http://bench.localhost/activities/like/' || g, now() FROM generate_series(%1$d, %2$d) g;
        INSERT INTO bench_support (id, proposal_id, account_id, counted_in, counting, source, named, version, created_at, salt, commitment)
        SELECT g, 7, g, 'known', 'counted', '', false, 1, now(), decode(md5(g::text), 'hex'), sha256(g::text::bytea)
        FROM generate_series(%1$d, %2$d) g;
        INSERT INTO bench_pending (entry, proposal_id, support_id, source, to_version, to_column, to_count)
        SELECT convert_to(repeat('x', 260), 'UTF8'), 7, g, '', 1, 'known', 'counted' FROM generate_series(%1$d, %2$d) g;
        COMMIT
        """;

    private static final String FOLDED = """
        WITH taken AS (DELETE FROM bench_pending RETURNING *)
        INSERT INTO bench_entry (position, entry, proposal_id, support_id) SELECT support_id, entry, proposal_id, support_id FROM taken;
        COMMIT
        """;

    private BareRows() {}

    /** @param together rows to a commit */
    static void print(Instance instance, int together) throws SQLException {
        try (var connection = instance.database().connect();
                var statement = connection.createStatement()) {
            statement.execute(TABLES);
            connection.setAutoCommit(false);
            var cpu = new Cpu(instance.pid());
            long begun = System.nanoTime();
            for (int group = 0; group < GROUPS; group++) {
                long first = 1L + (long) group * together;
                statement.execute(ROWS.formatted(first, first + together - 1));
                if (group % 5 == 4) {
                    statement.execute(FOLDED);
                }
            }
            double seconds = (System.nanoTime() - begun) / 1e9;
            double each = cpu.database() / (GROUPS * (double) together);
            System.out.printf(
                    Locale.ROOT,
                    "baseline: the rows of a support and nothing else, %d to a commit: %,.0f/s, CPU %.0f µs database%n",
                    together,
                    GROUPS * together / seconds,
                    each);
            connection.setAutoCommit(true);
            statement.execute("DROP TABLE bench_favourite, bench_support, bench_pending, bench_entry");
        }
    }
}
