package folkmoot.federation.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.regex.Pattern;

/**
 * Takes out of documents what no database keeps: NUL characters, and halves of surrogate pairs. An address with one of them is
 * none: nobody is called by another name than the one that was written.
 */
final class Storable {

    private static final Pattern ADDRESS = Pattern.compile("https?://\\S*", Pattern.CASE_INSENSITIVE);

    private Storable() {}

    /** Cleans all texts of a document, wherever they stand; a property whose name is not clean goes. */
    static void clean(JsonNode node) {
        if (node instanceof ObjectNode object) {
            clean(object);
        } else if (node instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                if (list.get(i) instanceof TextNode text && !isClean(text.textValue())) {
                    list.set(i, clean(text.textValue()));
                } else {
                    clean(list.get(i));
                }
            }
        }
    }

    private static void clean(ObjectNode object) {
        for (var property : new ArrayList<>(object.properties())) {
            if (!isClean(property.getKey())) {
                object.remove(property.getKey());
            } else if (property.getValue() instanceof TextNode text) {
                if (!isClean(text.textValue())) {
                    object.put(property.getKey(), clean(text.textValue()));
                }
            } else {
                clean(property.getValue());
            }
        }
    }

    private static boolean isClean(String text) {
        return text.chars().noneMatch(unit -> unit == 0 || Character.isSurrogate((char) unit))
                || text.equals(withoutUnstorable(text));
    }

    private static String clean(String text) {
        return ADDRESS.matcher(text).matches() && !isClean(text) ? "" : withoutUnstorable(text);
    }

    private static String withoutUnstorable(String text) {
        return text.codePoints()
                .filter(point -> point != 0)
                .map(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE ? 0xFFFD : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
