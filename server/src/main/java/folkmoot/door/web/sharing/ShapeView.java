package folkmoot.door.web.sharing;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/** A shape for people: its fields, or which shapes it is one of. */
public record ShapeView(String text, List<FieldView> fields, List<String> oneOf) {

    private static final String REFERENCE = "#/components/schemas/";

    /**
     * A field.
     *
     * @param type in the words of JSON Schema: {@code string or null}
     * @param shape what of ours stands there; empty for none
     * @param mayBeAbsent whether it is left out where there is nothing to say
     */
    public record FieldView(String name, String type, String shape, boolean mayBeAbsent, String text) {}

    static ShapeView of(JsonNode schema) {
        var required = new ArrayList<String>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        return new ShapeView(
                schema.path("description").asText(),
                schema.path("properties").properties().stream()
                        .map(each -> field(each.getKey(), each.getValue(), required.contains(each.getKey())))
                        .toList(),
                StreamSupport.stream(schema.path("anyOf").spliterator(), false)
                        .map(ShapeView::shape)
                        .toList());
    }

    private static FieldView field(String name, JsonNode schema, boolean required) {
        return new FieldView(
                name,
                type(schema),
                shape(schema),
                !required,
                schema.path("description").asText());
    }

    private static String type(JsonNode schema) {
        var type = schema.path("type");
        if (type.isArray()) {
            return type.get(0).asText() + " or null";
        }
        if (schema.has("anyOf")) {
            return "object or null";
        }
        return switch (type.asText()) {
            case "array" -> "list of " + type(schema.get("items"));
            case "" -> schema.has("$ref") ? "object" : "any";
            default -> type.asText();
        };
    }

    /** The shape that is meant, however deep it stands. */
    private static String shape(JsonNode schema) {
        return schema.findValuesAsText("$ref").stream()
                .findFirst()
                .map(reference -> reference.substring(REFERENCE.length()))
                .orElse("");
    }
}
