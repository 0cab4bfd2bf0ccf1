package folkmoot.testing;

import folkmoot.federation.testing.ReadyKeys;
import folkmoot.platform.database.Database;
import folkmoot.platform.database.PoolSizes;
import folkmoot.schema.DatabaseAddress;
import folkmoot.schema.postgres.ThrowawayPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A migrated database without rows of anybody, for a test that wants one of its own. A new database with its first connections costs half
 * a second of a core, emptying one that was used some milliseconds: so they are given back and lent again, one after the other, in a JVM.
 *
 * <p>One whose tables, triggers or statistics are not as they were made is dropped instead.
 */
public final class LentDatabase {

    /** What {@link TestDatabase} has. */
    static final PoolSizes SIZES = new PoolSizes(2, 4, Duration.ofSeconds(5), 100);

    private static final Deque<LentDatabase> FREE = new ArrayDeque<>();

    /** Changes with every change of the schema, and when the planner learns of rows that will be gone. */
    private static final String SHAPE = """
        SELECT (SELECT max(xmin::text::bigint) FROM pg_class)
            || ' ' || (SELECT max(xmin::text::bigint) FROM pg_attribute)
            || ' ' || (SELECT max(xmin::text::bigint) FROM pg_trigger)
            || ' ' || (SELECT max(xmin::text::bigint) FROM pg_proc)
            || ' ' || (SELECT count(*) FROM pg_class)
            || ' ' || (SELECT count(*) FROM pg_trigger)
            || ' ' || (SELECT count(*) FROM pg_statistic WHERE starelid >= 16384)
        """;

    /** Keeps what the migrations put into tables, where a session of it finds it. */
    private static final String KEEP = """
        CREATE TEMPORARY TABLE kept (name text, rows jsonb);
        DO $$
        DECLARE part record; rows jsonb;
        BEGIN
            FOR part IN SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace LOOP
                EXECUTE format('SELECT jsonb_agg(t) FROM %I t', part.name) INTO rows;
                IF rows IS NOT NULL THEN
                    INSERT INTO kept VALUES (part.name, rows);
                END IF;
            END LOOP;
        END $$
        """;

    /** Without triggers and foreign keys, so that the order of tables does not matter. */
    private static final String EMPTY = """
        DO $$
        DECLARE part record; used boolean;
        BEGIN
            SET LOCAL session_replication_role = replica;
            SET LOCAL lock_timeout = '2s';
            FOR part IN SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace LOOP
                EXECUTE format('SELECT EXISTS (SELECT FROM %I)', part.name) INTO used;
                IF used THEN
                    EXECUTE format('DELETE FROM %I', part.name);
                END IF;
            END LOOP;
            FOR part IN SELECT name, rows FROM kept LOOP
                EXECUTE format('INSERT INTO %1$I OVERRIDING SYSTEM VALUE SELECT * FROM jsonb_populate_recordset(NULL::%1$I, $1)', part.name)
                    USING part.rows;
            END LOOP;
            PERFORM setval(seqrelid, seqstart, false) FROM pg_sequence
                WHERE pg_sequence_last_value(seqrelid) IS NOT NULL;
        END $$
        """;

    private final DatabaseAddress address;
    private final Connection keeper;
    private final String shape;
    private Database database;

    private LentDatabase(DatabaseAddress address) throws SQLException {
        this.address = address;
        this.keeper = address.connect();
        try (var statement = keeper.createStatement()) {
            statement.execute(KEEP);
        }
        this.shape = shape();
    }

    /** One nobody uses; {@link #giveBack} when its borrower has no statement running in it. */
    public static LentDatabase lend() {
        ReadyKeys.offer();
        synchronized (FREE) {
            if (!FREE.isEmpty()) {
                return FREE.pop();
            }
        }
        try {
            return new LentDatabase(ThrowawayPostgres.newDatabase());
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    public DatabaseAddress address() {
        return address;
    }

    /** With connections that stay open for the next borrower. */
    public Database database() {
        if (database == null) {
            database = new Database(address, SIZES);
        }
        return database;
    }

    /** Empties it for the next one. */
    public void giveBack() {
        try {
            if (shape().equals(shape)) {
                try (var statement = keeper.createStatement()) {
                    statement.execute(EMPTY);
                }
                synchronized (FREE) {
                    FREE.push(this);
                }
                return;
            }
        } catch (SQLException inUse) {
            // dropped like one that was changed
        }
        drop();
    }

    private void drop() {
        if (database != null) {
            database.close();
        }
        try {
            keeper.close();
        } catch (SQLException gone) {
            throw new IllegalStateException(gone);
        }
        ThrowawayPostgres.drop(address);
    }

    private String shape() throws SQLException {
        try (var statement = keeper.createStatement();
                var found = statement.executeQuery(SHAPE)) {
            found.next();
            return found.getString(1);
        }
    }
}
