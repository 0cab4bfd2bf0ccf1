package folkmoot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The index of the decisions names each of them, by date; {@code make documents} writes it. */
class DecisionsDocumentTest {

    private static final boolean WRITE = Boolean.getBoolean("folkmoot.documents");
    private static final Path FOLDER = Path.of("../docs/adr");
    private static final Path INDEX = FOLDER.resolve("README.md");
    private static final int DATE = "2026-01-01".length();
    private static final String HEAD = """
        # What was decided, and why

        Each page says what the question was, what was decided, what follows from it and what else was possible. A decision that no longer
        holds gets a page that says so. `make documents` writes this list.

        """;

    @Test
    void theIndexNamesEachDecisionByItsDate() throws IOException {
        var index = HEAD + lines();
        if (WRITE) {
            Files.writeString(INDEX, index);
        }
        assertThat(INDEX).hasContent(index);
    }

    private static String lines() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.filter(file -> !file.equals(INDEX))
                    .sorted()
                    .map(DecisionsDocumentTest::line)
                    .collect(Collectors.joining());
        }
    }

    private static String line(Path file) {
        var name = file.getFileName().toString();
        return "- %s: [%s](%s)%n".formatted(name.substring(0, DATE), title(file), name);
    }

    private static String title(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.findFirst().orElseThrow().substring("# ".length());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
