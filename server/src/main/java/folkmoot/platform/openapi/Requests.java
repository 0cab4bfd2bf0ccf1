package folkmoot.platform.openapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a request brings, as OpenAPI has it: names in the path, a query, or a body. A body in JSON may as well be a form, and the other way round. */
record Requests(Operation operation) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    void into(ObjectNode written) {
        var parameters = JSON.arrayNode();
        operation
                .pathNames()
                .forEach(name ->
                        parameters.add(parameter(name, "path", JSON.objectNode().put("type", "string"))
                                .put("required", true)));
        if (operation.asks()) {
            operation.fields().forEach(field -> parameters.add(parameter(field.written(), "query", schema(field))));
        }
        if (!parameters.isEmpty()) {
            written.set("parameters", parameters);
        }
        if (!operation.asks() && !operation.fields().isEmpty()) {
            boolean files = operation.fields().stream().anyMatch(field -> field.kind() == Field.Kind.FILE);
            written.putObject("requestBody")
                    .putObject("content")
                    .putObject(files ? "multipart/form-data" : "application/json")
                    .set("schema", body());
        }
    }

    private static ObjectNode parameter(String name, String in, ObjectNode schema) {
        return JSON.objectNode().put("name", name).put("in", in).set("schema", schema);
    }

    /** Nested as JSON nests what forms write with brackets. */
    private ObjectNode body() {
        var body = JSON.objectNode().put("type", "object");
        for (var field : operation.fields()) {
            var names = field.name().replace("]", "").split("\\[");
            var at = body;
            for (int i = 0; i < names.length - 1; i++) {
                var inner = at.withObjectProperty("properties").withObjectProperty(names[i]);
                at = inner.put("type", "object");
            }
            at.withObjectProperty("properties").set(names[names.length - 1], schema(field));
        }
        return body;
    }

    private static ObjectNode schema(Field field) {
        var one = JSON.objectNode().put("type", field.kind().type());
        return field.many() ? Schemas.list(one) : one;
    }
}
