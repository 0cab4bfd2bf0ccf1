package folkmoot.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Fills tables by millions: without their triggers, and with indexes built afterwards. */
final class Tables {

    private static final String INDEXES = """
        SELECT i.indexname, i.indexdef FROM pg_indexes i
        WHERE i.schemaname = 'public' AND i.tablename = '%s'
          AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conname = i.indexname)
        """;

    private static final String KEY = "SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = '%s_pkey'";

    private Tables() {}

    /** Something done with a connection. */
    @FunctionalInterface
    interface Work {
        void run() throws SQLException;
    }

    /**
     * Fills tables of which nothing is checked and no trigger runs meanwhile.
     *
     * @param keyless those whose primary key, too, is built afterwards
     */
    static void fill(Connection connection, List<String> tables, List<String> keyless, Work work) throws SQLException {
        var build = new ArrayList<String>();
        try (var statement = connection.createStatement()) {
            statement.execute("SET session_replication_role = replica");
            statement.execute("SET maintenance_work_mem = '512MB'");
            statement.execute("SET work_mem = '128MB'");
            statement.execute("SET synchronous_commit = off");
            for (var table : tables) {
                var drop = new ArrayList<String>();
                try (var rows = statement.executeQuery(INDEXES.formatted(table))) {
                    while (rows.next()) {
                        drop.add("DROP INDEX " + rows.getString(1));
                        build.add(rows.getString(2));
                    }
                }
                for (var each : drop) {
                    statement.execute(each);
                }
            }
            for (var table : keyless) {
                try (var rows = statement.executeQuery(KEY.formatted(table))) {
                    rows.next();
                    build.add("ALTER TABLE " + table + " ADD " + rows.getString(1));
                }
                statement.execute("ALTER TABLE " + table + " DROP CONSTRAINT " + table + "_pkey");
            }
            work.run();
            for (var each : build) {
                statement.execute(each);
            }
            statement.execute("SET session_replication_role = origin");
            for (var table : tables) {
                statement.execute("VACUUM ANALYZE " + table);
            }
        }
    }

    static void run(Connection connection, String... statements) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var each : statements) {
                statement.execute(each);
            }
        }
    }

    static long number(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
