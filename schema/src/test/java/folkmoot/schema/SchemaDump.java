package folkmoot.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Writes the present shape of a database for people: tables with their comments, constraints and indexes. */
final class SchemaDump {

    private static final String TABLES = """
        SELECT c.relname, obj_description(c.oid, 'pg_class'), array_to_string(c.reloptions, ', ')
        FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
          AND c.relname <> 'flyway_schema_history'
          AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
        ORDER BY c.relname\
        """;
    private static final String COLUMNS = """
        SELECT a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
            || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END
            || CASE WHEN a.attidentity <> '' THEN ' GENERATED ALWAYS AS IDENTITY' ELSE '' END
            || CASE WHEN a.attgenerated <> '' THEN ' GENERATED ALWAYS AS (' || pg_get_expr(d.adbin, d.adrelid) || ') STORED'
                    ELSE coalesce(' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid), '') END,
            col_description(a.attrelid, a.attnum)
        FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
        WHERE a.attrelid = ?::regclass AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum\
        """;
    private static final String CONSTRAINTS = """
        SELECT 'CONSTRAINT ' || conname || ' ' || pg_get_constraintdef(oid), NULL
        FROM pg_constraint WHERE conrelid = ?::regclass AND contype IN ('p', 'u', 'f', 'c', 'x')
        ORDER BY array_position(ARRAY['p', 'u', 'c', 'f', 'x'], contype::text), conname\
        """;
    private static final String INDEXES = """
        SELECT pg_get_indexdef(indexrelid), NULL FROM pg_index i WHERE indrelid = ?::regclass
          AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conindid = i.indexrelid AND c.contype IN ('p', 'u', 'x'))
        ORDER BY 1\
        """;
    private static final String SILENT = """
        SELECT c.relname || coalesce('.' || a.attname, '')
        FROM pg_class c LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum >= 0 AND NOT a.attisdropped
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
          AND c.relname <> 'flyway_schema_history'
          AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')
          AND (col_description(c.oid, a.attnum) IS NULL OR obj_description(c.oid, 'pg_class') IS NULL)
        ORDER BY 1\
        """;

    private record Line(String sql, String comment) {}

    private SchemaDump() {}

    static String of(DatabaseAddress address) throws SQLException {
        var text = new StringBuilder(
                "-- The present shape of the database, written by make generate. For reading only.\n");
        try (var connection = address.connect()) {
            for (var table : tables(connection)) {
                table(connection, table, text);
            }
        }
        return text.toString();
    }

    /** Tables and columns that lack a comment. */
    static List<String> withoutComment(Connection connection) throws SQLException {
        return lines(connection, SILENT, null).stream().map(Line::sql).toList();
    }

    private record Table(String name, String comment, String options) {}

    private static List<Table> tables(Connection connection) throws SQLException {
        var tables = new ArrayList<Table>();
        try (var rows = connection.createStatement().executeQuery(TABLES)) {
            while (rows.next()) {
                tables.add(new Table(rows.getString(1), rows.getString(2), rows.getString(3)));
            }
        }
        return tables;
    }

    private static void table(Connection connection, Table table, StringBuilder text) throws SQLException {
        text.append('\n');
        comment(table.comment(), "", text);
        text.append("CREATE TABLE ").append(table.name()).append(" (\n");
        var lines = new ArrayList<>(lines(connection, COLUMNS, table.name()));
        lines.addAll(lines(connection, CONSTRAINTS, table.name()));
        for (int i = 0; i < lines.size(); i++) {
            comment(lines.get(i).comment(), "    ", text);
            text.append("    ").append(lines.get(i).sql()).append(i < lines.size() - 1 ? ",\n" : "\n");
        }
        text.append(")")
                .append(table.options() == null ? "" : " WITH (" + table.options() + ")")
                .append(";\n");
        for (var index : lines(connection, INDEXES, table.name())) {
            text.append(index.sql()).append(";\n");
        }
    }

    private static void comment(String comment, String indent, StringBuilder text) {
        if (comment != null) {
            comment.lines()
                    .forEach(line ->
                            text.append(indent).append("-- ").append(line).append('\n'));
        }
    }

    private static List<Line> lines(Connection connection, String sql, String table) throws SQLException {
        var lines = new ArrayList<Line>();
        try (var statement = connection.prepareStatement(sql)) {
            if (table != null) {
                statement.setString(1, table);
            }
            try (var rows = statement.executeQuery()) {
                boolean hasComment = rows.getMetaData().getColumnCount() > 1;
                while (rows.next()) {
                    lines.add(new Line(rows.getString(1), hasComment ? rows.getString(2) : null));
                }
            }
        }
        return lines;
    }
}
