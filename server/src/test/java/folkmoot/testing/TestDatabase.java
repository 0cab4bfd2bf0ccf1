package folkmoot.testing;

import folkmoot.platform.database.Database;
import folkmoot.platform.database.PoolSizes;
import folkmoot.schema.postgres.ThrowawayPostgres;
import java.time.Duration;

/**
 * A fresh, migrated PostgreSQL database, one for each test class:
 *
 * <pre>{@code
 * private static final Database DATABASE = TestDatabase.fresh();
 * }</pre>
 */
public final class TestDatabase {

    private TestDatabase() {}

    /** A new one. */
    public static Database fresh() {
        return new Database(ThrowawayPostgres.newDatabase(), new PoolSizes(2, 4, Duration.ofSeconds(5), 100));
    }
}
