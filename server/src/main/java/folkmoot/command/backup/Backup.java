package folkmoot.command.backup;

import folkmoot.platform.problem.Invalid;
import folkmoot.schema.DatabaseAddress;
import folkmoot.schema.postgres.ClusterBackup;
import folkmoot.schema.postgres.ClusterRecovery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Makes a backup into a folder that holds several: {@code backups/MOMENT} for each, and {@code media}, which they share, as a media file
 * never changes. Nobody is stopped meanwhile.
 */
public final class Backup {

    static final String BACKUPS = "backups";
    static final String MEDIA = "media";
    static final String CLUSTER = "cluster";
    static final String CONFIGURATION = "configuration";
    private static final String BEGUN = ".begun";
    private static final List<String> KEPT_MEDIA = List.of("files", "incoming");

    private final InstantSource clock;
    private final String version;
    private long copiedMedia;

    public Backup(InstantSource clock, String version) {
        this.clock = clock;
        this.version = version;
    }

    /**
     * What is copied.
     *
     * @param data the data folder
     * @param configuration the configuration file, if there is one
     * @param mediaElsewhere the media stand in an object store
     */
    public record Source(
            DatabaseAddress address, Path data, Optional<Path> configuration, boolean mediaElsewhere, String origin) {}

    /** What was made. */
    public record Made(Path folder, long databaseBytes, long newMedia, long media, Instant endedAt) {}

    /** Makes one. What was begun is taken away again when it cannot be completed. */
    public Made into(Path repository, Source source) throws IOException {
        var began = clock.instant();
        var name = began.toString().replaceAll("[:.]", "-");
        var folder = repository.resolve(BACKUPS).resolve(name);
        var begun = repository.resolve(BACKUPS).resolve(name + BEGUN);
        try {
            Files.createDirectories(repository.resolve(BACKUPS));
            Files.createDirectory(
                    begun, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (FileAlreadyExistsException _) {
            throw Invalid.refused(repository + " is a file, or a backup begins there at this moment.");
        }
        try {
            return make(repository, begun, folder, source, began);
        } catch (IOException | RuntimeException failure) {
            empty(begun, failure);
            Files.deleteIfExists(begun);
            throw failure;
        }
    }

    private Made make(Path repository, Path begun, Path folder, Source source, Instant began) throws IOException {
        ClusterBackup.Copied copied;
        try {
            copied = ClusterBackup.copy(source.address(), source.data(), begun.resolve(CLUSTER));
        } catch (SQLException failure) {
            throw new UncheckedIOException(
                    new IOException("the database does not let itself be copied: " + failure.getMessage(), failure));
        }
        Files.copy(ClusterRecovery.passwordIn(source.data()), begun.resolve("database-password"));
        if (source.configuration().isPresent()) {
            Files.createDirectory(begun.resolve(CONFIGURATION));
            Files.copy(
                    source.configuration().get(), begun.resolve(CONFIGURATION).resolve("folkmoot.toml"));
        }
        long before = copiedMedia;
        var media = source.mediaElsewhere() ? List.<BackupManifest.File>of() : media(repository, source.data());
        var manifest = new BackupManifest(
                BackupManifest.FORMAT,
                version,
                source.origin(),
                began.toString(),
                copied.until().toString(),
                copied.firstSegment(),
                files(begun),
                media,
                source.mediaElsewhere());
        BackupManifest.JSON.writeValue(begun.resolve(BackupManifest.NAME).toFile(), manifest);
        Files.move(begun, folder, StandardCopyOption.ATOMIC_MOVE);
        return new Made(folder, copied.bytes(), copiedMedia - before, media.size(), copied.until());
    }

    /** After the database, whose rows name no file that is not there yet. Those that an earlier backup has are not copied again. */
    private List<BackupManifest.File> media(Path repository, Path data) throws IOException {
        var all = new ArrayList<BackupManifest.File>();
        var from = data.resolve(MEDIA);
        var to = repository.resolve(MEDIA);
        for (var kind : KEPT_MEDIA) {
            if (!Files.isDirectory(from.resolve(kind))) {
                continue;
            }
            try (var files = Files.walk(from.resolve(kind))) {
                for (var file : (Iterable<Path>) files.filter(Files::isRegularFile)
                        .filter(path -> !path.getFileName().toString().endsWith(BEGUN))::iterator) {
                    keep(file, to.resolve(from.relativize(file)));
                    if (Files.exists(to.resolve(from.relativize(file)))) {
                        all.add(FileDigest.of(to, to.resolve(from.relativize(file))));
                    }
                }
            }
        }
        return all;
    }

    private void keep(Path file, Path target) throws IOException {
        try {
            if (Files.exists(target) && Files.size(target) == Files.size(file)) {
                return;
            }
            Files.createDirectories(target.getParent());
            var begun = target.resolveSibling(target.getFileName() + BEGUN);
            Files.copy(file, begun, StandardCopyOption.REPLACE_EXISTING);
            Files.move(begun, target, StandardCopyOption.ATOMIC_MOVE);
            copiedMedia++;
        } catch (NoSuchFileException _) {
            // removed meanwhile
        }
    }

    private static List<BackupManifest.File> files(Path begun) throws IOException {
        try (var files = Files.walk(begun)) {
            var all = new ArrayList<BackupManifest.File>();
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                all.add(FileDigest.of(begun, file));
            }
            return all;
        }
    }

    /** Takes out of a folder what could not be completed. */
    static void empty(Path folder, Exception because) {
        if (Files.notExists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder())
                    .filter(file -> !file.equals(folder))
                    .toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException failure) {
            because.addSuppressed(failure);
        }
    }
}
