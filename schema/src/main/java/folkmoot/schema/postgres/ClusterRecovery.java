package folkmoot.schema.postgres;

import folkmoot.schema.CannotStart;
import folkmoot.schema.DatabaseAddress;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Starts a copied cluster for the first time: it repeats its log, and what the archive has beyond it, up to the end or to a moment. */
public final class ClusterRecovery {

    private static final long SEGMENT_BYTES = 16L * 1024 * 1024;

    private ClusterRecovery() {}

    /** Where the files of the database stand in a data folder. */
    public static Path clusterIn(Path data) {
        return Cluster.folder(data);
    }

    /** The password of the database user in a data folder. */
    public static Path passwordIn(Path data) {
        return Cluster.passwordFile(data);
    }

    /**
     * Recovers, and stops the database again.
     *
     * @param archive of the log, if there is one
     * @param moment where to stop; the end of what there is if empty
     * @return the last commit that is there, as the database says it; empty where it cannot tell
     */
    public static Optional<String> recover(Path data, Optional<Path> archive, Optional<Instant> moment)
            throws IOException, SQLException {
        var folder = DataFolder.prepare(data);
        var cluster = Cluster.folder(folder);
        Files.setPosixFilePermissions(cluster, PosixFilePermissions.fromString("rwx------"));
        var settings = new ArrayList<String>(List.of("hot_standby=off"));
        if (archive.isPresent()) {
            var from = LogArchive.prepare(archive).orElseThrow();
            settings.add(from.restoring());
            settings.add("recovery_target_timeline=latest");
            settings.add("recovery_target_action=promote");
            moment.ifPresent(at -> settings.add(
                    "recovery_target_time=" + at.toString().replace('T', ' ').replace("Z", "+00")));
            takeUnfinished(from, cluster.resolve("pg_wal"));
            Files.writeString(cluster.resolve("recovery.signal"), "");
        }
        try (var _ = DataLock.take(folder, EmbeddedPostgres.Holder.COMMAND)
                .orElseThrow(() -> new CannotStart("Something else uses the data folder " + folder + "."))) {
            var prepared = Cluster.prepare(folder, Durability.FULL, settings);
            int port = EmbeddedPostgres.freePort();
            try (var _ = prepared.start(port);
                    var connection = DatabaseAddress.local(port, "folkmoot", "folkmoot", prepared.password())
                            .connect();
                    var statement = connection.createStatement();
                    var row = statement.executeQuery("SELECT pg_current_wal_lsn()::text")) {
                row.next();
                return Optional.ofNullable(row.getString(1));
            }
        }
    }

    /** The segment that was not full when the disk was lost: its end is not written, which is where the log ends. */
    private static void takeUnfinished(LogArchive from, Path log) throws IOException {
        try (var begun = Files.newDirectoryStream(from.folder(), "*" + LogArchive.UNFINISHED)) {
            for (var file : begun) {
                var name = file.getFileName().toString().replace(LogArchive.UNFINISHED, "");
                if (!Files.exists(from.folder().resolve(name))) {
                    Files.copy(file, log.resolve(name), StandardCopyOption.REPLACE_EXISTING);
                    try (var whole = new RandomAccessFile(log.resolve(name).toFile(), "rw")) {
                        whole.setLength(SEGMENT_BYTES);
                    }
                }
            }
        }
    }
}
