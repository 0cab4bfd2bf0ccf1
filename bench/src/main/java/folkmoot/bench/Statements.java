package folkmoot.bench;

import folkmoot.schema.DatabaseAddress;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/** What the database did since a moment, by {@code pg_stat_statements}: how many statements, and which took most of its time. */
final class Statements {

    private static final String OURS = """
        FROM pg_stat_statements s JOIN pg_database d ON d.oid = s.dbid
        WHERE d.datname = current_database() AND s.query NOT LIKE '%pg_stat_statements%'
          AND s.query NOT IN ('BEGIN', 'COMMIT')
        """;

    private final DatabaseAddress database;

    Statements(DatabaseAddress database) throws SQLException {
        this.database = database;
        execute("CREATE EXTENSION IF NOT EXISTS pg_stat_statements");
        reset();
    }

    /** From now on. */
    void reset() throws SQLException {
        execute("SELECT pg_stat_statements_reset()");
    }

    private void execute(String statement) throws SQLException {
        try (var connection = database.connect();
                var prepared = connection.createStatement()) {
            prepared.execute(statement);
        }
    }

    /** How many there were. */
    long count() throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT coalesce(sum(calls), 0) " + OURS)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** How many of those whose text is like a pattern. */
    long count(String like) throws SQLException {
        try (var connection = database.connect();
                var statement =
                        connection.prepareStatement("SELECT coalesce(sum(calls), 0) " + OURS + " AND s.query LIKE ?")) {
            statement.setString(1, like);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    /** Prints how many there were for each of some operations, and the dearest. @param most how many of these; none without */
    void print(String what, long operations, int most) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            try (var sum = statement.executeQuery("SELECT sum(calls), sum(total_exec_time) " + OURS)) {
                sum.next();
                System.out.printf(
                        Locale.ROOT,
                        "  %s: %.2f statements each, %.0f µs in them%n",
                        what,
                        sum.getDouble(1) / operations,
                        sum.getDouble(2) * 1_000 / operations);
            }
            if (most > 0) {
                printDearest(statement, operations, most);
            }
        }
    }

    private static void printDearest(Statement statement, long operations, int most) throws SQLException {
        try (var rows = statement.executeQuery("SELECT calls, total_exec_time, regexp_replace(query, '\\s+', ' ', 'g') "
                + OURS + " ORDER BY total_exec_time DESC LIMIT " + most)) {
            while (rows.next()) {
                var text = rows.getString(3);
                System.out.printf(
                        Locale.ROOT,
                        "    %7.1f µs each, %5.2f of them each, %7.3f ms a call: %s%n",
                        rows.getDouble(2) * 1_000 / operations,
                        rows.getDouble(1) / operations,
                        rows.getDouble(2) / rows.getLong(1),
                        text.substring(0, Math.min(text.length(), 150)));
            }
        }
    }
}
