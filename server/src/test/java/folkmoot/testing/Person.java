package folkmoot.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import folkmoot.Server;
import folkmoot.platform.id.AccountId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

/** Somebody who uses the client API over HTTP. */
public final class Person {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient PLAIN = HttpClient.newHttpClient();

    private final Server server;
    private final String name;
    private final AccountId id;
    private final String token;
    private final HttpClient http;

    Person(Server server, String name, AccountId id, String token) {
        this(server, name, id, token, PLAIN);
    }

    Person(Server server, String name, AccountId id, String token, HttpClient http) {
        this.http = http;
        this.server = server;
        this.name = name;
        this.id = id;
        this.token = token;
    }

    /** An answer: its status, headers and JSON. */
    public record Answer(int status, HttpResponse<String> response) {

        public JsonNode json() {
            try {
                return JSON.readTree(response.body());
            } catch (IOException notJson) {
                throw new AssertionError("not JSON: " + response.body(), notJson);
            }
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    public String name() {
        return name;
    }

    public AccountId id() {
        return id;
    }

    public String token() {
        return token;
    }

    public Answer get(String path) {
        return send(request(path).GET().build());
    }

    public Answer post(String path, Map<String, ?> body) {
        return sent("POST", path, body);
    }

    public Answer post(String path) {
        return post(path, Map.of());
    }

    public Answer put(String path, Map<String, ?> body) {
        return sent("PUT", path, body);
    }

    public Answer patch(String path, Map<String, ?> body) {
        return sent("PATCH", path, body);
    }

    /** Sends a form with files. */
    public Answer form(String method, String path, Multipart form) {
        return send(form.into(request(path), method).build());
    }

    /** Uploads a file; the attachment as the API shows it. */
    public JsonNode uploads(String fileName, byte[] bytes) {
        return ok(form(
                "POST", "/api/v2/media", new Multipart().file("file", fileName, "application/octet-stream", bytes)));
    }

    /** The bytes at an address of the server, as a visitor gets them. */
    public HttpResponse<byte[]> fetches(String url, String... headers) {
        var request = HttpRequest.newBuilder(address(URI.create(url).getRawPath()));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    public Answer delete(String path) {
        return send(request(path).DELETE().build());
    }

    /** The same request as a visitor without a token. */
    public Answer visit(String path) {
        return send(HttpRequest.newBuilder(address(path)).GET().build());
    }

    /** A request with another header set. */
    public Answer post(String path, Map<String, ?> body, String header, String value) {
        return send(HttpRequest.newBuilder(json(path, body, "POST"), (_, _) -> true)
                .setHeader(header, value)
                .build());
    }

    /** Posts publicly; the status as the API shows it. */
    public JsonNode posts(String text) {
        return ok(post("/api/v1/statuses", Map.of("status", text)));
    }

    public JsonNode repliesTo(JsonNode status, String text) {
        return ok(post(
                "/api/v1/statuses",
                Map.of("status", text, "in_reply_to_id", status.get("id").asText())));
    }

    public JsonNode follows(AccountId other) {
        return ok(post("/api/v1/accounts/" + other + "/follow"));
    }

    /** What they were told, the newest first. */
    public JsonNode notifications() {
        return ok(get("/api/v1/notifications"));
    }

    /** How many follow them. */
    public long followers() {
        return ok(get("/api/v1/accounts/" + id())).get("followers_count").asLong();
    }

    /** The answer's JSON, which must be a success. */
    public static JsonNode ok(Answer answer) {
        if (answer.status() / 100 != 2) {
            throw new AssertionError(answer.status() + ": " + answer.response().body());
        }
        return answer.json();
    }

    private Answer sent(String method, String path, Map<String, ?> body) {
        var answer = send(json(path, body, method));
        if (answer.status() / 100 == 2) {
            ApiContract.examineSent(method, path, body.keySet().stream());
        }
        return answer;
    }

    private HttpRequest json(String path, Map<String, ?> body, String method) {
        try {
            return request(path)
                    .header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                    .build();
        } catch (IOException broken) {
            throw new AssertionError(broken);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address(path)).header("Authorization", "Bearer " + token);
    }

    private URI address(String path) {
        return URI.create(
                server.house().platform().address().origin().getScheme() + "://localhost:" + server.port() + path);
    }

    private Answer send(HttpRequest request) {
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.ofString());
            ApiContract.examine(response);
            return new Answer(response.statusCode(), response);
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }
}
