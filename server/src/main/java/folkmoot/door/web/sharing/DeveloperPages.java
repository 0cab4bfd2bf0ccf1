package folkmoot.door.web.sharing;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.door.web.Frame;
import folkmoot.door.web.ui.Crumb;
import folkmoot.platform.http.Request;
import folkmoot.platform.http.Response;
import folkmoot.platform.http.Routing;
import folkmoot.platform.openapi.Field;
import folkmoot.platform.openapi.OpenApi;
import folkmoot.platform.openapi.Operation;
import folkmoot.platform.problem.NotFound;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Our own API for those who write programs: every request, the shape of every answer, and a form for what anybody may ask. Without script. */
final class DeveloperPages {

    private static final String BASE = "/developers";

    private final Frame frame;
    private final OpenApi api;
    private final String origin;
    private final Map<String, Operation> operations;

    /** @param origin scheme and host of this server */
    DeveloperPages(Frame frame, OpenApi api, String origin) {
        this.frame = frame;
        this.api = api;
        this.origin = origin;
        this.operations = api.sections().stream()
                .flatMap(section -> section.operations().stream())
                .collect(Collectors.toMap(Operation::id, operation -> operation));
    }

    void register(Routing routing) {
        routing.get(BASE, frame.alike(this::list))
                .get(BASE + "/shapes/:shape", this::shape)
                .get(BASE + "/:operation", this::show)
                .get(BASE + "/:operation/try", this::send);
    }

    private Response list(Request request) {
        var words = request.parameter("q").map(String::strip).orElse("");
        return frame.draw(
                request,
                "sharing/developers",
                frame.page(request, frame.text(request).get("developers.title")),
                Map.of(
                        "sections",
                        api.sections().stream()
                                .map(section -> section.with(words))
                                .filter(section -> !section.operations().isEmpty())
                                .toList(),
                        "words",
                        words));
    }

    private Operation operation(Request request) {
        return Optional.ofNullable(operations.get(request.pathParameter("operation")))
                .orElseThrow(NotFound::new);
    }

    private Response show(Request request) {
        var operation = operation(request);
        var values = new HashMap<String, Object>();
        values.put("operation", operation);
        values.put(
                "answers",
                operation.answers().entrySet().stream()
                        .map(answer -> AnswerView.of(answer.getKey(), answer.getValue()))
                        .toList());
        values.put("example", example(operation));
        values.put("way", way(request));
        return frame.draw(
                request,
                "sharing/operation",
                frame.page(request, operation.method() + " " + operation.template()),
                values);
    }

    private List<Crumb> way(Request request) {
        return List.of(new Crumb(frame.text(request).get("developers.title"), BASE));
    }

    /** As it is typed into a terminal. */
    private String example(Operation operation) {
        var command = new StringBuilder("curl");
        if (!operation.method().equals("GET")) {
            command.append(" -X ").append(operation.method());
        }
        operation.scope().ifPresent(_ -> command.append(" -H 'Authorization: Bearer TOKEN'"));
        if (!operation.asks()) {
            operation.fields().stream()
                    .limit(3)
                    .forEach(field -> command.append(field.kind() == Field.Kind.FILE ? " -F '" : " -d '")
                            .append(field.written())
                            .append(field.kind() == Field.Kind.FILE ? "=@FILE'" : "=…'"));
        }
        return command.append(" '")
                .append(origin)
                .append(operation.template())
                .append("'")
                .toString();
    }

    private Response shape(Request request) {
        var name = request.pathParameter("shape");
        JsonNode shape = api.document().path("components").path("schemas").path(name);
        if (shape.isMissingNode()) {
            throw new NotFound();
        }
        return frame.draw(
                request,
                "sharing/shape",
                frame.page(request, name),
                Map.of("shape", ShapeView.of(shape), "way", way(request)));
    }

    /** To the address that the form makes; only of what everybody may ask. */
    private Response send(Request request) {
        var operation = operation(request);
        if (!operation.method().equals("GET") || operation.scope().isPresent()) {
            throw new NotFound();
        }
        var address = operation.path();
        for (var name : operation.pathNames()) {
            address = address.replaceFirst(
                    ":" + name + "\\b",
                    encoded(request.parameter("path_" + name).orElse("_")));
        }
        var query = operation.fields().stream()
                .flatMap(field -> values(request, field).map(value -> encoded(field.written()) + "=" + encoded(value)))
                .collect(Collectors.joining("&"));
        return Response.redirect(query.isEmpty() ? address : address + "?" + query);
    }

    private static Stream<String> values(Request request, Field field) {
        return field.many() ? request.parameters(field.name()).stream() : request.parameter(field.name()).stream();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
