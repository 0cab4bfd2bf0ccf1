package folkmoot;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.config.SettingsReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The list of settings in the documentation is the one of the code. {@code -Dfolkmoot.format=true} writes it. */
class SettingsDocumentTest {

    private static final Path DOCUMENT = Path.of("../docs/operating/settings.md");
    private static final String HEAD = "| setting | default | variable | meaning |\n|---|---|---|---|\n";

    @Test
    void everySettingStandsInTheDocumentation() throws IOException {
        var rows = SettingsReference.entries().values().stream()
                .map(entry -> "| `" + entry.key() + "` | `" + entry.value() + "` | `" + entry.variable() + "` | "
                        + entry.description() + " |\n")
                .collect(Collectors.joining());
        var text = Files.readString(DOCUMENT);
        int table = text.indexOf(HEAD);
        var wanted = (table < 0 ? text : text.substring(0, table)) + HEAD + rows;
        if (Boolean.getBoolean("folkmoot.format")) {
            Files.writeString(DOCUMENT, wanted);
        }
        assertThat(Files.readString(DOCUMENT)).as("run make format").isEqualTo(wanted);
    }
}
