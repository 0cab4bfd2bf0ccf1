package folkmoot.command.archive;

import java.sql.SQLException;
import java.sql.Statement;

/** Where things stand in an archive, and how they are written. */
final class Archive {

    static final String DATA = "data";
    static final String MEDIA = "media";
    static final String MEDIA_LIST = "media.jsonl";

    private Archive() {}

    /** Of a table. */
    static String fileOf(String table) {
        return DATA + "/" + table + ".jsonl";
    }

    /** Makes the session write and read values in one way, whatever its database is set to. */
    static void speakAlike(Statement statement) throws SQLException {
        for (var setting : new String[] {
            "timezone = 'UTC'",
            "datestyle = 'ISO'",
            "bytea_output = 'hex'",
            "extra_float_digits = 1",
            "standard_conforming_strings = on",
            "search_path = public",
            "statement_timeout = 0",
            "lock_timeout = '30s'",
            "idle_in_transaction_session_timeout = 0"
        }) {
            statement.execute("SET " + setting);
        }
    }
}
