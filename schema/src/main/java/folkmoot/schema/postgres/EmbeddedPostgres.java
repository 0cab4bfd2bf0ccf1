package folkmoot.schema.postgres;

import folkmoot.schema.CannotStart;
import folkmoot.schema.DatabaseAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Folkmoot's own PostgreSQL, kept in a data folder:
 *
 * <pre>
 * lock               held by the process that runs the database
 * pg-…/              the programs, unpacked at the first start
 * cluster/           the database itself
 * database-password  of the database user folkmoot; readable by the owner only
 * postgres.log       what PostgreSQL says
 * </pre>
 *
 * One process at a time runs it, and starts it again when it dies; others on the same machine may use it meanwhile ({@link #open}). It ends with the
 * process that runs it, however that ends; one left over by a lost guard is stopped at the next start.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    /** What the process that runs the database is: a command ends soon, so others wait for it instead of joining. */
    public enum Holder {
        SERVER,
        COMMAND
    }

    private static final String NAME = "folkmoot";
    private static final Duration LOCK_WITHIN = Duration.ofSeconds(30);

    private final DatabaseAddress address;
    private final Optional<WatchedPostgres> running;
    private final Optional<DataLock> lock;
    private final Optional<LogTail> tail;

    private EmbeddedPostgres(
            DatabaseAddress address,
            Optional<WatchedPostgres> running,
            Optional<DataLock> lock,
            Optional<LogTail> tail) {
        this.address = address;
        this.running = running;
        this.lock = lock;
        this.tail = tail;
    }

    /**
     * Starts the database for a server.
     *
     * @throws CannotStart if another server uses the folder, or the folder cannot be used
     */
    public static EmbeddedPostgres start(Path data) {
        return start(data, Durability.FULL, Optional.empty());
    }

    /** The same, and what it writes is kept in an archive as well, from which a lost data folder comes back. */
    public static EmbeddedPostgres start(Path data, Optional<Path> archive) {
        return start(data, Durability.FULL, archive);
    }

    static EmbeddedPostgres start(Path data, Durability durability) {
        return start(data, durability, Optional.empty());
    }

    private static EmbeddedPostgres start(Path data, Durability durability, Optional<Path> archive) {
        return guarded(data, () -> {
            var folder = DataFolder.prepare(data);
            return run(folder, Holder.SERVER, durability, archive)
                    .orElseThrow(() -> new CannotStart("Another Folkmoot server uses the data folder " + folder
                            + ": stop it, or choose another folder with --data."));
        });
    }

    /** For a command: uses the database of a running server, or starts it for as long as the command takes. */
    public static EmbeddedPostgres open(Path data) {
        return open(data, Optional.empty());
    }

    /** The same, with the archive of {@link #start(Path, Optional)} where it has to be started. */
    public static EmbeddedPostgres open(Path data, Optional<Path> archive) {
        return guarded(data, () -> {
            var folder = DataFolder.prepare(data);
            var own = run(folder, Holder.COMMAND, Durability.FULL, archive);
            return own.isPresent() ? own.get() : join(folder);
        });
    }

    /** Where it is. */
    public DatabaseAddress address() {
        return address;
    }

    /** Whether it ends with this process, rather than belonging to a server that was already running. */
    public boolean isOwn() {
        return running.isPresent();
    }

    /**
     * Runs once the database has ended and cannot be started again; when it merely ended, it is, without a word. Never for one that
     * belongs to another process.
     */
    public void whenLost(Runnable action) {
        running.ifPresent(watched -> watched.whenLost(action));
    }

    private static Optional<EmbeddedPostgres> run(
            Path data, Holder holder, Durability durability, Optional<Path> archive) throws IOException, SQLException {
        var lock = lock(data, holder);
        if (lock.isEmpty()) {
            return Optional.empty();
        }
        try {
            var kept = LogArchive.prepare(archive);
            var cluster = Cluster.prepare(
                    data, durability, kept.map(LogArchive::settings).orElse(List.of()));
            int port = freePort();
            var running = WatchedPostgres.start(cluster, port);
            var address = DatabaseAddress.local(port, NAME, NAME, cluster.password());
            createDatabase(DatabaseAddress.local(port, "postgres", NAME, cluster.password()));
            var tail = kept.map(of -> LogTail.follow(address, Cluster.folder(data), of));
            return Optional.of(new EmbeddedPostgres(address, Optional.of(running), lock, tail));
        } catch (IOException | SQLException | RuntimeException failure) {
            lock.get().close();
            throw failure;
        }
    }

    /** Waits for a command that will end soon, but not for a server. */
    private static Optional<DataLock> lock(Path data, Holder holder) throws IOException {
        long deadline = System.nanoTime() + LOCK_WITHIN.toNanos();
        while (true) {
            var lock = DataLock.take(data, holder);
            boolean waiting = DataLock.holder(data).equals(Optional.of(Holder.COMMAND)) && System.nanoTime() < deadline;
            if (lock.isPresent() || !waiting) {
                return lock;
            }
            GuardedPostgres.pause();
        }
    }

    private static EmbeddedPostgres join(Path data) throws IOException {
        long deadline = System.nanoTime() + LOCK_WITHIN.toNanos();
        while (System.nanoTime() < deadline) {
            var server = PostmasterFile.read(Cluster.folder(data));
            if (server.isPresent() && server.get().isReady()) {
                var password = Files.readString(Cluster.passwordFile(data));
                var address = DatabaseAddress.local(server.get().port(), NAME, NAME, password);
                return new EmbeddedPostgres(address, Optional.empty(), Optional.empty(), Optional.empty());
            }
            GuardedPostgres.pause();
        }
        throw new CannotStart("The server that uses the data folder " + data + " does not get its database ready;"
                + " see " + Cluster.log(data) + ".");
    }

    private static void createDatabase(DatabaseAddress maintenance) throws SQLException {
        try (var connection = maintenance.connect();
                var statement = connection.createStatement()) {
            try (var found = statement.executeQuery("SELECT 1 FROM pg_database WHERE datname = '" + NAME + "'")) {
                if (found.next()) {
                    return;
                }
            }
            statement.execute("CREATE DATABASE " + NAME);
        }
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    private interface Start {
        EmbeddedPostgres run() throws IOException, SQLException;
    }

    private static EmbeddedPostgres guarded(Path data, Start start) {
        try {
            return start.run();
        } catch (AccessDeniedException denied) {
            throw new CannotStart("The data folder " + data + " cannot be written (" + denied.getMessage()
                    + "): give it to the user that runs Folkmoot, or choose another with --data.");
        } catch (IOException failure) {
            throw DataFolder.explain(data, failure);
        } catch (SQLException failure) {
            throw new CannotStart(
                    "The database in " + data + " does not answer as it should: " + failure.getMessage(), failure);
        }
    }

    /** Stops the database if this process runs it. */
    @Override
    public void close() {
        tail.ifPresent(LogTail::close);
        running.ifPresent(WatchedPostgres::close);
        lock.ifPresent(held -> {
            try {
                held.close();
            } catch (IOException failure) {
                throw new java.io.UncheckedIOException(failure);
            }
        });
    }
}
