package folkmoot.door.activitypub;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.federation.json.Contexts;
import folkmoot.federation.vocabulary.Activity;
import folkmoot.federation.vocabulary.InteractionRequest;
import folkmoot.federation.vocabulary.Unrecognized;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What FEDERATION.md says is what {@link InboxDispatcher} does: its switch has a case for each kind of activity. */
class FederationPageTest {

    private static final Path PAGE = Path.of("../FEDERATION.md");

    @Test
    void theTableNamesEveryActivity() throws IOException {
        var table = Files.readString(PAGE).split("## Activities", 2)[1].split("\n## ", 2)[0];
        var named = table.lines()
                .filter(line -> line.startsWith("| `"))
                .flatMap(line -> Pattern.compile("`(\\w+)`")
                        .matcher(line.split("\\|")[1])
                        .results())
                .map(found -> found.group(1))
                .collect(Collectors.toSet());

        assertThat(named).isEqualTo(kinds());
    }

    @Test
    void theNamespaceIsTheOneOnTheWire() throws IOException {
        assertThat(Files.readString(PAGE)).contains("`" + Contexts.FOLKMOOT + "`");
    }

    private static Set<String> kinds() {
        return Arrays.stream(Activity.class.getPermittedSubclasses())
                .filter(kind -> kind != Unrecognized.class)
                .flatMap(FederationPageTest::words)
                .collect(Collectors.toSet());
    }

    /** Three types on the wire are one record. */
    private static Stream<String> words(Class<?> kind) {
        return kind == InteractionRequest.class
                ? Arrays.stream(InteractionRequest.Kind.values()).map(InteractionRequest.Kind::request)
                : Stream.of(kind.getSimpleName());
    }
}
