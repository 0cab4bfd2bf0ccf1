package folkmoot.door.api.conventions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * An entity as it is kept in {@code golden/}: fields in alphabetical order, and in place of what is different on each run
 * (ids, times, ports, secrets, file names) a word that says what stood there. The same id is the same word.
 */
final class Golden {

    private static final Path FOLDER = Path.of("src/test/resources/golden");
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
    private static final Pattern ID = Pattern.compile("(?<![0-9])[0-9]{17,20}(?![0-9])");
    private static final Pattern TIME = Pattern.compile("20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d");
    private static final Pattern FRACTION = Pattern.compile("(<time>\\.)\\d{3}Z");
    private static final Pattern DAY = Pattern.compile("20\\d\\d-\\d\\d-\\d\\d(?!T)");
    private static final Pattern PORT = Pattern.compile("localhost:[0-9]+");
    private static final Pattern HOUR = Pattern.compile("-[0-9]{6}\\b");
    private static final Pattern SECONDS = Pattern.compile("\\b1[789][0-9]{8}\\b");
    private static final Pattern FILE = Pattern.compile("(/media/[a-z]+/)[^?\"]+?(\\.[a-z0-9]+)?$");
    private static final Pattern SECRET =
            Pattern.compile("(?<![\\w-])(?=[\\w-]*[0-9])(?=[\\w-]*[A-Za-z])[\\w-]{22,}(?![\\w-])");

    private final Map<String, String> ids = new HashMap<>();

    private Golden() {}

    /** The text of the golden file that these answers would have. */
    static String text(JsonNode value) throws IOException {
        return JSON.writeValueAsString(new Golden().tidied(value)) + "\n";
    }

    static Path file(String entity) {
        return FOLDER.resolve(entity + ".json");
    }

    static void write(String entity, String text) throws IOException {
        Files.createDirectories(FOLDER);
        Files.writeString(file(entity), text);
    }

    private JsonNode tidied(JsonNode value) {
        if (value.isObject()) {
            var fields = new TreeMap<String, JsonNode>();
            value.properties().forEach(each -> fields.put(text(each.getKey(), false), tidied(each.getValue())));
            fields.computeIfPresent(
                    "supported_mime_types", (_, _) -> JSON.createArrayNode().add("<what this machine can read>"));
            var object = new ObjectNode(JsonNodeFactory.instance);
            object.setAll(fields);
            return object;
        }
        if (value.isArray()) {
            var list = JSON.createArrayNode();
            value.forEach(each -> list.add(tidied(each)));
            return list;
        }
        if (value.isTextual()) {
            return JSON.getNodeFactory().textNode(text(value.asText(), true));
        }
        return value.isIntegralNumber() && value.asText().length() >= 10
                ? JSON.getNodeFactory().textNode("<number>")
                : value;
    }

    private String text(String text, boolean secrets) {
        var plain = ID.matcher(text).replaceAll(id -> ids.computeIfAbsent(id.group(), _ -> "id-" + (ids.size() + 1)));
        plain = TIME.matcher(plain).replaceAll("<time>");
        plain = FRACTION.matcher(plain).replaceAll("$1mmmZ");
        plain = DAY.matcher(plain).replaceAll("<day>");
        plain = PORT.matcher(plain).replaceAll("localhost:port");
        plain = HOUR.matcher(plain).replaceAll("-hours");
        plain = FILE.matcher(plain).replaceAll("$1<file>$2");
        plain = SECONDS.matcher(plain).replaceAll("<seconds>");
        return secrets ? SECRET.matcher(plain).replaceAll("<secret>") : plain;
    }
}
