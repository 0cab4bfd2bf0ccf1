package folkmoot.door.activitypub.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Documents to try things with: our own examples, and those of other programs where their folder is there (the system
 * property {@code folkmoot.fixtures}, or {@code ../shared/fixtures/lemmy-assets} beside the project).
 */
final class SampleDocuments {

    private static final Path OWN = Path.of("src/test/resources/documents");

    private SampleDocuments() {}

    /** By name, in order. */
    static Map<String, String> own() {
        return in(OWN);
    }

    /** By program and name; empty when the folder is not there. */
    static Map<String, String> ofOtherPrograms() {
        return in(Path.of(System.getProperty("folkmoot.fixtures", "../../shared/fixtures/lemmy-assets")));
    }

    private static Map<String, String> in(Path folder) {
        var documents = new TreeMap<String, String>();
        if (!Files.isDirectory(folder)) {
            return documents;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(file -> file.toString().endsWith(".json"))
                    .forEach(file -> documents.put(folder.relativize(file).toString(), read(file)));
            return documents;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
