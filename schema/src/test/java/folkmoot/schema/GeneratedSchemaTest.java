package folkmoot.schema;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.schema.postgres.ThrowawayPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is generated from the migrations is committed and current. {@code make generate} writes it. */
class GeneratedSchemaTest {

    private static final boolean WRITE = Boolean.getBoolean("folkmoot.generate");
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Path GENERATED = Path.of("folkmoot/schema/generated");
    private static final Path DUMP = Path.of("schema.sql");

    @TempDir
    Path temporary;

    @Test
    void theGeneratedClassesAndTheDumpAreCurrent() throws Exception {
        var address = ThrowawayPostgres.newDatabase();
        Generation.write(address, temporary);
        var dump = SchemaDump.of(address);
        if (WRITE) {
            replace();
            Files.writeString(DUMP, dump);
        }
        assertThat(read(SOURCES.resolve(GENERATED)))
                .as("run make generate")
                .isEqualTo(read(temporary.resolve(GENERATED)));
        assertThat(Files.readString(DUMP)).as("run make generate").isEqualTo(dump);
    }

    @Test
    void everyTableAndColumnSaysWhatItIs() throws Exception {
        try (var connection = ThrowawayPostgres.newDatabase().connect()) {
            assertThat(SchemaDump.withoutComment(connection)).isEmpty();
        }
    }

    private void replace() throws IOException {
        var old = SOURCES.resolve(GENERATED);
        if (Files.exists(old)) {
            try (var files = Files.walk(old)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        for (var file : read(temporary.resolve(GENERATED)).entrySet()) {
            var target = old.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.writeString(target, file.getValue());
        }
    }

    private static Map<String, String> read(Path folder) throws IOException {
        var contents = new TreeMap<String, String>();
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (var file : files.filter(Files::isRegularFile).toList()) {
                    contents.put(folder.relativize(file).toString(), Files.readString(file));
                }
            }
        }
        return contents;
    }
}
