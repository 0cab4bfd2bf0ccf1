package folkmoot.platform.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import folkmoot.platform.id.Id;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * JSON Schema (2020-12) of records, as {@link folkmoot.platform.json.JsonBodies} writes them: names in snake case, an empty {@code Optional} as
 * null, what is marked {@code NON_EMPTY} left out. Nothing else may be there.
 */
final class Schemas {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final PropertyNamingStrategies.SnakeCaseStrategy NAMES =
            new PropertyNamingStrategies.SnakeCaseStrategy();
    private static final String MILLISECONDS = "^-?\\d{4,}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$";

    private final FieldWords words;
    private final Map<String, Class<?>> types = new TreeMap<>();
    private final Map<String, ObjectNode> written = new TreeMap<>();

    Schemas(FieldWords words) {
        this.words = words;
    }

    /** Every record that was asked for, and those in it, by name. */
    Map<String, ObjectNode> all() {
        return written;
    }

    /** Which record each name stands for. */
    Map<String, Class<?>> types() {
        return types;
    }

    /** Where a record is described. */
    ObjectNode reference(Class<?> type) {
        var name = Shapes.name(type);
        var other = types.putIfAbsent(name, type);
        if (other != null && other != type) {
            throw new IllegalStateException("Two shapes are called " + name + ": " + type + ", " + other);
        }
        if (other == null) {
            written.put(name, JSON.objectNode()); // so that one that holds itself ends
            written.put(name, type.isSealed() ? eitherOf(type.getPermittedSubclasses()) : described(name, type));
        }
        return JSON.objectNode().put("$ref", "#/components/schemas/" + name);
    }

    /** One of several records. */
    ObjectNode eitherOf(Class<?>... types) {
        var schema = JSON.objectNode();
        var all = schema.putArray("anyOf");
        for (var one : types) {
            all.add(reference(one));
        }
        return schema;
    }

    private ObjectNode described(String name, Class<?> type) {
        if (!type.isRecord()) {
            throw new IllegalStateException("Not a record: " + type);
        }
        var schema = JSON.objectNode().put("type", "object");
        words.of(name).ifPresent(text -> schema.put("description", text));
        var properties = schema.putObject("properties");
        var required = schema.putArray("required");
        for (var component : type.getRecordComponents()) {
            var field = NAMES.translate(component.getName());
            var shape = shape(component);
            words.of(name, component.getName()).ifPresent(text -> shape.put("description", text));
            properties.set(field, shape);
            if (!isLeftOut(component)) {
                required.add(field);
            }
        }
        return schema.put("additionalProperties", false);
    }

    private static boolean isLeftOut(RecordComponent component) {
        var include = component.getAccessor().getAnnotation(JsonInclude.class);
        return include != null && include.value() == JsonInclude.Include.NON_EMPTY;
    }

    private ObjectNode shape(RecordComponent component) {
        var type = component.getGenericType();
        return isLeftOut(component) && raw(type) == Optional.class ? of(argument(type, 0)) : of(type);
    }

    private ObjectNode of(Type type) {
        var raw = raw(type);
        if (raw == Optional.class) {
            return orNull(of(argument(type, 0)));
        }
        if (Collection.class.isAssignableFrom(raw)) {
            return list(of(argument(type, 0)));
        }
        if (Map.class.isAssignableFrom(raw)) {
            return JSON.objectNode().put("type", "object").set("additionalProperties", of(argument(type, 1)));
        }
        return raw.isRecord() && !Id.class.isAssignableFrom(raw) || raw.isSealed() ? reference(raw) : value(raw);
    }

    static ObjectNode list(ObjectNode element) {
        return JSON.objectNode().put("type", "array").set("items", element);
    }

    /** A value that is no record; one of any kind where the type says nothing. */
    static ObjectNode value(Class<?> type) {
        var schema = JSON.objectNode();
        if (type == String.class) {
            return schema.put("type", "string");
        }
        if (type == URI.class) {
            return schema.put("type", "string").put("format", "uri");
        }
        if (type == Instant.class) {
            return schema.put("type", "string").put("format", "date-time").put("pattern", MILLISECONDS);
        }
        if (Id.class.isAssignableFrom(type)) {
            return schema.put("type", "string").put("pattern", "^-?[0-9]+$");
        }
        if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
            return schema.put("type", "integer");
        }
        if (type == double.class || type == Double.class) {
            return schema.put("type", "number");
        }
        if (type == boolean.class || type == Boolean.class) {
            return schema.put("type", "boolean");
        }
        return schema;
    }

    private static ObjectNode orNull(ObjectNode schema) {
        if (schema.get("type") instanceof TextNode type) {
            schema.putArray("type").add(type.asText()).add("null");
            return schema;
        }
        if (schema.isEmpty()) {
            return schema;
        }
        var either = JSON.objectNode();
        either.putArray("anyOf").add(schema).add(JSON.objectNode().put("type", "null"));
        return either;
    }

    private static Class<?> raw(Type type) {
        return switch (type) {
            case Class<?> one -> one;
            case ParameterizedType one -> (Class<?>) one.getRawType();
            default -> throw new IllegalStateException("No shape for " + type);
        };
    }

    private static Type argument(Type type, int number) {
        return ((ParameterizedType) type).getActualTypeArguments()[number];
    }
}
