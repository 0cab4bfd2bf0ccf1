package folkmoot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page on security names a test for each of its sentences; this one looks whether they are there. */
class SecurityDocumentTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Path PAGE = ROOT.resolve("docs/security.md");
    private static final Pattern NAMED = Pattern.compile("`([A-Z][A-Za-z0-9]*Test)\\.([a-zA-Z0-9]+)`");
    private static final Pattern ROW = Pattern.compile("^\\| (?!---)(?!what )(?!advisory ).*\\|$");

    @Test
    void everyTestThatThePageNamesExists() throws IOException {
        var named = NAMED.matcher(Files.readString(PAGE)).results().toList();
        assertThat(named).hasSizeGreaterThan(60);
        assertThat(named)
                .allSatisfy(test -> assertThat(exists(test)).as(test.group()).isTrue());
    }

    @Test
    void everySentenceOfThePageHasItsTestOrSaysWhyNone() throws IOException {
        assertThat(Files.readAllLines(PAGE).stream()
                        .filter(line -> ROW.matcher(line).matches()))
                .allSatisfy(row -> assertThat(NAMED.matcher(row).find() || row.contains("does not apply"))
                        .as(row)
                        .isTrue());
    }

    private static boolean exists(MatchResult test) {
        return Stream.of("server", "federation", "schema", "config")
                .map(module -> ROOT.resolve(module).resolve("src/test/java"))
                .filter(Files::isDirectory)
                .flatMap(folder -> sources(folder, test.group(1) + ".java").stream())
                .anyMatch(source -> source.contains(" " + test.group(2) + "("));
    }

    private static List<String> sources(Path folder, String file) {
        try (var found = Files.walk(folder)) {
            return found.filter(path -> path.endsWith(file))
                    .map(SecurityDocumentTest::read)
                    .toList();
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
