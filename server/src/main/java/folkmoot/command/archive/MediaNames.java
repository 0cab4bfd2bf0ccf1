package folkmoot.command.archive;

import folkmoot.platform.storage.MediaStorage;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Notes, while rows go by, which files of the media storage they name; in the order in which they do, some of them twice. */
final class MediaNames implements AutoCloseable {

    private static final byte[] SHOWN = "files/".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] WAITING = "incoming/".getBytes(StandardCharsets.US_ASCII);

    private final Pattern name;
    private final BufferedWriter noted;

    /**
     * Notes in a file.
     *
     * @param prefixes what stands before the name in addresses
     */
    MediaNames(Path file, Collection<String> prefixes) throws IOException {
        var before =
                prefixes.stream().map(prefix -> "|" + Pattern.quote(prefix)).collect(Collectors.joining());
        this.name =
                Pattern.compile("(?:(?<!\\\\)\"" + before + ")((?:files|incoming)/[a-z0-9/-]+(?:\\.[a-z0-9]{1,5})?)");
        this.noted = Files.newBufferedWriter(file);
    }

    /** What stands before names in addresses of this instance; none where it was never started. */
    static List<String> prefixes(Connection connection, MediaStorage storage) throws SQLException {
        var all = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("SELECT origin FROM identity")) {
            while (row.next()) {
                all.add(row.getString(1) + "/media/");
            }
        }
        storage.publicAddress("").ifPresent(address -> all.add(address.toString()));
        return all;
    }

    void see(byte[] row) throws IOException {
        if (!contains(row, SHOWN) && !contains(row, WAITING)) {
            return;
        }
        var found = name.matcher(new String(row, StandardCharsets.UTF_8));
        while (found.find()) {
            noted.write(found.group(1));
            noted.write('\n');
        }
    }

    private static boolean contains(byte[] row, byte[] word) {
        for (int at = 0; at <= row.length - word.length; at++) {
            int same = 0;
            while (same < word.length && row[at + same] == word[same]) {
                same++;
            }
            if (same == word.length) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() throws IOException {
        noted.close();
    }
}
