package folkmoot.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import folkmoot.command.FolkmootCommand;
import folkmoot.federation.testing.RemoteInstance;
import folkmoot.federation.testing.RemotePerson;
import folkmoot.schema.postgres.EmbeddedPostgres;
import folkmoot.testing.Installation;
import folkmoot.testing.Patience;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** A server process with its own database, a community on it, people here and elsewhere, and the proposals that they support. */
final class CrashedTown implements AutoCloseable {

    static final String BASE = "/api/folkmoot/v1/proposals";
    static final int MEMBERS = 24;
    static final int ELSEWHERE = 8;
    /** As many proposals are supported at a time: the newest. */
    static final int OPEN = 6;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> THINGS = List.of(
            "a bench", "a lamp", "a crossing", "a shelter", "a fountain", "a library", "a ramp", "a playground");
    private static final List<String> PLACES = List.of(
            "the mill", "the quay", "the old market", "the bus station", "the castle", "the surgery", "the church");

    /** What the dead had in hand is done when their leases end, after two minutes at most. */
    private static final Duration LEASES = Duration.ofMinutes(6);

    private final Path folder;
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final RemoteInstance remote = new RemoteInstance(vertx, "elsewhere.localhost");
    private final List<RemotePerson> elsewhere;
    private final Installation installation;
    private final List<JsonNode> people;
    private final List<String> proposals = new ArrayList<>();
    private final Map<String, URI> posts = new HashMap<>();
    private Process server;

    CrashedTown(Path folder) throws Exception {
        this.folder = folder;
        installation = new Installation(folder);
        people = installation.run(
                "account",
                "seed",
                "--count",
                String.valueOf(MEMBERS),
                "--prefix",
                "u",
                "--scopes",
                "read write follow");
        var moderator = people.getFirst().get("name").asText();
        installation.run("community", "create", "square", "--title", "The square", "--moderator", moderator, "--json");
        elsewhere = IntStream.range(0, ELSEWHERE)
                .mapToObj(i -> remote.person("far" + i))
                .toList();
        server = installation.serve();
        join();
        for (int i = 0; i < OPEN; i++) {
            propose();
        }
    }

    /** Two in three are members of the community. */
    private void join() {
        var group = require(send("GET", 0, "/api/v1/accounts/lookup?acct=square", null))
                .get("id")
                .asText();
        for (int i = 0; i < MEMBERS; i++) {
            if (i % 3 > 0) {
                require(send("POST", i, "/api/v1/accounts/" + group + "/follow", Map.of()));
            }
        }
    }

    /** Another proposal, by somebody here. */
    void propose() {
        int number = proposals.size();
        var made = require(send(
                "POST",
                author(number),
                BASE,
                Map.of(
                        "community", "square",
                        "title", title(number),
                        "ask", "Please build it within the year.",
                        "problem", "There is none for " + (100 + number) + " metres.",
                        "different_because", "It is in another place",
                        "language", "en")));
        var id = made.get("id").asText();
        var status = require(send("GET", 0, "/api/v1/statuses/" + id, null));
        posts.put(id, URI.create(status.get("uri").asText()));
        proposals.add(id);
    }

    private static String title(int number) {
        return "Build " + THINGS.get(number % THINGS.size()) + " near " + PLACES.get(number % PLACES.size())
                + " at number " + number;
    }

    private static int author(int number) {
        return 1 + number % 7;
    }

    List<String> open() {
        return proposals.subList(proposals.size() - OPEN, proposals.size());
    }

    List<String> all() {
        return List.copyOf(proposals);
    }

    /** How many supporters there are: those here first. */
    static int supporters() {
        return MEMBERS + ELSEWHERE;
    }

    /** Somebody gives or takes back a support; the status of the answer. */
    int does(Backing backing, Backing.Stand wanted, String id) {
        return backing.supporter < MEMBERS ? clicks(backing, wanted) : sends(backing, wanted, id);
    }

    private int clicks(Backing backing, Backing.Stand wanted) {
        var gesture = wanted == Backing.Stand.GIVEN ? "/favourite" : "/unfavourite";
        return send("POST", backing.supporter, "/api/v1/statuses/" + backing.proposal + gesture, Map.of())
                .statusCode();
    }

    private int sends(Backing backing, Backing.Stand wanted, String id) {
        var by = elsewhere.get(backing.supporter - MEMBERS);
        var post = posts.get(backing.proposal);
        if (wanted == Backing.Stand.GIVEN) {
            if (backing.stand() == Backing.Stand.NONE
                    || backing.isOpen()
                    || backing.like().isEmpty()) {
                backing.sentAs(by.id() + "/likes/" + id);
            }
            return by.sends(inbox(), RemotePerson.json(like(by, backing.like(), post)));
        }
        return by.sends(
                inbox(),
                RemotePerson.json("{'id':'%s/undos/%s','type':'Undo','actor':'%s','object':%s}"
                        .formatted(by.id(), id, by.id(), like(by, backing.like(), post))));
    }

