package folkmoot.door.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import folkmoot.door.api.civic.CivicOperations;
import folkmoot.platform.openapi.OpenApi;
import folkmoot.platform.openapi.Operation;
import folkmoot.platform.openapi.Section;
import folkmoot.testing.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The documents of our own API name exactly the routes that there are, as their operations say. {@code make documents} writes them. */
class FolkmootApiDocumentTest {

    private static final boolean WRITE = Boolean.getBoolean("folkmoot.documents");
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final Path OPENAPI = Path.of("../docs/api/openapi.json");
    private static final Path TABLES = Path.of("../docs/api/folkmoot.md");
    private static final Path WORDS = Path.of("src/main/resources/openapi/fields.properties");
    private static final Pattern TABLE = Pattern.compile(
            "## ([^\\n]+)\\n(?:(?!\\n## ).)*?(\\| request \\| does \\| scope \\|\\n(?:\\|[^\\n]*\\n)+)",
            Pattern.DOTALL);

    private static final OpenApi API = CivicOperations.api();

    private static final World world = new World();

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void everyRouteIsAnOperationAndEveryOperationARoute() {
        assertThat(API.sections().stream()
                        .flatMap(section -> section.operations().stream())
                        .map(operation -> operation.method() + " " + operation.path()))
                .containsExactlyInAnyOrderElementsOf(world.server().routes().stream()
                        .filter(route -> route.contains(" " + CivicOperations.BASE + "/"))
                        .toList());
    }

    @Test
    void eachOperationHasANameOfItsOwnAndAnAnswer() {
        var all = API.sections().stream()
                .flatMap(section -> section.operations().stream())
                .toList();
        assertThat(all).extracting(Operation::id).doesNotHaveDuplicates();
        assertThat(all)
                .allSatisfy(each -> assertThat(each.answers()).as(each.id()).isNotEmpty());
    }

    @Test
    void theOpenApiDocumentIsMadeOfThem() throws IOException {
        var written = JSON.writeValueAsString(API.document()) + "\n";
        compare(OPENAPI, written);
    }

    @Test
    void itIsServedAndKeptByWhoHasIt() throws IOException {
        var served = world.visitor().get("/api/folkmoot/v1/openapi.json");
        assertThat(served.statusCode()).isEqualTo(200);
        assertThat(JSON.readTree(served.body())).isEqualTo(JSON.readTree(Files.readString(OPENAPI)));
        var again = world.visitor()
                .get(
                        "/api/folkmoot/v1/openapi.json",
                        "If-None-Match",
                        served.headers().firstValue("ETag").orElseThrow());
        assertThat(again.statusCode()).isEqualTo(304);
    }

    @Test
    void whatFieldsMeanIsWhatTheirRecordsSay() throws IOException {
        var words = new TreeMap<String, String>();
        API.shapes().forEach((name, type) -> {
            var said = RecordJavadoc.of(type);
            words.put(name, said.text());
            said.components().forEach((component, text) -> words.put(name + "." + component, text));
        });
        words.values().removeIf(String::isEmpty);
        compare(
                WORDS,
                words.entrySet().stream()
                        .map(word -> word.getKey() + "=" + word.getValue().replace("\\", "\\\\") + "\n")
                        .collect(Collectors.joining()));
    }

    @Test
    void theTablesForPeopleAreMadeOfThem() throws IOException {
        var sections =
                API.sections().stream().collect(Collectors.toMap(Section::title, FolkmootApiDocumentTest::table));
        var text = Files.readString(TABLES);
        var there = TABLE.matcher(text).results().map(found -> found.group(1)).toList();
        assertThat(there).containsExactlyInAnyOrderElementsOf(sections.keySet());
        compare(TABLES, replaced(text, sections));
    }

    private static String replaced(String text, Map<String, String> sections) {
        var written = new StringBuilder();
        Matcher found = TABLE.matcher(text);
        int from = 0;
        while (found.find()) {
            written.append(text, from, found.start(2)).append(sections.get(found.group(1)));
            from = found.end(2);
        }
        return written.append(text.substring(from)).toString();
    }

    private static String table(Section section) {
        return section.operations().stream()
                .map(each -> "| `%s %s` | %s | %s |\n"
                        .formatted(
                                each.method(),
                                each.path(),
                                each.does(),
                                each.scope().map(scope -> "`" + scope + "`").orElse("–")))
                .collect(Collectors.joining("", "| request | does | scope |\n|---|---|---|\n", ""));
    }

    private static void compare(Path file, String written) throws IOException {
        if (WRITE) {
            Files.writeString(file, written);
        }
        assertThat(Files.readString(file)).as("run make documents").isEqualTo(written);
    }
}
