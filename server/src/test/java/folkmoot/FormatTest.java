package folkmoot;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.JavaFormatterOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The formatter decides about spaces. {@code make format} lets it write what it wants. */
class FormatTest {

    private static final boolean WRITE = Boolean.getBoolean("folkmoot.format");

    private final Formatter formatter = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .formatJavadoc(false)
            .build());

    @Test
    void everySourceIsFormatted() throws Exception {
        var unformatted = new ArrayList<Path>();
        var known = new FormattedBefore(Path.of("target/formatted"), Formatter.class);
        for (var source : sources()) {
            var text = Files.readString(source);
            if (known.contains(text)) {
                continue;
            }
            var formatted = formatter.formatSourceAndFixImports(text);
            if (formatted.equals(text)) {
                // Of some sources the formatter makes one thing, and of that another: only what stays is known.
                known.add(text);
            } else if (WRITE) {
                Files.writeString(source, formatted);
            } else {
                unformatted.add(source);
            }
        }
        known.write();
        assertThat(unformatted).as("run make format").isEmpty();
    }

    private static List<Path> sources() throws IOException {
        try (var files = Files.walk(Path.of(".."))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> !file.toString().contains("/target/"))
                    .filter(file -> !file.toString().contains("/generated/"))
                    .filter(file -> !file.toString().contains("/.git/"))
                    .toList();
        }
    }
}