    private static String like(RemotePerson by, String id, URI post) {
        return "{'id':'%s','type':'Like','actor':'%s','object':'%s'}".formatted(id, by.id(), post);
    }

    private URI inbox() {
        return installation.origin().resolve("/inbox");
    }

    /** Somebody supports the present text, too. */
    int stays(Backing backing) {
        return send("POST", backing.supporter, BASE + "/" + backing.proposal + "/stay", Map.of())
                .statusCode();
    }

    /** The moderator decides about the supports of a proposal. */
    HttpResponse<String> decides(String proposal, Map<String, String> decision) {
        return send("POST", 0, BASE + "/" + proposal + "/supports/review", decision);
    }

    /** The author changes a title. */
    HttpResponse<String> amends(String proposal, String word) {
        int number = proposals.indexOf(proposal);
        return send("PUT", author(number), BASE + "/" + proposal, Map.of("title", title(number) + " " + word));
    }

    boolean isUp() {
        try {
            return send("GET", 0, "/health", null).statusCode() == 200;
        } catch (UncheckedIOException cut) {
            return false;
        }
    }

    private HttpResponse<String> send(String method, int by, String path, Map<String, ?> body) {
        try {
            var request = HttpRequest.newBuilder(installation.at(path))
                    .timeout(Duration.ofSeconds(30))
                    .header(
                            "Authorization",
                            "Bearer " + people.get(by).get("token").asText());
            if (body == null) {
                request.method(method, HttpRequest.BodyPublishers.noBody());
            } else {
                request.header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
            }
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException cut) {
            throw new UncheckedIOException(cut);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static JsonNode require(HttpResponse<String> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return Installation.json(answer.body());
    }

    /** The newest proposals as somebody here sees them, by id. */
    Map<String, JsonNode> seenBy(int member) {
        var seen = new HashMap<String, JsonNode>();
        require(send("GET", member, BASE + "?community=square&limit=40", null))
                .forEach(one -> seen.put(one.get("id").asText(), one));
        return seen;
    }

    /** A proposal as anybody sees it. */
    JsonNode seen(String proposal) {
        return require(send("GET", 0, BASE + "/" + proposal, null));
    }

    /** Kills the processes that are meant, at the same moment. Returns when the server, where it was meant, is gone. */
    void kill(boolean process, boolean database) throws Exception {
        var postmaster = installation.database();
        if (database) {
            postmaster.destroyForcibly(); // SIGKILL
        }
        if (process) {
            server.destroyForcibly().waitFor();
            postmaster.onExit().get(30, TimeUnit.SECONDS);
        }
    }

    boolean isRunning() {
        return server.isAlive();
    }

    /** Serves again where it was killed, and waits until everything that was accepted is done and in the log. */
    void recovers() throws Exception {
        if (!server.isAlive()) {
            server = installation.serve();
        }
        Patience.until(LEASES, this::isUp);
        settle();
        remote.forgetRequests();
    }

    private void settle() {
        installation.settle(LEASES);
        Patience.until(() -> rows("SELECT count(*) FROM log_pending").equals(List.of("0")));
    }

    /** The first columns of a query, as text. */
    List<String> rows(String query) {
        try (var connection =
                        EmbeddedPostgres.open(folder.resolve("data")).address().connect();
                var statement = connection.createStatement();
                var found = statement.executeQuery(query)) {
            var rows = new ArrayList<String>();
            while (found.next()) {
                rows.add(found.getString(1));
            }
            return rows;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Which supports there are, as {@code proposal supporter}. */
    List<String> supports() {
        return rows("SELECT s.proposal_id || ' ' || CASE WHEN a.domain IS NULL THEN substr(a.username, 2)::int - "
                + people.getFirst().get("name").asText().substring(1) + " ELSE substr(a.username, 4)::int + " + MEMBERS
                + " END FROM support s JOIN account a ON a.id = s.account_id WHERE s.withdrawn_at IS NULL");
    }

    /** A command on the data folder; what it says where it does not end well. */
    List<String> complaints(String... words) {
        var said = new StringWriter();
        int exit = FolkmootCommand.run(words, new PrintWriter(said), new PrintWriter(said));
        return exit == 0 ? List.of() : said.toString().lines().toList();
    }

    /** {@code check}, and what was given up. */
    List<String> check() {
        var said = new ArrayList<>(complaints(
                "check",
                "--data",
                folder.resolve("data").toString(),
                "--config",
                folder.resolve("folkmoot.toml").toString()));
        said.addAll(rows("SELECT 'given up: job ' || kind FROM job_parked"));
        said.addAll(rows("SELECT 'given up: activity ' || id FROM inbox_parked"));
        return said;
    }

    /** {@code log verify} since the head that was kept last; keeps the new one. */
    List<String> verify() {
        var head = folder.resolve("head.txt");
        var words =
                new ArrayList<>(List.of("log", "verify", installation.origin().toString(), "--save", head.toString()));
        if (Files.exists(head)) {
            words.addAll(List.of("--since", head.toString()));
        }
        return complaints(words.toArray(String[]::new));
    }

    @Override
    public void close() {
        installation.close();
        remote.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
