package folkmoot.schema.postgres;

import folkmoot.schema.DatabaseAddress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies the segment of the write-ahead log that is not full yet into the archive, as far as it was written, twice a second: so that a
 * lost disk takes half a second with it, and not a minute.
 */
final class LogTail implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LogTail.class);
    private static final long EVERY_MILLISECONDS = 500;
    private static final int AT_ONCE = 1 << 20;

    private final DatabaseAddress address;
    private final Path cluster;
    private final LogArchive archive;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("log-tail").daemon().factory());
    private Connection connection;
    private String segment = "";
    private long copied;
    private boolean complained;

    private LogTail(DatabaseAddress address, Path cluster, LogArchive archive) {
        this.address = address;
        this.cluster = cluster;
        this.archive = archive;
    }

    static LogTail follow(DatabaseAddress address, Path cluster, LogArchive archive) {
        var tail = new LogTail(address, cluster, archive);
        tail.timer.scheduleWithFixedDelay(
                tail::copyOrComplain, EVERY_MILLISECONDS, EVERY_MILLISECONDS, TimeUnit.MILLISECONDS);
        return tail;
    }

    private void copyOrComplain() {
        try {
            copy();
            complained = false;
        } catch (SQLException | IOException | RuntimeException failure) {
            disconnect();
            if (!complained) {
                LOG.error(
                        "The newest part of the database's log cannot be copied to {}: {}",
                        archive.folder(),
                        failure.toString());
            }
            complained = true;
        }
    }

    /** What is on the disk is copied, and nothing that is only in memory. */
    private void copy() throws SQLException, IOException {
        if (connection == null) {
            connection = address.connect();
        }
        String name;
        long end;
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT (w).file_name, (w).file_offset FROM"
                        + " (SELECT pg_walfile_name_offset(pg_current_wal_flush_lsn()) AS w) now")) {
            row.next();
            name = row.getString(1);
            end = row.getLong(2);
        }
        if (!name.equals(segment)) {
            if (!segment.isEmpty()) {
                copy(Long.MAX_VALUE); // what was written into the last one since
            }
            segment = name;
            copied = 0;
            forgetWhole();
        }
        copy(end);
    }

    private void copy(long end) throws IOException {
        var source = cluster.resolve("pg_wal").resolve(segment);
        if (end <= copied || !Files.exists(source)) {
            return;
        }
        try (var from = FileChannel.open(source);
                var to = FileChannel.open(
                        archive.folder().resolve(segment + LogArchive.UNFINISHED),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE)) {
            var buffer = ByteBuffer.allocate(AT_ONCE);
            while (copied < end) {
                buffer.clear().limit((int) Math.min(AT_ONCE, end - copied));
                int read = from.read(buffer, copied);
                if (read <= 0) {
                    break;
                }
                to.write(buffer.flip(), copied);
                copied += read;
            }
            to.force(false);
        }
    }

    /** Beginnings of segments that are there as a whole by now. */
    private void forgetWhole() throws IOException {
        try (var begun = Files.newDirectoryStream(archive.folder(), "*" + LogArchive.UNFINISHED)) {
            for (var file : begun) {
                var whole = file.getFileName().toString().replace(LogArchive.UNFINISHED, "");
                if (Files.exists(archive.folder().resolve(whole))) {
                    Files.delete(file);
                }
            }
        }
    }

    private void disconnect() {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException gone) {
            LOG.debug("Gone already", gone);
        }
        connection = null;
    }

    @Override
    public void close() {
        timer.shutdown();
        try {
            timer.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        copyOrComplain();
        disconnect();
    }
}
