package folkmoot.schema.postgres;

import folkmoot.schema.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A folder into which the database copies each segment of its write-ahead log when it is full, and after a minute at the latest. With a
 * backup from before, everything in it comes back.
 */
record LogArchive(Path folder) {

    static final String UNFINISHED = ".unfinished";

    /** Makes the folder, so that the database finds it. */
    static Optional<LogArchive> prepare(Optional<Path> wanted) throws IOException {
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        var folder = wanted.get().toAbsolutePath().normalize();
        if (folder.toString().matches(".*['\\\\\\n].*")) {
            throw new CannotStart("The folder " + folder
                    + " of backup.archive has a quote, a backslash or a line break in its name: choose another.");
        }
        Files.createDirectories(folder);
        Unprivileged.here().own(folder);
        return Optional.of(new LogArchive(folder));
    }

    /** A segment is there whole or not at all; one that is there already has to be the same. */
    List<String> settings() {
        var to = folder.toString().replace("%", "%%") + "/%f";
        return List.of(
                "archive_mode=on",
                "archive_timeout=60",
                "archive_command=if [ -e '" + to + "' ]; then cmp -s '%p' '" + to + "'; else cp '%p' '" + to
                        + ".begun' && mv '" + to + ".begun' '" + to + "'; fi");
    }

    /** How a database that recovers gets a segment. */
    String restoring() {
        return "restore_command=cp '" + folder.toString().replace("%", "%%") + "/%f' '%p' 2>/dev/null";
    }
}
