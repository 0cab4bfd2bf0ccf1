package folkmoot.platform.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/** Binds plain values to a statement that is written as text. */
final class HotStatement {

    private HotStatement() {}

    static PreparedStatement prepare(Connection connection, String text, Object... values) throws SQLException {
        var statement = connection.prepareStatement(text);
        try {
            for (int i = 0; i < values.length; i++) {
                bind(statement, i + 1, values[i]);
            }
            return statement;
        } catch (SQLException | RuntimeException failure) {
            statement.close();
            throw failure;
        }
    }

    private static void bind(PreparedStatement statement, int at, Object value) throws SQLException {
        switch (value) {
            case null -> statement.setObject(at, null);
            case Instant time -> statement.setObject(at, OffsetDateTime.ofInstant(time, ZoneOffset.UTC));
            case Long[] _ -> array(statement, at, "bigint", value);
            case Integer[] _ -> array(statement, at, "integer", value);
            case Boolean[] _ -> array(statement, at, "boolean", value);
            case String[] _ -> array(statement, at, "text", value);
            case UUID[] _ -> array(statement, at, "uuid", value);
            case byte[][] _ -> array(statement, at, "bytea", value);
            default -> statement.setObject(at, value);
        }
    }

    private static void array(PreparedStatement statement, int at, String type, Object values) throws SQLException {
        statement.setArray(at, statement.getConnection().createArrayOf(type, (Object[]) values));
    }
}
