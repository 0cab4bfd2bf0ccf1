package folkmoot.testing;

import folkmoot.federation.testing.ReadyKeys;
import folkmoot.platform.database.Database;
import folkmoot.schema.postgres.ThrowawayPostgres;

/**
 * A fresh, migrated PostgreSQL database, one for each test class; for one a method see {@link LentDatabase}.
 *
 * <pre>{@code
 * private static final Database DATABASE = TestDatabase.fresh();
 * }</pre>
 */
public final class TestDatabase {

    private TestDatabase() {}

    /** A new one. */
    public static Database fresh() {
        ReadyKeys.offer();
        return new Database(ThrowawayPostgres.newDatabase(), LentDatabase.SIZES);
    }
}
