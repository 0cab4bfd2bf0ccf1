package folkmoot.database;

import folkmoot.schema.DatabaseAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jooq.Configuration;
import org.jooq.ExecuteListener;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DefaultConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database: writing transactions and reads, each on a connection of a bounded pool of its own, so that neither kind
 * starves the other. Blocks plainly; call it on a virtual thread.
 */
public final class Database implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private final ThreadLocal<Transaction> reading = new ThreadLocal<>();

    private final ConnectionPool writers;
    private final ConnectionPool readers;
    private final Configuration configuration =
            new DefaultConfiguration().set(SQLDialect.POSTGRES).set(new Settings().withExecuteLogging(false));
    private final LongAdder statements = new LongAdder();

    public Database(DatabaseAddress address, PoolSizes sizes) {
        this.writers = ConnectionPool.forWriting(address, sizes);
        this.readers = ConnectionPool.forReading(address, sizes);
        configuration.set(ExecuteListener.onExecuteStart(_ -> statements.increment()));
    }

    /**
     * Runs {@code work} in one transaction: committed when it returns, rolled back when it throws.
     *
     * @throws folkmoot.problem.Overloaded if no connection becomes free in time
     * @throws IllegalStateException inside another transaction: pass that one on instead
     */
    public <T> T transaction(Function<Transaction, T> work) {
        if (Transaction.isOpen()) {
            throw new IllegalStateException("Already inside a transaction: pass it on as a parameter");
        }
        try (var lease = writers.lease()) {
            var transaction = new Transaction(lease.connection(), configuration, statements);
            var result = commit(transaction, work);
            lease.giveBack(); // the hooks must not hold a connection
            transaction.hooks().forEach(Database::runHook);
            return result;
        }
    }

    /** The same without a result. */
    public void write(Consumer<Transaction> work) {
        transaction(tx -> {
            work.accept(tx);
            return null;
        });
    }

    /**
     * Runs {@code work} on one read-only connection. Each statement sees what is committed when it begins. A read inside
     * a read uses the same connection.
     *
     * @throws folkmoot.problem.Overloaded if no connection becomes free in time
     */
    public <T> T read(Function<Transaction, T> work) {
        var outer = reading.get();
        if (outer != null) {
            return work.apply(outer);
        }
        try (var lease = readers.lease()) {
            var transaction = new Transaction(lease.connection(), configuration, statements);
            reading.set(transaction);
            return work.apply(transaction);
        } finally {
            reading.remove();
        }
    }

    /** The pools with their present use, for the metrics. */
    public List<ConnectionPool> pools() {
        return List.of(readers, writers);
    }

    /** How many statements were sent since the start. */
    public long statements() {
        return statements.sum();
    }

    private static <T> T commit(Transaction transaction, Function<Transaction, T> work) {
        var connection = transaction.connection();
        Transaction.opened(transaction);
        try {
            var result = work.apply(transaction);
            transaction.flush();
            connection.commit();
            return result;
        } catch (SQLException failure) {
            rollBack(connection, failure);
            throw new DatabaseFault("The commit failed", failure);
        } catch (RuntimeException | Error failure) {
            rollBack(connection, failure);
            throw failure;
        } finally {
            Transaction.closed();
        }
    }

    private static void rollBack(Connection connection, Throwable cause) {
        try {
            connection.rollback();
        } catch (SQLException failure) {
            cause.addSuppressed(failure);
        }
    }

    /** What was committed stays committed, so a hook that fails must not look like a failed transaction. */
    private static void runHook(Runnable hook) {
        try {
            hook.run();
        } catch (RuntimeException failure) {
            LOG.error("An action after a commit failed", failure);
        }
    }

    @Override
    public void close() {
        writers.close();
        readers.close();
    }
}
