package folkmoot.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import folkmoot.door.api.civic.CivicOperations;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Holds what our own API answers, in whatever test, against its OpenAPI document: what that does not allow fails the test. */
public final class ApiContract {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectNode DOCUMENT = CivicOperations.api().document();
    private static final List<Described> OPERATIONS = operations();
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final Map<String, JsonSchema> READY = new ConcurrentHashMap<>();

    private ApiContract() {}

    private record Described(String method, String path, Pattern address, JsonNode operation) {

        boolean answers(String asked, String address) {
            return method.equals(asked) && this.address.matcher(address).matches();
        }
    }

    /** Holds an answer against the document, if it is one of our API. */
    public static void examine(HttpResponse<String> response) {
        var method = response.request().method();
        var uri = response.request().uri();
        var path = uri.getRawPath();
        if (!path.startsWith(CivicOperations.BASE + "/") || method.equals("HEAD") || method.equals("OPTIONS")) {
            return;
        }
        var operation = find(method, path);
        var type = response.headers().firstValue("Content-Type").orElse("");
        var faults = faults(operation, response.statusCode(), type, response.body());
        if (!faults.isEmpty()) {
            throw new AssertionError("%s %s answers %d, which docs/api/openapi.json does not allow:%n%s%n%s"
                    .formatted(method, path, response.statusCode(), faults, response.body()));
        }
        if (response.statusCode() / 100 == 2) {
            examineSent(method, path, names(uri));
        }
    }

    /** Fields that were sent with a request that was granted have to stand in the document, too. */
    public static void examineSent(String method, String path, Stream<String> fields) {
        find(method, URI.create(path).getRawPath()).ifPresent(described -> {
            var known = known(described.operation());
            var unknown = fields.filter(name -> !known.contains(name)).toList();
            if (!unknown.isEmpty()) {
                throw new AssertionError("docs/api/openapi.json does not say that %s %s takes %s"
                        .formatted(described.method(), described.path(), unknown));
            }
        });
    }

    private static Optional<Described> find(String method, String path) {
        return OPERATIONS.stream().filter(each -> each.answers(method, path)).findFirst();
    }

    /** What is wrong; empty where nothing is. Where nothing is described, only a refusal is right. */
    private static List<String> faults(Optional<Described> found, int status, String type, String body) {
        if (found.isEmpty()) {
            return status < 400 ? List.of("no such operation") : errors("Error", body);
        }
        var responses = found.get().operation().get("responses");
        var described = responses.path(Integer.toString(status));
        if (described.isMissingNode()) {
            return status == 304 ? List.of() : status < 400 ? List.of("no such status") : errors("Error", body);
        }
        var content = described.get("content").properties().iterator().next();
        if (!type.startsWith(content.getKey())) {
            return List.of("not " + content.getKey() + " but " + type);
        }
        return content.getKey().equals("application/json")
                ? errors(
                        found.get().method() + found.get().path() + status,
                        content.getValue().get("schema"),
                        body)
                : List.of();
    }

    private static List<String> errors(String component, String body) {
        return errors(component, JSON.createObjectNode().put("$ref", "#/components/schemas/" + component), body);
    }

    private static List<String> errors(String name, JsonNode shape, String body) {
        var schema = READY.computeIfAbsent(name, _ -> {
            ObjectNode whole = shape.deepCopy();
            whole.set("$defs", DOCUMENT.get("components").get("schemas"));
            return SCHEMAS.getSchema(whole.toString().replace("#/components/schemas/", "#/$defs/"));
        });
        try {
            return schema.validate(JSON.readTree(body)).stream()
                    .map(Object::toString)
                    .toList();
        } catch (JsonProcessingException broken) {
            return List.of("no JSON: " + broken.getOriginalMessage());
        }
    }

    private static Stream<String> names(URI uri) {
        return Optional.ofNullable(uri.getRawQuery()).stream()
                .flatMap(query -> Arrays.stream(query.split("&")))
                .map(pair -> URLDecoder.decode(pair.split("=", 2)[0], StandardCharsets.UTF_8));
    }

    /** Names of fields, in whatever way they may be written. */
    private static TreeSet<String> known(JsonNode operation) {
        var names = new TreeSet<String>();
        operation.path("parameters").forEach(each -> names.add(each.get("name").asText()));
        operation
                .path("requestBody")
                .path("content")
                .forEach(content -> content.get("schema")
                        .path("properties")
                        .properties()
                        .forEach(each -> collect(each.getKey(), each.getValue(), names)));
        List.copyOf(names).forEach(name -> names.add(name.replace("[]", "")));
        return names;
    }

    private static void collect(String name, JsonNode schema, TreeSet<String> names) {
        names.add(name);
        names.add(name + "[]");
        schema.path("properties")
                .properties()
                .forEach(each -> collect(name + "[" + each.getKey() + "]", each.getValue(), names));
    }

    /** Those with fewer names in their path first, as the router has it. */
    private static List<Described> operations() {
        return DOCUMENT.get("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .map(each -> new Described(
                                each.getKey().toUpperCase(),
                                path.getKey(),
                                Pattern.compile(
                                        path.getKey().replace(".", "\\.").replaceAll("\\{\\w+\\}", "[^/]+") + "/?"),
                                each.getValue())))
                .sorted(Comparator.comparing(each ->
                        each.path().chars().filter(letter -> letter == '{').count()))
                .toList();
    }
}
