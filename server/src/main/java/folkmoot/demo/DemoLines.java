package folkmoot.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What the demonstration shows, from files with one JSON object a line. */
final class DemoLines {

    private static final ObjectMapper JSON = new ObjectMapper();

    private DemoLines() {}

    /** Each line of a resource as such a record. */
    static <T> List<T> read(String file, Class<T> type) {
        try (var in = DemoLines.class.getClassLoader().getResourceAsStream(file)) {
            var read = new ArrayList<T>();
            for (var line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                read.add(JSON.readValue(line, type));
            }
            return read;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
