package folkmoot.command.archive;

import folkmoot.platform.problem.Conflict;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.storage.MediaStorage;
import folkmoot.schema.DatabaseAddress;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Brings an archive into an instance on which nobody is yet: all of it in one transaction, or nothing. Foreign keys are taken off before
 * and put back after, which checks each of them against everything that came.
 */
public final class Import {

    private static final String NOTHING = " Nothing was imported.";

    private static final String INHABITED = """
        SELECT (SELECT count(*) FROM users) + (SELECT count(*) FROM status) + (SELECT count(*) FROM proposal)
             + (SELECT count(*) FROM community)
        """;

    private static final String OTHERS = """
        SELECT count(*) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
        """;

    private static final String KEYS = """
        SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid)
        FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace ORDER BY 1, 2
        """;

    private static final List<String> REBUILD = List.of(
            "SELECT fill_proposal_words()",
            "SELECT setval('proposal_place', 1, false)",
            "SELECT fill_proposal_search()",
            "SELECT fill_proposal_lists()");

    private final DatabaseAddress address;
    private final MediaStorage storage;
    private final Progress progress;

    public Import(DatabaseAddress address, MediaStorage storage, Progress progress) {
        this.address = address;
        this.storage = storage;
        this.progress = progress;
    }

    /** What came. */
    public record Brought(long tables, long rows, long mediaFiles, String content) {}

    /** A foreign key that was taken off. */
    private record Key(String table, String name, String definition) {}

    /**
     * Brings it in.
     *
     * @throws Conflict if somebody is here already
     * @throws Invalid if the archive does not fit
     */
    public Brought bring(ReadArchive archive) throws IOException {
        try (var connection = address.connect()) {
            try (var statement = connection.createStatement()) {
                Archive.speakAlike(statement);
            }
            connection.setAutoCommit(false);
            requireAlone(connection);
            requireSameSchema(connection, archive.manifest());
            requireEmpty(connection);
            var tables = Catalog.read(connection);
            var keys = open(connection, tables.keySet());
            for (var part : archive.manifest().tables()) {
                new RowLoader(connection, archive).load(tables.get(part.name()), part);
                progress.done(part.name(), part.rows());
            }
            rebuild(connection, archive.manifest());
            close(connection, tables.keySet(), keys);
            bringMedia(archive);
            connection.commit();
            connection.setAutoCommit(true);
            run(connection, "ANALYZE");
        } catch (SQLException failure) {
            throw Invalid.refused(
                    "The export does not fit this database: " + RowLoader.sentence(failure) + "." + NOTHING);
        }
        var manifest = archive.manifest();
        return new Brought(
                manifest.tables().size(), manifest.rows(), manifest.media().rows(), manifest.content());
    }

    /** A server remembers what was there, and would go on with it. */
    private static void requireAlone(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(OTHERS)) {
            row.next();
            if (row.getLong(1) > 0) {
                throw new Conflict(
                        "A server runs on this database, or something else is connected to it. Stop it, import, and"
                                + " start it again." + NOTHING);
            }
        }
    }

    private static void requireSameSchema(Connection connection, Manifest manifest) throws SQLException {
        var here = Catalog.schema(connection);
        var newer = new HashSet<>(manifest.schema());
        here.forEach(newer::remove);
        if (!newer.isEmpty()) {
            throw Invalid.refused("This export was written by a newer version of Folkmoot (" + manifest.version()
                    + ", schema " + manifest.schema().getLast() + "): import it with that version or a later one."
                    + NOTHING);
        }
        if (here.size() != manifest.schema().size()) {
            throw Invalid.refused("This export was written by an older version of Folkmoot (" + manifest.version()
                    + ", schema " + manifest.schema().getLast() + "; here " + here.getLast()
                    + "): import it with that version, and then start this one on the same data, which brings it up to"
                    + " date."
                    + NOTHING);
        }
    }

    private static void requireEmpty(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(INHABITED)) {
            row.next();
            if (row.getLong(1) > 0) {
                throw new Conflict(
                        "There are people, posts or communities on this instance already. An export is brought into"
                                + " an empty one: choose another folder with --data, or another database." + NOTHING);
            }
        }
    }

    /** Empties what the export fills, without keys and triggers that would look at halves. */
    private static List<Key> open(Connection connection, Set<String> tables) throws SQLException {
        var keys = new ArrayList<Key>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(KEYS)) {
            while (rows.next()) {
                keys.add(new Key(rows.getString(1), rows.getString(2), rows.getString(3)));
            }
        }
        for (var key : keys) {
            run(connection, "ALTER TABLE " + key.table() + " DROP CONSTRAINT " + Catalog.quoted(key.name()));
        }
        for (var table : tables) {
            run(connection, "ALTER TABLE " + Catalog.quoted(table) + " DISABLE TRIGGER USER");
            run(connection, "DELETE FROM " + Catalog.quoted(table)); // what the migrations and a first start put there
        }
        return keys;
    }

    private static void rebuild(Connection connection, Manifest manifest) throws SQLException {
        Sequences.restore(connection, manifest.sequences());
        for (var step : REBUILD) {
            run(connection, step);
        }
    }

    private static void close(Connection connection, Set<String> tables, List<Key> keys) throws SQLException {
        for (var table : tables) {
            run(connection, "ALTER TABLE " + Catalog.quoted(table) + " ENABLE TRIGGER USER");
        }
        for (var key : keys) {
            run(
                    connection,
                    "ALTER TABLE " + key.table() + " ADD CONSTRAINT " + Catalog.quoted(key.name()) + " "
                            + key.definition());
        }
    }

    /** Before the rows are there for anybody: a row never names a file that is still to come. */
    private void bringMedia(ReadArchive archive) throws IOException {
        archive.eachMedia((name, sha256, bytes) -> storage.put(name, archive.media(name), typeOf(name)));
        progress.done("media", archive.manifest().media().rows());
    }

    private static String typeOf(String name) {
        var type = java.net.URLConnection.guessContentTypeFromName(name);
        return type == null ? "application/octet-stream" : type;
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
