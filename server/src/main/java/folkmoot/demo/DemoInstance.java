package folkmoot.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import folkmoot.Server;
import folkmoot.config.Settings;
import folkmoot.people.oauth.Grantor;
import folkmoot.people.oauth.OAuthApplication;
import folkmoot.people.oauth.Scopes;
import folkmoot.people.user.NewUser;
import folkmoot.people.user.Role;
import folkmoot.schema.DatabaseAddress;
import folkmoot.schema.Migrations;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One of the demonstration's instances, and the people on it as they use it: over the client API. */
final class DemoInstance implements AutoCloseable {

    /** Everybody's password. */
    static final String PASSWORD = "folkmoot-demo";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SCOPES = "read write follow push";

    private final String host;
    private final Server server;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> tokens = new HashMap<>();

    private DemoInstance(String host, Server server) {
        this.host = host;
        this.server = server;
    }

    /** Starts one at {@code http://NAME.localhost:PORT} on a database of its own. */
    static DemoInstance start(String name, int port, String title, DatabaseAddress database, Path data) {
        new Migrations(database).migrate();
        var host = name + ".localhost:" + port;
        var settings = Settings.load(
                Optional.empty(),
                Map.of(),
                Map.ofEntries(
                        Map.entry("server.development", "true"),
                        Map.entry("server.port", Integer.toString(port)),
                        Map.entry("server.bind", "127.0.0.1"),
                        Map.entry("server.public-url", "http://" + host),
                        Map.entry("server.domain", host),
                        Map.entry("data.directory", data.toString()),
                        Map.entry("instance.title", title),
                        Map.entry("federation.allow-http", "true"),
                        Map.entry("federation.allow-private-addresses", "127.0.0.0/8"),
                        Map.entry("limits.enabled", "false")));
        return new DemoInstance(host, new Server(settings, database, InstantSource.system()));
    }

    Server server() {
        return server;
    }

    /** {@code name.localhost:port}. */
    String host() {
        return host;
    }

    String origin() {
        return "http://" + host;
    }

    /** Makes somebody who can sign in. */
    void person(String name, Role role) {
        var house = server.house();
        var user = house.stewardship()
                .registrations()
                .create(
                        new NewUser(
                                name, name + "@" + host.split(":")[0] + ".invalid", PASSWORD, "en", Optional.empty()),
                        role,
                        true);
        var application = house.people()
                .members()
                .applications()
                .register("Demo", List.of(OAuthApplication.OUT_OF_BAND), SCOPES, Optional.empty())
                .application();
        var token = house.platform()
                .database()
                .transaction(tx -> house.people()
                        .members()
                        .tokens()
                        .issue(
                                tx,
                                application.id(),
                                Optional.of(Grantor.self(user.id())),
                                Scopes.parse(SCOPES).orElseThrow()));
        tokens.put(name, token.secret());
    }

    JsonNode get(String person, String path) {
        return send(request(person, path).GET().build());
    }

    JsonNode post(String person, String path, Map<String, ?> body) {
        return send(request(person, path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes(body)))
                .build());
    }

    /** What a handle or address names, fetched from elsewhere if need be. */
    JsonNode find(String person, String query, String type) {
        var found = get(
                person,
                "/api/v2/search?resolve=true&type=" + type + "&q=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
        var first = found.path(type).path(0);
        if (first.isMissingNode()) {
            throw new IllegalStateException(query + " was not found from " + host);
        }
        return first;
    }

    private HttpRequest.Builder request(String person, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .header("Authorization", "Bearer " + tokens.get(person));
    }

    private JsonNode send(HttpRequest request) {
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() / 100 != 2) {
                throw new IllegalStateException(
                        request.method() + " " + request.uri().getPath() + " at " + host + " was answered "
                                + response.statusCode() + ": " + response.body());
            }
            return JSON.readTree(response.body());
        } catch (IOException failure) {
            throw new IllegalStateException(host + " does not answer", failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", stopped);
        }
    }

    private static byte[] bytes(Map<String, ?> body) {
        try {
            return JSON.writeValueAsBytes(body);
        } catch (IOException impossible) {
            throw new IllegalStateException("A map of texts is JSON", impossible);
        }
    }

    @Override
    public void close() {
        server.close();
        http.close();
    }
}
