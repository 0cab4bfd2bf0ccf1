package folkmoot.command.archive;

import folkmoot.platform.storage.MediaStorage;
import folkmoot.schema.DatabaseAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;

/** Looks whether the files that rows name are in the media storage. */
public record MediaPresence(DatabaseAddress address, MediaStorage storage) {

    /** What was looked at, and what is missing; each of the first hundred by its name. */
    public record Seen(long files, long missing, List<String> names) {}

    private static final int NAMED_AT_MOST = 100;

    /** Reads every row that an export would have. */
    public Seen look() throws IOException, SQLException {
        var noted = Files.createTempFile("folkmoot-media", ".names");
        try {
            note(noted);
            long files = 0;
            long missing = 0;
            var names = new ArrayList<String>();
            try (var lines = Files.newBufferedReader(noted)) {
                for (var name = lines.readLine(); name != null; name = lines.readLine()) {
                    files++;
                    if (MediaStorage.isName(name) && storage.open(name).isEmpty()) {
                        missing++;
                        if (names.size() < NAMED_AT_MOST) {
                            names.add(name);
                        }
                    }
                }
            }
            return new Seen(files, missing, names);
        } finally {
            Files.delete(noted);
        }
    }

    private void note(Path into) throws IOException, SQLException {
        try (var connection = address.connect();
                var names = new MediaNames(into, MediaNames.prefixes(connection, storage))) {
            var selection = Selection.whole(Catalog.read(connection));
            for (var table : selection.tables().values()) {
                var copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(selection.copy(table));
                for (var row = copy.readFromCopy(); row != null; row = copy.readFromCopy()) {
                    names.see(row);
                }
            }
        }
    }
}
