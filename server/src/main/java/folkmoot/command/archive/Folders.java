package folkmoot.command.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** What becomes of a folder that could not be completed. */
final class Folders {

    private Folders() {}

    /** Takes everything out of it again; what does not go is told beside the failure that led here. */
    static void empty(Path folder, Exception because) {
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
