package folkmoot.door.api.conventions;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every entity of the client API, fetched from the endpoints that show it: it has the fields, types and nulls that the
 * contract gives it, and it is what it was when its golden file was written ({@code make documents} writes them).
 */
class GoldenTest {

    private static final boolean WRITE = Boolean.getBoolean("folkmoot.documents");
    private static final EntitySchema SCHEMA = EntitySchema.read();

    /** Whose models are written down in {@code mastodon/apps}. */
    private static final List<String> APPS = List.of("tusky", "ice-cubes", "mastodon-ios", "mastodon-android");

    /** Entities that no endpoint answers with here, and why. */
    private static final Map<String, String> NEVER_SHOWN = Map.ofEntries(
            entry("Appeal", "nobody can appeal against a warning here, so that appeal is always null"),
            entry("Translation", "there is no translator: the endpoint answers 404, as the contract has it"),
            entry("AsyncRefresh", "nothing is fetched after the answer, so that no refresh is ever announced"));

    @TempDir
    static Path folder;

    private static Village village;
    private static Map<String, Exhibits.Source> exhibits;

    @BeforeAll
    static void build() {
        village = new Village(folder);
        exhibits = new Exhibits(village).all();
    }

    @AfterAll
    static void close() {
        village.close();
    }

    @TestFactory
    Stream<DynamicTest> anEntityKeepsToItsContractAndItsGoldenFile() {
        return exhibits.keySet().stream().map(entity -> dynamicTest(entity, () -> examine(entity)));
    }

    @TestFactory
    Stream<DynamicTest> theDecodersOfAppsCanReadEveryEntity() {
        return APPS.stream().flatMap(app -> {
            var schema = EntitySchema.ofApp(app);
            return exhibits.keySet().stream()
                    .filter(schema.names()::contains)
                    .map(entity -> dynamicTest(app + " reads " + entity, () -> decode(schema, entity)));
        });
    }

    private static void decode(EntitySchema app, String entity) throws Exception {
        var shown = exhibits.get(entity).fetch();
        var faults = new ArrayList<String>();
        (shown.isArray() ? shown : List.of(shown)).forEach(each -> faults.addAll(app.faults(entity, each)));
        assertThat(faults).isEmpty();
    }

    @Test
    void everyEntityIsExamined() {
        var examined = new TreeSet<>(exhibits.keySet());
        examined.addAll(NEVER_SHOWN.keySet());
        examined.addAll(List.of("Configuration", "StatusLimits", "MediaLimits", "PollLimits", "Access")); // in Instance
        assertThat(examined).containsAll(SCHEMA.names());
    }

    private static void examine(String entity) throws Exception {
        JsonNode shown = exhibits.get(entity).fetch();
        var faults = new ArrayList<String>();
        if (shown.isArray()) {
            assertThat(shown).as("nothing is shown").isNotEmpty();
            shown.forEach(each -> faults.addAll(SCHEMA.faults(entity, each)));
        } else {
            faults.addAll(SCHEMA.faults(entity, shown));
        }
        assertThat(faults).isEmpty();
        var text = Golden.text(shown);
        if (WRITE) {
            Golden.write(entity, text);
        }
        assertThat(Golden.file(entity)).as("run make documents").exists();
        assertThat(text).isEqualTo(Files.readString(Golden.file(entity)));
    }
}
