package folkmoot.dependencies;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What cannot be read from the build: which versions there were on a day, and who keeps a library. */
record LookedUp(String date, Map<String, Entry> entries) {

    private static final Path FILE = Path.of("src/test/resources/dependencies/looked-up.txt");
    private static final String DATE = "date: ";

    /** @param newest stable version on that day */
    record Entry(String newest, String keeper) {}

    static LookedUp read() {
        try {
            var lines = Files.readAllLines(FILE).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
            return new LookedUp(lines.getFirst().substring(DATE.length()), entries(lines.subList(1, lines.size())));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static Map<String, Entry> entries(List<String> lines) {
        var entries = new TreeMap<String, Entry>();
        for (var line : lines) {
            var parts = line.split("\\s*\\|\\s*");
            entries.put(parts[0], new Entry(parts[1], parts[2]));
        }
        return entries;
    }
}
