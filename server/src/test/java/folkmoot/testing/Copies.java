package folkmoot.testing;

import folkmoot.platform.database.Transaction;

/** Many rows like one, for tests of what is large. */
public final class Copies {

    private Copies() {}

    /** The columns of a table that can be written, separated by commas. */
    public static String columns(Transaction tx, String table) {
        return tx.fetch(
                        "SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute WHERE"
                                + " attrelid = ?::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''",
                        row -> row.getString(1),
                        table)
                .getFirst();
    }
}
