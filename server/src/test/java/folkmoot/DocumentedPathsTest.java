package folkmoot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Where the documents say that something stands, it stands. */
class DocumentedPathsTest {

    private static final List<String> DOCUMENTS =
            List.of("ARCHITECTURE.md", "CONTRIBUTING.md", "docs/reading-order.md", "docs/security.md");
    private static final Pattern PLACE = Pattern.compile("`((?:[a-z]+/)+[A-Z]\\w*)");
    private static final List<Path> SOURCES = Stream.of("config", "schema", "federation", "server")
            .flatMap(module ->
                    Stream.of("main", "test").map(part -> Path.of("..", module, "src", part, "java/folkmoot")))
            .toList();

    @Test
    void everyPlaceThatADocumentNamesIsThere() throws IOException {
        var named = new TreeSet<String>();
        for (var document : DOCUMENTS) {
            var text = Files.readString(Path.of("..", document));
            PLACE.matcher(text).results().forEach(place -> named.add(place.group(1)));
        }
        assertThat(named).hasSizeGreaterThan(60);
        assertThat(named)
                .allSatisfy(place ->
                        assertThat(SOURCES).as(place).anyMatch(root -> Files.exists(root.resolve(place + ".java"))));
    }
}
