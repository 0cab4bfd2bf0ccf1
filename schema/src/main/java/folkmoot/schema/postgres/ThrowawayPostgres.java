package folkmoot.schema.postgres;

import folkmoot.schema.DatabaseAddress;
import folkmoot.schema.Migrations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * For tests: one real PostgreSQL per JVM, without fsync, and as many migrated databases in it as wanted, each copied
 * from a template in some 40 ms. Nothing is left when the JVM ends.
 *
 * <p>A database is nine hundred files, which the disk takes 0.2 to 0.5 s of a core to make: so the cluster stands in memory where the
 * system has a folder for that with room.
 *
 * <pre>{@code
 * private static final DatabaseAddress ADDRESS = ThrowawayPostgres.newDatabase();
 * }</pre>
 */
public final class ThrowawayPostgres {

    private static final String TEMPLATE = "migrated";
    private static final Path MEMORY = Path.of("/dev/shm");
    private static final long ROOM_IN_MEMORY = 2L * 1024 * 1024 * 1024;
    private static final AtomicInteger COUNT = new AtomicInteger();

    private ThrowawayPostgres() {}

    /** A database of one's own, already migrated. */
    public static DatabaseAddress newDatabase() {
        return create(" TEMPLATE " + TEMPLATE + " STRATEGY FILE_COPY", Started.SERVER);
    }

    /** A database of one's own without any table. */
    public static DatabaseAddress emptyDatabase() {
        return create("", Started.SERVER);
    }

    /** Gives the room of one of them back, before the JVM ends; whoever is connected to it is cut off. */
    public static void drop(DatabaseAddress database) {
        var url = database.url();
        execute(Started.SERVER, "DROP DATABASE " + url.substring(url.lastIndexOf('/') + 1) + " WITH (FORCE)");
    }

    /** On the disk, for the programs: what stands in memory often must not be run. */
    static Path parent() {
        return below(Path.of(System.getProperty("java.io.tmpdir")));
    }

    private static Path below(Path folder) {
        return folder.resolve("folkmoot-" + System.getProperty("user.name"));
    }

    private static DatabaseAddress create(String options, EmbeddedPostgres server) {
        var name = "test_" + COUNT.incrementAndGet();
        execute(server, "CREATE DATABASE " + name + options);
        return at(server, name);
    }

    private static DatabaseAddress at(EmbeddedPostgres server, String database) {
        var own = server.address();
        return new DatabaseAddress(
                own.url().substring(0, own.url().lastIndexOf('/') + 1) + database, own.user(), own.password());
    }

    private static void execute(EmbeddedPostgres server, String sql) {
        try (var connection = server.address().connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    /** Started at first use. */
    private static final class Started {

        private static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                Files.createDirectories(parent());
                var parent = Files.createDirectories(hasRoomInMemory() ? below(MEMORY) : parent());
                removeLeftOvers(parent);
                var data = Files.createTempDirectory(parent, "test-");
                var server = EmbeddedPostgres.start(data, Durability.NONE);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, data)));
                execute(server, "CREATE DATABASE " + TEMPLATE);
                new Migrations(at(server, TEMPLATE)).migrate();
                return server;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }

        private static boolean hasRoomInMemory() throws IOException {
            return Files.isWritable(MEMORY) && Files.getFileStore(MEMORY).getUsableSpace() > ROOM_IN_MEMORY;
        }

        /** Folders of JVMs that were killed. */
        private static void removeLeftOvers(Path parent) throws IOException {
            try (var folders = Files.newDirectoryStream(parent, "test-*")) {
                for (var folder : folders) {
                    if (!DataLock.exists(folder)) {
                        continue; // somebody begins there just now
                    }
                    try (var lock = DataLock.take(folder, EmbeddedPostgres.Holder.SERVER)
                            .orElse(null)) {
                        if (lock != null) {
                            Folders.delete(folder);
                        }
                    }
                }
            }
        }

        private static void stop(EmbeddedPostgres server, Path data) {
            try {
                server.close();
                Folders.delete(data);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
