package folkmoot.federation.signature;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import folkmoot.federation.json.Json;
import folkmoot.federation.vocabulary.Addresses;
import java.util.HashSet;
import java.util.Set;

/**
 * Says whether a document means as linked data what a plain reader sees in it. A context can give any word another meaning,
 * a graph can be written as a tree with another root, and what a context does not define falls out of the graph and so out
 * of the signature (Mastodon CVE-2022-24307, CVE-2026-46349; Misskey CVE-2024-32983; Fedify CVE-2026-42462).
 */
final class PlainDocuments {

    /** Words that make another tree of the same graph, or other values of the same text. */
    private static final Set<String> RESTRUCTURING = Set.of(
            "@graph",
            "@included",
            "@reverse",
            "@nest",
            "@index",
            "@direction",
            "@language",
            "@vocab",
            "@base",
            "@set",
            "@list",
            "@import",
            "@propagate",
            "@json");

    private PlainDocuments() {}

    /** @param document without its signature */
    static boolean isPlain(ObjectNode document) {
        var content = document.deepCopy();
        content.remove("@context");
        return hasNoRestructuring(content)
                && contextIsTame(document.path("@context"))
                && isTree(content)
                && LinkedData.inOurWords(document)
                        .filter(compact -> same(content, compact))
                        .isPresent()
                && LinkedData.isWhole(document);
    }

    /** Contexts stand at the top only: names of known ones, and definitions of words. */
    private static boolean contextIsTame(JsonNode context) {
        for (var entry : context.isArray() ? context : Json.object().arrayNode().add(context)) {
            if (!entry.isTextual() && !(entry.isObject() && hasNoRestructuring(entry))) {
                return false;
            }
        }
        return !context.isEmpty() || context.isTextual();
    }

    private static boolean hasNoRestructuring(JsonNode node) {
        if (node instanceof ObjectNode object) {
            for (var property : object.properties()) {
                var key = property.getKey();
                if (RESTRUCTURING.contains(key) || key.equals("@context") || !hasNoRestructuring(property.getValue())) {
                    return false;
                }
            }
        } else if (node instanceof ArrayNode array) {
            for (var item : array) {
                if (!hasNoRestructuring(item)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Each thing is described once, and nothing leads back to the beginning. */
    private static boolean isTree(ObjectNode root) {
        var id = root.path("id").textValue();
        return id != null && isTree(root, id, true, new HashSet<>());
    }

    private static boolean isTree(JsonNode node, String rootId, boolean isRoot, Set<String> described) {
        if (node.isTextual()) {
            return !node.textValue().equals(rootId)
                    && !node.textValue().startsWith("_:"); // a nameless thing has no name
        }
        if (node instanceof ObjectNode object) {
            var id = object.path("id").textValue();
            if (id != null && object.size() > 1 && !described.add(id)) {
                return false;
            }
            for (var property : object.properties()) {
                var own = isRoot && property.getKey().equals("id");
                if (!own && !isTree(property.getValue(), rootId, false, described)) {
                    return false;
                }
            }
            return true;
        }
        for (var item : node) {
            if (!isTree(item, rootId, false, described)) {
                return false;
            }
        }
        return true;
    }

    /** Whether both say the same: a list of one is its only value, nothing is as good as absent. */
    private static boolean same(JsonNode plain, JsonNode compact) {
        var one = simple(plain);
        var other = simple(compact);
        if (one instanceof ObjectNode object && other instanceof ObjectNode described) {
            return sameKeys(object, described);
        }
        if (one instanceof ArrayNode list && other instanceof ArrayNode values) {
            if (list.size() != values.size()) {
                return false;
            }
            for (int i = 0; i < list.size(); i++) {
                if (!same(list.get(i), values.get(i))) {
                    return false;
                }
            }
            return true;
        }
        return one.isTextual() && other.isTextual()
                ? text(one).equals(text(other))
                : one.isNumber() && other.isNumber()
                        ? one.decimalValue().compareTo(other.decimalValue()) == 0
                        : one.equals(other);
    }

    private static boolean sameKeys(ObjectNode plain, ObjectNode compact) {
        var keys = new HashSet<String>();
        plain.properties().forEach(property -> {
            if (!isNothing(property.getValue())) {
                keys.add(property.getKey());
            }
        });
        var others = new HashSet<String>();
        compact.properties().forEach(property -> {
            if (!isNothing(property.getValue()) && !property.getKey().equals("@context")) {
                others.add(property.getKey());
            }
        });
        return keys.equals(others) && keys.stream().allMatch(key -> same(plain.get(key), compact.get(key)));
    }

    private static boolean isNothing(JsonNode node) {
        return node.isNull() || node.isArray() && node.isEmpty();
    }

    private static JsonNode simple(JsonNode node) {
        var value = node;
        while (value.isArray() && value.size() == 1) {
            value = value.get(0);
        }
        if (value instanceof ObjectNode object && object.size() == 1 && object.has("id")) {
            return object.get("id");
        }
        return value;
    }

    private static String text(JsonNode node) {
        var text = node.textValue();
        return Addresses.isPublic(text) ? Addresses.PUBLIC.toString() : text;
    }
}
