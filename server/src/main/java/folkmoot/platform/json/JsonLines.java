package folkmoot.platform.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Lists that come along with the program, as files with one JSON object a line. */
public final class JsonLines {

    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonLines() {}

    /**
     * Each line as such a thing.
     *
     * @param file on the class path, such as {@code civic/categories.jsonl}
     * @throws IllegalStateException if a line is none
     */
    public static <T> List<T> read(String file, Class<T> type) {
        try (var in = JsonLines.class.getClassLoader().getResourceAsStream(file)) {
            var read = new ArrayList<T>();
            for (var line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                read.add(JSON.readValue(line, type));
            }
            return read;
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(file + " is broken", broken);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
