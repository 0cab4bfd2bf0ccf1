package folkmoot.command.archive;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What becomes of each table of the database when an instance leaves.
 *
 * @param kept written and read
 * @param rebuilt made from what is kept, with the words that say how
 * @param leftOut with the reason
 */
record Fates(SortedSet<String> kept, SortedMap<String, String> rebuilt, SortedMap<String, String> leftOut) {

    static Fates read() {
        var kept = new TreeSet<String>();
        var rebuilt = new TreeMap<String, String>();
        var leftOut = new TreeMap<String, String>();
        for (var line : lines("tables.txt")) {
            var parts = line.split(" ", 2);
            var rest = parts[1].split(": ", 2);
            switch (parts[0]) {
                case "kept" -> kept.add(rest[0]);
                case "rebuilt" -> rebuilt.put(rest[0], rest[1]);
                case "left-out" -> leftOut.put(rest[0], rest[1]);
                default -> throw new IllegalStateException(line);
            }
        }
        return new Fates(kept, rebuilt, leftOut);
    }

    /** What a list beside the program says, without its remarks. */
    static List<String> lines(String name) {
        try (var reader = new BufferedReader(
                new InputStreamReader(Fates.class.getResourceAsStream("/archive/" + name), StandardCharsets.UTF_8))) {
            return reader.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
