package folkmoot.platform.database;

import folkmoot.platform.problem.Overloaded;
import folkmoot.schema.DatabaseAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
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
    private static final Duration PAUSE = Duration.ofMillis(20);
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
     * Runs {@code work} in one transaction: committed when it returns, rolled back when it throws. Where it collides with another
     * one (a deadlock, {@link ChangedMeanwhile}, a row that another inserted first) it is rolled back and {@code work} runs once more: so it may run twice, and keeps
     * nothing outside of the database and {@link Transaction#afterCommit}.
     *
     * @throws folkmoot.platform.problem.Overloaded if no connection becomes free in time, or it collides again
     * @throws IllegalStateException inside another transaction: pass that one on instead
     */
    public <T> T transaction(Function<Transaction, T> work) {
        if (Transaction.isOpen()) {
            throw new IllegalStateException("Already inside a transaction: pass it on as a parameter");
        }
        try (var lease = writers.lease()) {
            var done = repeatedOnce(lease.connection(), work);
            lease.giveBack(); // the hooks must not hold a connection
            done.transaction().hooks().forEach(Database::runHook);
            return done.result();
        }
    }

    /** A transaction that was committed, with what its work returned. */
    private record Done<T>(Transaction transaction, T result) {}

    private <T> Done<T> repeatedOnce(Connection connection, Function<Transaction, T> work) {
        try {
            return once(connection, work, false);
        } catch (RuntimeException first) {
            if (!Failures.isCollision(first) && !Failures.isInsertedMeanwhile(first)) {
                throw first;
            }
            LOG.debug("A transaction collided with another one and is done again", first);
            LockSupport.parkNanos(PAUSE.toNanos()); // the other one gets what it waited for first
        }
        try {
            return once(connection, work, true);
        } catch (RuntimeException second) {
            if (!Failures.isCollision(second)) {
                throw second;
            }
            LOG.warn("A transaction collided with others twice", second);
            throw new Overloaded("Somebody else changed this at the same moment. Try again.");
        }
    }

    private <T> Done<T> once(Connection connection, Function<Transaction, T> work, boolean again) {
        var transaction = new Transaction(connection, configuration, statements, again);
        try {
            return new Done<>(transaction, commit(transaction, work));
        } catch (RuntimeException failure) {
            throw explained(failure);
        }
    }

    /** For a database that went away, the caller is asked to come again. */
    private static RuntimeException explained(RuntimeException failure) {
        if (!Failures.isLostConnection(failure)) {
            return failure;
        }
        LOG.warn("The connection to the database was lost: {}", failure.toString());
        return new Overloaded("The database does not answer at the moment. Try again soon.");
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
     * @throws folkmoot.platform.problem.Overloaded if no connection becomes free in time
     */
    public <T> T read(Function<Transaction, T> work) {
        var outer = reading.get();
        if (outer != null) {
            return work.apply(outer);
        }
        try (var lease = readers.lease()) {
            var transaction = new Transaction(lease.connection(), configuration, statements, false);
            reading.set(transaction);
            return work.apply(transaction);
        } catch (RuntimeException failure) {
            throw explained(failure);
        } finally {
            reading.remove();
        }
    }

    /** Whether the calling thread is inside a read. */
    boolean isReading() {
        return reading.get() != null;
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
            transaction.settle();
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
