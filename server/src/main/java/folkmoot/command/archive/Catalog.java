package folkmoot.command.archive;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the database says of its own tables. */
final class Catalog {

    private static final String COLUMNS = """
        SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod), NOT a.attnotnull, a.attgenerated <> '',
               (SELECT f.confrelid::regclass::text FROM pg_constraint f
                WHERE f.conrelid = c.oid AND f.contype = 'f' AND f.conkey = ARRAY[a.attnum] LIMIT 1),
               coalesce(col_description(c.oid, a.attnum), ''), coalesce(obj_description(c.oid, 'pg_class'), '')
        FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace AND c.relname <> 'flyway_schema_history'
        ORDER BY c.relname COLLATE "C", a.attnum
        """;

    private static final String KEYS = """
        SELECT k.conrelid::regclass::text,
               (SELECT array_agg(a.attname::text ORDER BY part.place)
                FROM unnest(k.conkey) WITH ORDINALITY AS part (number, place)
                JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = part.number)
        FROM pg_constraint k WHERE k.contype = 'p' AND k.connamespace = 'public'::regnamespace
        """;

    private Catalog() {}

    /** All tables of ours by their names. */
    static SortedMap<String, Table> read(Connection connection) throws SQLException {
        var keys = keys(connection);
        var columns = new TreeMap<String, List<Table.Column>>();
        var comments = new HashMap<String, String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(COLUMNS)) {
            while (rows.next()) {
                columns.computeIfAbsent(rows.getString(1), _ -> new ArrayList<>())
                        .add(new Table.Column(
                                rows.getString(2),
                                rows.getString(3),
                                rows.getString(7),
                                rows.getBoolean(4),
                                rows.getBoolean(5),
                                Optional.ofNullable(rows.getString(6))));
                comments.put(rows.getString(1), rows.getString(8));
            }
        }
        var tables = new TreeMap<String, Table>();
        columns.forEach((name, of) ->
                tables.put(name, new Table(name, comments.get(name), of, keys.getOrDefault(name, List.of()))));
        return tables;
    }

    private static Map<String, List<String>> keys(Connection connection) throws SQLException {
        var keys = new HashMap<String, List<String>>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(KEYS)) {
            while (rows.next()) {
                keys.put(rows.getString(1), Arrays.asList((String[])
                        rows.getArray(2).getArray()));
            }
        }
        return keys;
    }

    /** The migrations that a database has had, by number. */
    static List<String> schema(Connection connection) throws SQLException {
        var versions = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT version FROM flyway_schema_history WHERE version IS NOT NULL ORDER BY version::int")) {
            while (rows.next()) {
                versions.add(rows.getString(1));
            }
        }
        return versions;
    }

    /** A name in SQL; names come from the database or stand in lists of ours, never from an archive. */
    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
