package folkmoot.platform.database;

import java.security.SecureRandom;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.TableField;

/** A secret of the instance in a table of one row: made at the first start, the same for all nodes. */
public final class KeptSecret {

    private static final int BYTES = 32;

    private KeptSecret() {}

    /** Reads it, or makes it: of several nodes that try at once, the first one's is kept. */
    public static <R extends Record> byte[] settle(Database database, Table<R> table, TableField<R, byte[]> field) {
        var known = database.read(tx -> tx.sql().selectFrom(table).fetchOptional(field));
        return known.orElseGet(() -> {
            var fresh = new byte[BYTES];
            new SecureRandom().nextBytes(fresh);
            return database.transaction(tx -> {
                tx.sql()
                        .insertInto(table)
                        .set(field, fresh)
                        .onConflictDoNothing()
                        .execute();
                return tx.sql().selectFrom(table).fetchSingle(field);
            });
        });
    }
}
