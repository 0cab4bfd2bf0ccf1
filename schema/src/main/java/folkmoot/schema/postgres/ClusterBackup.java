package folkmoot.schema.postgres;

import folkmoot.schema.DatabaseAddress;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Copies the files of a running database so that another one can be started from them: what PostgreSQL calls a low-level base backup
 * (its manual, "Making a Base Backup Using the Low Level API"). Nobody is stopped while it copies; everything that was committed before it
 * returns is in the copy.
 */
public final class ClusterBackup {

    /** Emptied at each start, or of the process that runs; their folders are made again. */
    private static final Set<String> NOT_CONTENTS = Set.of(
            "pg_wal",
            "pg_replslot",
            "pg_dynshmem",
            "pg_notify",
            "pg_serial",
            "pg_snapshots",
            "pg_stat_tmp",
            "pg_subtrans");

    private static final Set<String> NOT =
            Set.of("postmaster.pid", "postmaster.opts", "backup_label", "tablespace_map");
    private static final Pattern TEMPORARY = Pattern.compile("pgsql_tmp.*|pg_internal\\.init.*|t\\d+_\\d+.*");
    private static final Pattern SEGMENT = Pattern.compile("[0-9A-F]{24}");

    private ClusterBackup() {}

    /**
     * What was copied.
     *
     * @param firstSegment of the write-ahead log that the copy needs
     * @param lastSegment that it needs at least
     * @param until everything acknowledged before is in it
     */
    public record Copied(long files, long bytes, String firstSegment, String lastSegment, Instant until) {}

    /**
     * Copies a cluster with the log that it needs.
     *
     * @param data the data folder that the running database is in
     * @param into an empty folder, which becomes a cluster
     */
    public static Copied copy(DatabaseAddress address, Path data, Path into) throws IOException, SQLException {
        try (var connection = address.connect()) {
            // keeps the log from being recycled while its turn to be copied has not come
            ask(
                    connection,
                    "SELECT pg_create_physical_replication_slot('folkmoot_backup_' || pg_backend_pid(), true, true)");
            var first = ask(connection, "SELECT pg_walfile_name(pg_backup_start('folkmoot', true))");
            var copying = new Copying(Cluster.folder(data), into);
            Files.walkFileTree(Cluster.folder(data), copying);
            var last = stop(connection, into);
            var until = Instant.now();
            var written = log(connection, Cluster.folder(data), into, first);
            return new Copied(copying.files + written.files(), copying.bytes + written.bytes(), first, last, until);
        }
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static String stop(Connection connection, Path into) throws SQLException, IOException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT pg_walfile_name(lsn), labelfile FROM pg_backup_stop(false)")) {
            row.next();
            Files.writeString(into.resolve("backup_label"), row.getString(2));
            return row.getString(1);
        }
    }

    private record Log(long files, long bytes) {}

    /** Up to this moment, and not only up to the end of the copying: what is committed meanwhile comes along. */
    private static Log log(Connection connection, Path cluster, Path into, String first)
            throws SQLException, IOException {
        ask(connection, "SELECT pg_switch_wal()"); // written to the disk to its end
        ask(connection, "SELECT txid_current()"); // and a commit that waits for the disk
        var end = ask(connection, "SELECT pg_walfile_name(pg_current_wal_flush_lsn())");
        long files = 0;
        long bytes = 0;
        try (var segments = Files.newDirectoryStream(cluster.resolve("pg_wal"))) {
            for (var segment : segments) {
                var name = segment.getFileName().toString();
                boolean needed = SEGMENT.matcher(name).matches()
                        && name.substring(8).compareTo(first.substring(8)) >= 0
                        && name.substring(8).compareTo(end.substring(8)) <= 0;
                if (needed || name.endsWith(".history")) {
                    Files.copy(segment, into.resolve("pg_wal").resolve(name), StandardCopyOption.REPLACE_EXISTING);
                    files++;
                    bytes += Files.size(segment);
                }
            }
        }
        return new Log(files, bytes);
    }

    private static final class Copying extends SimpleFileVisitor<Path> {

        private final Path from;
        private final Path into;
        private long files;
        private long bytes;

        Copying(Path from, Path into) {
            this.from = from;
            this.into = into;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
            var name = folder.getFileName().toString();
            if (TEMPORARY.matcher(name).matches()) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            var target = into.resolve(from.relativize(folder));
            Files.createDirectories(target);
            if (folder.getParent().equals(from) && NOT_CONTENTS.contains(name)) {
                if (name.equals("pg_wal")) {
                    Files.createDirectories(target.resolve("archive_status"));
                    Files.createDirectories(target.resolve("summaries"));
                }
                return FileVisitResult.SKIP_SUBTREE;
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            var name = file.getFileName().toString();
            boolean ours = file.getParent().equals(from) && NOT.contains(name)
                    || TEMPORARY.matcher(name).matches();
            if (attributes.isRegularFile() && !ours) {
                try {
                    Files.copy(file, into.resolve(from.relativize(file)), StandardCopyOption.REPLACE_EXISTING);
                    files++;
                    bytes += attributes.size();
                } catch (NoSuchFileException _) {
                    // removed meanwhile: the log says so
                }
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (failure instanceof NoSuchFileException) {
                return FileVisitResult.CONTINUE;
            }
            throw failure;
        }
    }
}
