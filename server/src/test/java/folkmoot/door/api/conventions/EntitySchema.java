package folkmoot.door.api.conventions;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The fields of every entity of the client API, as {@code mastodon/entities.txt} gives them, or of those that one app reads,
 * as its decoders want them ({@code mastodon/apps}); and what breaks them.
 */
final class EntitySchema {

    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
    private static final Pattern SECONDS = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

    private final Map<String, Shape.Fields> entities = new LinkedHashMap<>();

    private final boolean complete;

    private EntitySchema(boolean complete) {
        this.complete = complete;
    }

    /** The contract: nothing else may be there. */
    static EntitySchema read() {
        return read("entities.txt", true);
    }

    /** What an app reads; what else is there does not disturb it. */
    static EntitySchema ofApp(String app) {
        return read("apps/" + app + ".txt", false);
    }

    private static EntitySchema read(String file, boolean complete) {
        var schema = new EntitySchema(complete);
        try (var text = EntitySchema.class.getResourceAsStream("/mastodon/" + file)) {
            new String(text.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(schema::add);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return schema;
    }

    private void add(String line) {
        var parts = line.split(": ", 2);
        var names = parts[0].split(" < ");
        var fields = new HashMap<String, Shape.Field>();
        if (names.length > 1) {
            fields.putAll(entities.get(names[1]).fields());
        }
        fields.putAll(Shape.fields(parts[1]).fields());
        entities.put(names[0], new Shape.Fields(fields));
    }

    /** The names of all entities, in the order of the file. */
    Set<String> names() {
        return entities.keySet();
    }

    /** What is wrong with a value as this entity: one sentence each, with the path of the field. */
    List<String> faults(String entity, JsonNode value) {
        var faults = new ArrayList<String>();
        check(new Shape.Named(entity, List.of()), value, entity, faults);
        return faults;
    }

    private void check(Shape shape, JsonNode value, String path, List<String> faults) {
        switch (shape) {
            case Shape.Nullable(var inner) -> {
                if (!value.isNull()) {
                    check(inner, value, path, faults);
                }
            }
            case Shape.ListOf(var element) -> {
                if (require(value.isArray(), path, value, "a list", faults)) {
                    for (int i = 0; i < value.size(); i++) {
                        check(element, value.get(i), path + "[" + i + "]", faults);
                    }
                }
            }
            case Shape.MapOf(var element) -> {
                if (require(value.isObject(), path, value, "an object", faults)) {
                    value.properties()
                            .forEach(each -> check(element, each.getValue(), path + "." + each.getKey(), faults));
                }
            }
            case Shape.Fields fields -> checkFields(fields, value, path, faults);
            case Shape.Named named
            when entities.containsKey(named.name()) -> checkFields(entities.get(named.name()), value, path, faults);
            case Shape.Named named -> require(holds(named, value), path, value, named.toString(), faults);
        }
    }

    private void checkFields(Shape.Fields shape, JsonNode value, String path, List<String> faults) {
        if (!require(value.isObject(), path, value, "an object", faults)) {
            return;
        }
        shape.fields().forEach((name, field) -> {
            if (value.has(name)) {
                check(field.shape(), value.get(name), path + "." + name, faults);
            } else if (!field.mayBeAbsent()) {
                faults.add(path + "." + name + " is missing");
            }
        });
        value.fieldNames().forEachRemaining(name -> {
            if (complete && !shape.fields().containsKey(name)) {
                faults.add(path + "." + name + " is not in the contract");
            }
        });
    }

    private static boolean require(boolean right, String path, JsonNode value, String wanted, List<String> faults) {
        if (!right) {
            var text = value.toString();
            faults.add(path + " is not " + wanted + ": " + text.substring(0, Math.min(80, text.length())));
        }
        return right;
    }

    private static boolean holds(Shape.Named type, JsonNode value) {
        return switch (type.name()) {
            case "S" ->
                value.isTextual() && (type.oneOf().isEmpty() || type.oneOf().contains(value.asText()));
            case "N" -> value.isTextual() && value.asText().matches("-?[0-9]+");
            case "B" -> value.isBoolean();
            case "I" -> value.isIntegralNumber();
            case "F" -> value.isNumber();
            case "T" -> value.isTextual() && TIME.matcher(value.asText()).matches();
            case "Z" -> value.isTextual() && SECONDS.matcher(value.asText()).matches();
            case "D" -> value.isTextual() && DATE.matcher(value.asText()).matches();
            case "U" -> value.isTextual() && URI.create(value.asText()).isAbsolute();
            case "X" -> value.isObject();
            default -> throw new IllegalArgumentException("Unknown type " + type.name());
        };
    }
}
