package folkmoot.command.arrival;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import folkmoot.platform.problem.Invalid;
import folkmoot.platform.text.SavedText;
import folkmoot.platform.text.Table;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Records of a file, one after the other: JSON is never held as a whole. */
final class Records {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LOOKED_AT = 64;

    private Records() {}

    /** Objects of a JSON document: those of its list, those of a list within it, itself, or one a line. */
    static void json(Path file, String list, Consumer<JsonNode> each) throws IOException {
        try (var in = new BufferedInputStream(Files.newInputStream(file));
                var parser = JSON.getFactory().createParser(in)) {
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_ARRAY) {
                    while (parser.nextToken() == JsonToken.START_OBJECT) {
                        each.accept(JSON.readTree(parser));
                    }
                } else if (token == JsonToken.START_OBJECT) {
                    object(parser, list, each);
                }
            }
        } catch (JsonProcessingException broken) {
            throw Invalid.refused(file.getFileName() + " cannot be read as JSON after line "
                    + (broken.getLocation() == null ? 1 : broken.getLocation().getLineNr()) + ": "
                    + broken.getOriginalMessage() + ". What stood before was taken.");
        }
    }

    private static void object(com.fasterxml.jackson.core.JsonParser parser, String list, Consumer<JsonNode> each)
            throws IOException {
        var whole = JSON.createObjectNode();
        boolean listed = false;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var name = parser.currentName();
            var token = parser.nextToken();
            if (name.equals(list) && token == JsonToken.START_ARRAY) {
                listed = true;
                while (parser.nextToken() == JsonToken.START_OBJECT) {
                    each.accept(JSON.readTree(parser));
                }
            } else {
                whole.set(name, JSON.readTree(parser));
            }
        }
        if (!listed) {
            each.accept(whole.path(list).isObject() ? whole.get(list) : whole);
        }
    }

    /** Rows of a table, or objects of JSON with their inner names behind slashes: {@code title/en}. */
    static void flat(Path file, Consumer<Map<String, String>> each) throws IOException {
        if (isJson(file)) {
            json(file, "data", node -> each.accept(flattened(node)));
            return;
        }
        for (var row : Table.read(SavedText.read(Files.readAllBytes(file))).rows()) {
            each.accept(row.cells());
        }
    }

    private static boolean isJson(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var begin = SavedText.read(in.readNBytes(LOOKED_AT)).stripLeading();
            return begin.startsWith("{") || begin.startsWith("[");
        }
    }

    private static Map<String, String> flattened(JsonNode node) {
        var row = new LinkedHashMap<String, String>();
        flatten(node, "", row);
        return row;
    }

    private static void flatten(JsonNode node, String before, Map<String, String> row) {
        node.properties().forEach(field -> {
            var name = before + field.getKey();
            var value = field.getValue();
            if (value.isObject()) {
                flatten(value, name + "/", row);
            } else if (value.isValueNode() && !value.isNull()) {
                row.put(name, value.asText());
            } else if (value.isArray() && !value.isEmpty()) {
                row.put(name, value.toString());
            }
        });
    }
}
