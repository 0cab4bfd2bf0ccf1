package folkmoot.testing;

import folkmoot.platform.database.Transaction;

/** Many rows like one, for tests of what is large. */
public final class Copies {

    /** The function stands in FROM: in the list of columns it would be called once for each of them. */
    private static final String COPY = """
        INSERT INTO %1$s (%2$s) SELECT %2$s FROM (
            SELECT copied.* FROM (SELECT * FROM %1$s WHERE %4$s) r, generate_series(?::bigint, ?, ?) n,
                LATERAL jsonb_populate_record(NULL::%1$s, to_jsonb(r) || jsonb_build_object(%3$s)) copied) rows
        """;

    private Copies() {}

    /**
     * Makes them.
     *
     * @param keys what each has of its own, as arguments of {@code jsonb_build_object} over the row {@code r} and its number {@code n}
     * @param like by which the rows to copy are found: what stands behind WHERE
     * @param step between one number and the next
     * @return how many were made
     */
    public static int make(Transaction tx, String table, String keys, String like, long from, long to, long step) {
        return tx.execute(COPY.formatted(table, columns(tx, table), keys, like), from, to, step);
    }

    /** The columns of a table that can be written, separated by commas. */
    private static String columns(Transaction tx, String table) {
        return tx.fetch(
                        "SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute WHERE"
                                + " attrelid = ?::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = ''",
                        row -> row.getString(1),
                        table)
                .getFirst();
    }
}
