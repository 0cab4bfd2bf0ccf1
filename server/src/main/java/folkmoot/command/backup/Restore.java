package folkmoot.command.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import folkmoot.platform.problem.Conflict;
import folkmoot.platform.problem.Invalid;
import folkmoot.schema.CannotStart;
import folkmoot.schema.postgres.ClusterRecovery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Makes a data folder from a backup, and what the archive of the database's log has beyond it. */
public final class Restore {

    private static final String NOTHING = " Nothing was restored.";

    private Restore() {}

    /**
     * What came back.
     *
     * @param from the backup
     * @param files of the database
     */
    public record Restored(Path from, Instant endedAt, long files, long media, String origin, boolean mediaElsewhere) {}

    /**
     * Restores.
     *
     * @param backups the folder that {@code backup} wrote to, or one backup in it
     * @param data must not exist or be empty
     * @param archive of the log, if there is one
     * @param moment where to stop; needs the archive
     */
    public static Restored into(Path backups, Path data, Optional<Path> archive, Optional<Instant> moment)
            throws IOException {
        requireEmpty(data);
        if (moment.isPresent() && archive.isEmpty()) {
            throw Invalid.refused(
                    "--to-moment needs the archive of the database's log (backup.archive, or --archive DIR): a backup"
                            + " alone is of the moment at which it ended." + NOTHING);
        }
        var chosen = choose(backups, moment);
        var manifest = manifest(chosen);
        var repository = chosen.getParent().getParent();
        verify(chosen, manifest, repository);
        try {
            copy(chosen, manifest, repository, data);
            ClusterRecovery.recover(data, archive, moment);
        } catch (CannotStart failure) {
            Backup.empty(data, failure);
            throw failure.getMessage().contains("before configured recovery target")
                    ? Invalid.refused("The archive of the log ends before " + moment.orElseThrow()
                            + ": restore without --to-moment, to the end of what there is." + NOTHING)
                    : failure;
        } catch (SQLException failure) {
            Backup.empty(data, failure);
            throw new UncheckedIOException(
                    new IOException("the restored database does not answer: " + failure.getMessage(), failure));
        } catch (IOException | RuntimeException failure) {
            Backup.empty(data, failure);
            throw failure;
        }
        return new Restored(
                chosen,
                Instant.parse(manifest.endedAt()),
                manifest.files().size(),
                manifest.media().size(),
                manifest.origin(),
                manifest.mediaElsewhere());
    }

    private static void requireEmpty(Path data) throws IOException {
        if (Files.notExists(data)) {
            return;
        }
        if (!Files.isDirectory(data)) {
            throw Invalid.refused(data + " is a file: say another folder with --data." + NOTHING);
        }
        try (var there = Files.list(data)) {
            if (there.findAny().isPresent()) {
                throw new Conflict("The data folder " + data
                        + " is not empty: a backup is restored beside what is there, never over it. Say another folder"
                        + " with --data."
                        + NOTHING);
            }
        }
    }

    /** The last one that was complete, and before the moment that is wanted. */
    private static Path choose(Path backups, Optional<Instant> moment) throws IOException {
        if (Files.isRegularFile(backups.resolve(BackupManifest.NAME))) {
            return backups.toAbsolutePath().normalize();
        }
        var folder = backups.resolve(Backup.BACKUPS);
        if (!Files.isDirectory(folder)) {
            throw Invalid.refused("There is no backup in " + backups + "." + NOTHING);
        }
        var complete = new ArrayList<Path>();
        try (var all = Files.list(folder)) {
            for (var one : all.sorted(Comparator.reverseOrder()).toList()) {
                if (Files.isRegularFile(one.resolve(BackupManifest.NAME))) {
                    complete.add(one);
                }
            }
        }
        if (complete.isEmpty()) {
            throw Invalid.refused("There is no complete backup in " + folder + "." + NOTHING);
        }
        for (var one : complete) {
            if (moment.isEmpty() || !Instant.parse(manifest(one).endedAt()).isAfter(moment.get())) {
                return one.toAbsolutePath().normalize();
            }
        }
        throw Invalid.refused("The oldest backup in " + folder + " ended at "
                + manifest(complete.getLast()).endedAt() + ", after the moment that is wanted." + NOTHING);
    }

    private static BackupManifest manifest(Path backup) throws IOException {
        var file = backup.resolve(BackupManifest.NAME);
        try {
            var read = BackupManifest.JSON.readTree(file.toFile());
            int format = read.path("format").asInt(0);
            if (format > BackupManifest.FORMAT) {
                throw Invalid.refused("The backup " + backup + " has the format " + format
                        + ", of a newer version of Folkmoot: restore it with that one." + NOTHING);
            }
            var manifest = BackupManifest.JSON.treeToValue(read, BackupManifest.class);
            if (format < 1 || manifest.files() == null || manifest.media() == null || manifest.endedAt() == null) {
                throw Invalid.refused(file + " is no manifest of a backup." + NOTHING);
            }
            return manifest;
        } catch (JsonProcessingException broken) {
            throw Invalid.refused(file + " cannot be read: " + broken.getOriginalMessage() + "." + NOTHING);
        }
    }

    private static void verify(Path backup, BackupManifest manifest, Path repository) throws IOException {
        for (var file : manifest.files()) {
            verify(backup, file);
        }
        for (var file : manifest.media()) {
            verify(repository.resolve(Backup.MEDIA), file);
        }
    }

    private static void verify(Path root, BackupManifest.File file) throws IOException {
        var path = inside(root, file.path());
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            throw Invalid.refused("The file " + file.path() + " of the backup is missing." + NOTHING);
        }
        if (Files.size(path) != file.bytes() || !FileDigest.sha256(path).equals(file.sha256())) {
            throw Invalid.refused("The file " + file.path()
                    + " is not the one of the backup's manifest: it was cut short or changed." + NOTHING);
        }
    }

    private static Path inside(Path root, String path) {
        var resolved = root.resolve(path).normalize();
        if (!resolved.startsWith(root) || resolved.equals(root)) {
            throw Invalid.refused("The backup's manifest names " + path + ", which is not in it." + NOTHING);
        }
        return resolved;
    }

    private static void copy(Path backup, BackupManifest manifest, Path repository, Path data) throws IOException {
        Files.createDirectories(data);
        folders(backup.resolve(Backup.CLUSTER), ClusterRecovery.clusterIn(data));
        for (var file : manifest.files()) {
            copy(inside(backup, file.path()), inside(data.toAbsolutePath().normalize(), file.path()));
        }
        for (var file : manifest.media()) {
            copy(
                    inside(repository.resolve(Backup.MEDIA), file.path()),
                    inside(data.toAbsolutePath().normalize().resolve(Backup.MEDIA), file.path()));
        }
    }

    /** Also those in which nothing stands: the database misses them. */
    private static void folders(Path from, Path to) throws IOException {
        List<Path> all;
        try (var files = Files.walk(from)) {
            all = files.filter(Files::isDirectory).toList();
        }
        for (var folder : all) {
            Files.createDirectories(to.resolve(from.relativize(folder)));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
    }
}
