package folkmoot.command.archive;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.testing.LentDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;

/**
 * docs/export.md says of each field of an export what it is: what stands there is what is written. {@code make documents} writes its second
 * half from the database's own words.
 */
class ExportDocumentTest {

    private static final boolean WRITE = Boolean.getBoolean("folkmoot.documents");
    private static final Path DOCUMENT = Path.of("../docs/export.md");
    private static final String FIELDS = "## Every table and field\n";

    @Test
    void everyFieldStandsInTheDocumentAsItIsWritten() throws IOException {
        var text = Files.readString(DOCUMENT);
        int begin = text.indexOf(FIELDS);
        var wanted = text.substring(0, begin) + FIELDS + "\n" + fields();
        if (WRITE) {
            Files.writeString(DOCUMENT, wanted);
        }
        assertThat(Files.readString(DOCUMENT)).as("run make documents").isEqualTo(wanted);
    }

    @Test
    void everyFieldOfTheManifestIsExplained() throws IOException {
        var text = Files.readString(DOCUMENT);
        for (var type : List.of(Manifest.class, Manifest.Part.class)) {
            for (var component : type.getRecordComponents()) {
                assertThat(text).contains("| `" + snake(component.getName()) + "` |");
            }
        }
        assertThat(text).contains("| `format` | " + Manifest.FORMAT + " |");
    }

    private static String snake(String name) {
        return name.replaceAll("([A-Z])", "_$1").toLowerCase();
    }

    private static String fields() {
        var tables = tables();
        var fates = Fates.read();
        var rules = CommunityRules.read().rules();
        var page = new StringBuilder();
        page.append("Made by the database from what is kept, and not written:\n\n");
        fates.rebuilt().forEach((name, how) -> page.append("- `" + name + "`: " + how + ".\n"));
        page.append("\nLeft out:\n\n");
        fates.leftOut().forEach((name, why) -> page.append("- `" + name + "`: " + why + ".\n"));
        for (var name : fates.kept()) {
            var table = tables.get(name);
            page.append("\n### " + name + "\n\n" + cell(table.comment()) + "\n");
            var rule = rules.get(name);
            if (rule != null) {
                page.append("\nAlso in the export of a community"
                        + (rule.without().isEmpty()
                                ? ""
                                : ", without `"
                                        + String.join(
                                                "`, `",
                                                rule.without().stream().sorted().toList())
                                        + "`")
                        + ".\n");
            }
            page.append("\n| field | written as | meaning |\n|---|---|---|\n");
            for (var column : table.columns()) {
                if (!column.computed()) {
                    page.append("| `" + column.name() + "` | " + column.written()
                            + (column.nullable() ? " or null" : "") + " | " + cell(column.comment()) + " |\n");
                }
            }
        }
        return page.toString();
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;").replaceAll("\\s+", " ");
    }

    private static SortedMap<String, Table> tables() {
        var lent = LentDatabase.lend();
        try (var connection = lent.address().connect()) {
            return Catalog.read(connection);
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        } finally {
            lent.giveBack();
        }
    }
}
