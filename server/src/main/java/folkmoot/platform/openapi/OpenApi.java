package folkmoot.platform.openapi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** An API and its document (OpenAPI 3.1), which is the same on every instance, as its addresses are relative. */
public final class OpenApi {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String SIGN_IN = "oauth";
    private static final String JSON_TYPE = "application/json";

    private final Title title;
    private final List<Section> sections;
    private final Schemas schemas = new Schemas(new FieldWords());
    private final ObjectNode document;

    /** @throws IllegalStateException for a mistake in our own types */
    public OpenApi(Title title, List<Section> sections) {
        this.title = title;
        this.sections = sections;
        this.document = write();
    }

    /** What an API is called, and what it is for. */
    public record Title(String title, String version, String description) {}

    /** What it answers, in the order in which people read it. */
    public List<Section> sections() {
        return sections;
    }

    /** Not to be changed. */
    public ObjectNode document() {
        return document;
    }

    /** Which record each name of a shape in the document stands for. */
    public Map<String, Class<?>> shapes() {
        return schemas.types();
    }

    private ObjectNode write() {
        var written = JSON.objectNode().put("openapi", "3.1.1");
        written.putObject("info")
                .put("title", title.title())
                .put("version", title.version())
                .put("description", title.description())
                .putObject("license")
                .put("name", "AGPL-3.0-or-later")
                .put("identifier", "AGPL-3.0-or-later");
        written.putArray("servers").addObject().put("url", "/");
        var tags = written.putArray("tags");
        var paths = new TreeMap<String, ObjectNode>();
        for (var section : sections) {
            tags.addObject().put("name", section.title());
            for (var operation : section.operations()) {
                var place = paths.computeIfAbsent(operation.template(), _ -> JSON.objectNode());
                place.set(operation.method().toLowerCase(Locale.ROOT), operation(section, operation));
            }
        }
        written.putObject("paths").setAll(paths);
        var components = written.putObject("components");
        components.putObject("schemas").setAll(schemas.all());
        ((ObjectNode) components.get("schemas")).set("Error", error());
        var problem = components.putObject("responses").putObject("Problem").put("description", "What was wrong");
        content(problem, JSON_TYPE, JSON.objectNode().put("$ref", "#/components/schemas/Error"));
        components.putObject("securitySchemes").set(SIGN_IN, signIn());
        return written;
    }

    private ObjectNode operation(Section section, Operation operation) {
        var written = JSON.objectNode();
        written.putArray("tags").add(section.title());
        written.put("operationId", operation.id()).put("description", operation.text());
        new Requests(operation).into(written);
        var responses = written.putObject("responses");
        operation.answers().forEach((status, answer) -> {
            var response = responses.putObject(status.toString()).put("description", status == 202 ? "Waits" : "Done");
            switch (answer) {
                case Answer.File(var type) ->
                    content(response, type, JSON.objectNode().put("type", "string"));
                default -> content(response, JSON_TYPE, schema(answer));
            }
        });
        responses.putObject("default").put("$ref", "#/components/responses/Problem");
        var security = written.putArray("security");
        operation
                .scope()
                .ifPresent(scope -> security.addObject().putArray(SIGN_IN).add(scope));
        return written;
    }

    private static void content(ObjectNode response, String type, ObjectNode schema) {
        response.putObject("content").putObject(type).set("schema", schema);
    }

    private ObjectNode schema(Answer answer) {
        return switch (answer) {
            case Answer.One(var type) -> schemas.reference(type);
            case Answer.Many(var type) -> Schemas.list(schemas.reference(type));
            case Answer.Either(var types) -> schemas.eitherOf(types.toArray(Class<?>[]::new));
            case Answer.Objects(var type) ->
                Schemas.list(JSON.objectNode().put("type", "object").set("additionalProperties", Schemas.value(type)));
            case Answer.Document _ -> JSON.objectNode().put("type", "object");
            case Answer.Done _ -> JSON.objectNode().put("type", "object").put("additionalProperties", false);
            case Answer.File _ -> throw new IllegalArgumentException("no JSON");
        };
    }

    /** As {@link folkmoot.platform.http.ProblemResponses} writes it. */
    private static ObjectNode error() {
        var error = JSON.objectNode().put("type", "object");
        var properties = error.putObject("properties");
        properties.putObject("error").put("type", "string").put("description", "a sentence for people");
        var details = properties.putObject("details");
        details.put("type", "object").put("description", "by field, what is wrong with it");
        var detail = JSON.objectNode().put("type", "object");
        detail.putObject("properties")
                .<ObjectNode>set("error", JSON.objectNode().put("type", "string"))
                .set("description", JSON.objectNode().put("type", "string"));
        detail.putArray("required").add("error").add("description");
        details.set("additionalProperties", Schemas.list(detail.put("additionalProperties", false)));
        error.putArray("required").add("error");
        return error.put("additionalProperties", false);
    }

    private ObjectNode signIn() {
        var scheme = JSON.objectNode().put("type", "oauth2");
        var flow = scheme.putObject("flows")
                .putObject("authorizationCode")
                .put("authorizationUrl", "/oauth/authorize")
                .put("tokenUrl", "/oauth/token");
        var scopes = flow.putObject("scopes");
        sections.stream()
                .flatMap(section -> section.operations().stream())
                .flatMap(operation -> operation.scope().stream())
                .distinct()
                .sorted()
                .forEach(scope -> scopes.put(scope, ""));
        return scheme;
    }
}
