package folkmoot.command.archive;

import folkmoot.platform.problem.Invalid;
import folkmoot.platform.storage.MediaStorage;
import folkmoot.schema.DatabaseAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.postgresql.PGConnection;

/**
 * Writes everything that an instance, or what one community, knows into a folder: one moment of it, also while a server runs. Rows
 * stream from the database into files; nothing is gathered in memory.
 */
public final class Export {

    private static final String NAMES = ".media-names";

    private final DatabaseAddress address;
    private final MediaStorage storage;
    private final String version;
    private final Progress progress;

    /**
     * Of an instance.
     *
     * @param version of this software
     */
    public Export(DatabaseAddress address, MediaStorage storage, String version, Progress progress) {
        this.address = address;
        this.storage = storage;
        this.version = version;
        this.progress = progress;
    }

    /**
     * What was written.
     *
     * @param content digest of it all; equal archives have equal ones
     * @param missingMedia files that rows name and the storage does not have
     */
    public record Written(
            long tables, long rows, long mediaFiles, long mediaBytes, String content, List<String> missingMedia) {}

    /**
     * Writes the archive.
     *
     * @param folder must not exist or be empty; what was written is removed again when it cannot be completed
     * @param community the name of the one to write; empty for the whole instance
     */
    public Written to(Path folder, Optional<String> community) throws IOException {
        makeEmpty(folder);
        try {
            return write(folder, community);
        } catch (IOException | RuntimeException failure) {
            Folders.empty(folder, failure);
            throw failure;
        }
    }

    private static void makeEmpty(Path folder) throws IOException {
        try {
            Files.createDirectories(folder);
        } catch (FileAlreadyExistsException _) {
            throw Invalid.refused(folder + " is a file: say a folder that does not exist yet.");
        }
        try (var there = Files.list(folder)) {
            if (there.findAny().isPresent()) {
                throw Invalid.refused("The folder " + folder
                        + " is not empty: say one that does not exist yet. Nothing was written.");
            }
        }
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }

    private Written write(Path folder, Optional<String> community) throws IOException {
        var names = folder.resolve(NAMES);
        Files.createDirectory(folder.resolve(Archive.DATA));
        Files.createDirectory(folder.resolve(Archive.MEDIA));
        var snapshot = snapshot(folder, community, names);
        var missing = new LinkedHashSet<String>();
        var media = new MediaCopies(storage, folder).from(names, missing);
        progress.done("media", media.part().rows());
        Files.delete(names);
        return finish(folder, community, snapshot, media, List.copyOf(missing));
    }

    /** What was read of the database; files are copied when no snapshot has to wait for them. */
    private record Snapshot(
            Address address, List<String> schema, Map<String, Long> sequences, List<Manifest.Part> parts) {}

    private Snapshot snapshot(Path folder, Optional<String> community, Path names) throws IOException {
        try (var connection = address.connect()) {
            var all = Catalog.read(connection);
            var selection = community.isPresent() ? Selection.community(all) : Selection.whole(all);
            Selection.prepare(connection);
            begin(connection);
            var identity = identity(connection);
            if (community.isPresent()) {
                selection.choose(connection, community(connection, community.get()));
            }
            var parts = new ArrayList<Manifest.Part>();
            try (var noted = new MediaNames(names, MediaNames.prefixes(connection, storage))) {
                for (var table : selection.tables().values()) {
                    parts.add(copy(connection, selection, table, folder, noted));
                    progress.done(table.name(), parts.getLast().rows());
                }
            }
            return new Snapshot(identity, Catalog.schema(connection), Sequences.read(connection), parts);
        } catch (SQLException failure) {
            throw asFileFailure(failure);
        }
    }

    private static void begin(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            Archive.speakAlike(statement);
            connection.setAutoCommit(false);
            statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
        }
    }

    private record Address(String origin, String domain) {}

    private static Address identity(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT origin, domain FROM identity")) {
            if (!row.next()) {
                throw Invalid.refused("There is nothing to export: this instance was never started.");
            }
            return new Address(row.getString(1), row.getString(2));
        }
    }

    private static long community(Connection connection, String name) throws SQLException {
        try (var found = connection.prepareStatement("SELECT c.account_id FROM community c JOIN account a"
                + " ON a.id = c.account_id WHERE lower(a.username) = lower(?) AND a.domain IS NULL")) {
            found.setString(1, name);
            try (var row = found.executeQuery()) {
                if (!row.next()) {
                    throw Invalid.refused("There is no community " + name + " here.");
                }
                return row.getLong(1);
            }
        }
    }

    private static Manifest.Part copy(
            Connection connection, Selection selection, Table table, Path folder, MediaNames noted)
            throws SQLException, IOException {
        var name = Archive.fileOf(table.name());
        var file = new LineFile(folder.resolve(name));
        try (file) {
            var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(selection.copy(table));
            try {
                for (var row = copy.readFromCopy(); row != null; row = copy.readFromCopy()) {
                    file.write(row);
                    noted.see(row);
                }
            } finally {
                if (copy.isActive()) {
                    copy.cancelCopy();
                }
            }
        }
        return file.part(table.name(), name);
    }

    private Written finish(
            Path folder, Optional<String> community, Snapshot snapshot, MediaCopies.Copied media, List<String> missing)
            throws IOException {
        var all = new ArrayList<>(snapshot.parts());
        all.add(media.part());
        var fates = Fates.read();
        var manifest = new Manifest(
                Manifest.FORMAT,
                "folkmoot",
                version,
                community.isPresent() ? Manifest.COMMUNITY : Manifest.INSTANCE,
                community.orElse(null),
                snapshot.address().origin(),
                snapshot.address().domain(),
                snapshot.schema(),
                snapshot.sequences(),
                Instant.now().toString(),
                Digest.of(all),
                snapshot.parts(),
                media.part(),
                media.bytes(),
                missing.stream().sorted(Comparator.naturalOrder()).toList(),
                fates.leftOut());
        // last, and whole at once: who finds it finds all the rest
        var begun = folder.resolve(Manifest.FILE + ".begun");
        Manifest.JSON.writeValue(begun.toFile(), manifest);
        Files.move(begun, folder.resolve(Manifest.FILE));
        return new Written(
                snapshot.parts().size(),
                manifest.rows(),
                media.part().rows(),
                media.bytes(),
                manifest.content(),
                missing);
    }

    private static UncheckedIOException asFileFailure(SQLException failure) {
        return new UncheckedIOException(
                new IOException("the database did not give everything (" + failure.getMessage() + ")", failure));
    }
}
