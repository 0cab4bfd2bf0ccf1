package folkmoot.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import folkmoot.Server;
import folkmoot.civic.community.Category;
import folkmoot.config.Settings;
import folkmoot.people.oauth.Grantor;
import folkmoot.people.oauth.OAuthApplication;
import folkmoot.people.oauth.Scopes;
import folkmoot.people.user.NewUser;
import folkmoot.platform.metrics.QueueCounts;
import folkmoot.schema.DatabaseAddress;
import folkmoot.schema.Migrations;
import folkmoot.talk.profile.ProfileChange;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** One of the demonstration's instances, and the people on it as they use it: over the client API. */
final class DemoInstance implements AutoCloseable {

    /** Everybody's password. */
    static final String PASSWORD = "folkmoot-demo";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SCOPES = "read write follow push";

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final String name;
    private final String host;
    private final Server server;
    private final QueueCounts queues;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();

    private DemoInstance(String name, String host, Server server) {
        this.name = name;
        this.host = host;
        this.server = server;
        var platform = server.house().platform();
        this.queues = new QueueCounts(platform.database(), platform.jobs());
    }

    /** Starts one at {@code http://NAME.localhost:PORT} on a database of its own. */
    static DemoInstance start(
            String name, int port, String title, DatabaseAddress database, Path data, InstantSource clock) {
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
        return new DemoInstance(name, host, new Server(settings, database, clock));
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

    /** The first part of its host, by which the files name it. */
    String name() {
        return name;
    }

    /** Makes somebody who can sign in, with a face. */
    void person(Resident resident) {
        var house = server.house();
        var mail = resident.name() + "@" + name + ".invalid";
        var user = house.stewardship()
                .registrations()
                .create(
                        new NewUser(resident.name(), mail, PASSWORD, resident.language(), Optional.empty()),
                        resident.role(),
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
        tokens.put(resident.name(), token.secret());
        house.talk()
                .media()
                .profiles()
                .change(
                        user.account(),
                        user.id(),
                        new ProfileChange(
                                new ProfileChange.Texts(
                                        Optional.of(resident.display()),
                                        Optional.of(resident.note()),
                                        Optional.empty(),
                                        Optional.empty()),
                                new ProfileChange.Pictures(
                                        Optional.of(Drawing.face(resident.name())),
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty()),
                                ProfileChange.Flags.NONE,
                                ProfileChange.Posting.NONE));
    }

    /** Waits, but not for ever, until all that it accepted is done and delivered. */
    void settle() {
        Narrator.comesAbout(() -> queues.jobs() + queues.inbox() + queues.deliveries() == 0, PATIENCE);
    }

    /** Slugs of what proposals of a community may be about. */
    List<String> categories(String community) {
        var house = server.house();
        return house.platform().database().read(tx -> {
            var communities = house.civic().registry().communities();
            var found = communities.requireByName(tx, community);
            return communities.categories(tx, found.id()).stream()
                    .map(Category::slug)
                    .toList();
        });
    }

    JsonNode get(String person, String path) {
        return send(request(person, path).GET().build());
    }

    JsonNode put(String person, String path, Map<String, ?> body) {
        return send(request(person, path)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofByteArray(bytes(body)))
                .build());
    }

    JsonNode post(String person, String path, Map<String, ?> body) {
        return send(request(person, path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes(body)))
                .build());
    }

    JsonNode delete(String person, String path) {
        return send(request(person, path).DELETE().build());
    }

    /** Uploads a PNG; its id. */
    String upload(String person, byte[] png, String description) {
        var boundary = "folkmoot-demo-picture";
        var head = """
            --%1$s\r
            Content-Disposition: form-data; name="description"\r
            \r
            %2$s\r
            --%1$s\r
            Content-Disposition: form-data; name="file"; filename="picture.png"\r
            Content-Type: image/png\r
            \r
            """.formatted(boundary, description).getBytes(StandardCharsets.UTF_8);
        var foot = ("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8);
        return send(request(person, "/api/v2/media")
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(HttpRequest.BodyPublishers.ofByteArrays(List.of(head, png, foot)))
                        .build())
                .path("id")
                .asText();
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
