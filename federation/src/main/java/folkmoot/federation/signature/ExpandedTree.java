package folkmoot.federation.signature;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A document in expanded form, read for all that it says: every thing, every value. Where it says something that no graph can
 * hold, such as of a thing whose name is not an absolute address, it says nothing at all.
 */
final class ExpandedTree {

    private static final Pattern ABSOLUTE = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:[^\\x00-\\x20<>\"{}|\\\\^`]+");
    private static final Set<String> OF_A_VALUE = Set.of("@value", "@type", "@language");

    private final Set<String> names;
    private final Statements said = new Statements();
    private int nameless;

    /** @param names the only ones that things may have */
    private ExpandedTree(Set<String> names) {
        this.names = names;
    }

    /** What the document says; empty where a graph would not hold all of it, or hold it under other names. */
    static Optional<Statements> read(JsonArray expanded, Set<String> names) {
        var tree = new ExpandedTree(names);
        return expanded.stream()
                        .allMatch(node -> node instanceof JsonObject object && tree.thing(object, tree.name(object)))
                ? Optional.of(tree.said)
                : Optional.empty();
    }

    private String name(JsonObject thing) {
        return thing.containsKey("@id") ? thing.getString("@id", "") : "_:" + ++nameless;
    }

    private boolean thing(JsonObject thing, String name) {
        if (thing.containsKey("@id") && !(isAbsolute(name) && names.contains(name))) {
            return false;
        }
        return thing.entrySet().stream().allMatch(property -> property(name, property));
    }

    private boolean property(String name, Map.Entry<String, JsonValue> property) {
        return switch (property.getKey()) {
            case "@id" -> true;
            case "@type" -> types(name, property.getValue());
            case String key when !isAbsolute(key) -> false;
            case String key ->
                property.getValue() instanceof JsonArray values
                        && values.stream()
                                .allMatch(value -> value instanceof JsonObject object && value(name, key, object));
        };
    }

    private boolean types(String name, JsonValue types) {
        return types instanceof JsonArray words
                && words.stream().allMatch(word -> {
                    if (!(word instanceof JsonString text) || !isAbsolute(text.getString())) {
                        return false;
                    }
                    said.link(name, Statements.TYPE, text.getString());
                    return true;
                });
    }

    private boolean value(String name, String property, JsonObject value) {
        if (value.containsKey("@value")) {
            return literal(name, property, value);
        }
        if (value.containsKey("@list")) {
            return value.size() == 1 && value.get("@list") instanceof JsonArray items && list(name, property, items);
        }
        var object = name(value);
        said.link(name, property, object);
        return thing(value, object);
    }

    private boolean list(String name, String property, JsonArray items) {
        var place = name;
        var link = property;
        for (var item : items) {
            var next = "_:" + ++nameless;
            said.link(place, link, next);
            if (!(item instanceof JsonObject object) || !value(next, Statements.FIRST, object)) {
                return false;
            }
            place = next;
            link = Statements.REST;
        }
        said.link(place, link, Statements.NIL);
        return true;
    }

    private boolean literal(String name, String property, JsonObject value) {
        var language = value.getString("@language", null);
        var type = value.getString("@type", null);
        if (!OF_A_VALUE.containsAll(value.keySet()) || type != null && !isAbsolute(type)) {
            return false;
        }
        return switch (value.get("@value")) {
            case JsonString text -> {
                said.text(
                        name, property, text.getString(), type == null ? Statements.typeOf(language) : type, language);
                yield true;
            }
            case JsonNumber number -> {
                said.text(name, property, number.toString(), Statements.NUMBER, null);
                yield true;
            }
            case JsonValue truth
            when truth == JsonValue.TRUE || truth == JsonValue.FALSE -> {
                said.text(name, property, truth.toString(), type == null ? Statements.BOOLEAN : type, null);
                yield true;
            }
            default -> false;
        };
    }

    private static boolean isAbsolute(String name) {
        return ABSOLUTE.matcher(name).matches();
    }
}
