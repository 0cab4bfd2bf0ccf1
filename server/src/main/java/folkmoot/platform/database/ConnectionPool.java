package folkmoot.platform.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import folkmoot.platform.problem.Overloaded;
import folkmoot.schema.DatabaseAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connections of one kind. A semaphore stands before the pool: hundreds of virtual threads that fight for a few
 * connections triple the slowest answers, a queue does not.
 */
public final class ConnectionPool implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionPool.class);
    private static final String STATEMENT_LIMIT = "SET statement_timeout = '60s'";

    /**
     * Plans are kept with their statements. Those of a queue that was empty when they were made would read all of it for ever, until
     * the database next looks at the table; what is written is always found by an index.
     */
    private static final String BY_INDEX = "; SET enable_seqscan = off";

    private final String name;
    private final int size;
    private final PoolSizes sizes;
    private final Semaphore free;
    private final HikariDataSource connections;

    private ConnectionPool(String name, int size, PoolSizes sizes, HikariConfig hikari) {
        this.name = name;
        this.size = size;
        this.sizes = sizes;
        this.free = new Semaphore(size, true);
        this.connections = new HikariDataSource(hikari);
    }

    static ConnectionPool forWriting(DatabaseAddress address, PoolSizes sizes) {
        var hikari = hikari(address, "writers", sizes.writers(), sizes);
        hikari.setAutoCommit(false);
        hikari.setIsolateInternalQueries(true); // or the first rollback undoes the settings
        hikari.setConnectionInitSql(STATEMENT_LIMIT + BY_INDEX);
        return new ConnectionPool("writers", sizes.writers(), sizes, hikari);
    }

    static ConnectionPool forReading(DatabaseAddress address, PoolSizes sizes) {
        var hikari = hikari(address, "readers", sizes.readers(), sizes);
        hikari.setReadOnly(true);
        hikari.addDataSourceProperty("readOnlyMode", "always"); // also without a transaction around it
        return new ConnectionPool("readers", sizes.readers(), sizes, hikari);
    }

    private static HikariConfig hikari(DatabaseAddress address, String name, int size, PoolSizes sizes) {
        var hikari = new HikariConfig();
        hikari.setPoolName(name);
        hikari.setJdbcUrl(address.url());
        hikari.setUsername(address.user());
        hikari.setPassword(address.password());
        hikari.setMaximumPoolSize(size);
        hikari.setMinimumIdle(Math.min(2, size)); // an idle connection costs the database some megabytes
        hikari.setConnectionTimeout(sizes.longestWait().toMillis());
        hikari.setInitializationFailTimeout(-1);
        hikari.setConnectionInitSql(STATEMENT_LIMIT);
        hikari.addDataSourceProperty("prepareThreshold", "1");
        hikari.addDataSourceProperty("reWriteBatchedInserts", "true");
        hikari.addDataSourceProperty("ApplicationName", "folkmoot");
        hikari.addDataSourceProperty("tcpKeepAlive", "true");
        return hikari;
    }

    /** A connection for as long as it is not closed. */
    Lease lease() {
        acquire();
        try {
            return new Lease(connections.getConnection());
        } catch (SQLException failure) {
            free.release();
            LOG.warn("No connection to the database: {}", failure.getMessage());
            throw new Overloaded("The database does not answer at the moment. Try again soon.");
        }
    }

    private void acquire() {
        if (free.tryAcquire()) {
            return;
        }
        if (free.getQueueLength() >= sizes.waiting()) {
            throw new Overloaded("Too many requests are waiting for the database. Try again soon.");
        }
        try {
            if (!free.tryAcquire(sizes.longestWait().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Overloaded("The database is busy. Try again soon.");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Overloaded("The server is stopping. Try again soon.");
        }
    }

    /** What it is for: readers or writers. */
    public String name() {
        return name;
    }

    /** The most connections it may have. */
    public int size() {
        return size;
    }

    /** Connections in use now. */
    public int used() {
        return size - free.availablePermits();
    }

    /** Threads waiting for a connection now. */
    public int waiting() {
        return free.getQueueLength();
    }

    @Override
    public void close() {
        connections.close();
    }

    /** A connection on loan. */
    final class Lease implements AutoCloseable {

        private final Connection connection;
        private boolean returned;

        private Lease(Connection connection) {
            this.connection = connection;
        }

        Connection connection() {
            return connection;
        }

        @Override
        public void close() {
            giveBack();
        }

        /** Before the end of the block, where what follows must not hold a connection. */
        void giveBack() {
            if (returned) {
                return;
            }
            returned = true;
            try {
                connection.close();
            } catch (SQLException failure) {
                LOG.warn("A connection could not be given back", failure);
            } finally {
                free.release();
            }
        }
    }
}
