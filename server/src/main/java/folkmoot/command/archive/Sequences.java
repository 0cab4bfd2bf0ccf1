package folkmoot.command.archive;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** How far the counters of the database have come: what was numbered by them and is gone must not get its number again. */
final class Sequences {

    private Sequences() {}

    static Map<String, Long> read(Connection connection) throws SQLException {
        var values = new TreeMap<String, Long>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT relname, pg_sequence_last_value(oid::regclass) FROM pg_class"
                        + " WHERE relkind = 'S' AND relnamespace = 'public'::regnamespace")) {
            while (rows.next()) {
                long value = rows.getLong(2);
                if (!rows.wasNull()) {
                    values.put(rows.getString(1), value);
                }
            }
        }
        return values;
    }

    /** Goes on from there; names that this database does not have are nobody's. */
    static void restore(Connection connection, Map<String, Long> values) throws SQLException {
        try (var set = connection.prepareStatement("SELECT setval(oid::regclass, greatest(?, 1)) FROM pg_class"
                + " WHERE relkind = 'S' AND relnamespace = 'public'::regnamespace AND relname = ?")) {
            for (var value : values.entrySet()) {
                set.setLong(1, value.getValue());
                set.setString(2, value.getKey());
                set.execute();
            }
        }
    }
}
