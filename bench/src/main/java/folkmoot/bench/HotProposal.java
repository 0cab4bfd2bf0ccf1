package folkmoot.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Vertx;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.IntStream;

/**
 * One proposal that a whole town backs at once, each once: by API with a token of their own, and from elsewhere as signed Likes. Rates,
 * CPU of server and database apart, statements, and how many are committed together.
 */
final class HotProposal {

    private static final int PEOPLE = Integer.getInteger("hot.people", 12_000);
    private static final int ELSEWHERE = Integer.getInteger("hot.elsewhere", 12_000);
    private static final int CONNECTIONS = Integer.getInteger("hot.connections", 32);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int HOSTS = 50;

    private final Instance instance;
    private final Vertx vertx;

    HotProposal(Instance instance, Vertx vertx) {
        this.instance = instance;
        this.vertx = vertx;
    }

    /** How many failed. */
    long run(RemoteActors remote) throws SQLException {
        instance.run("community", "create", "agora", "--title", "The market");
        var author = seed("mayor").get("token").asText();
        BareRows.print(instance, CONNECTIONS);
        long errors = PEOPLE == 0 ? 0 : byApi(propose(author, "A bench in the shade"));
        return ELSEWHERE == 0 ? errors : errors + elsewhere(remote, propose(author, "Water for everybody"));
    }

    private JsonNode seed(String prefix) {
        return instance.run("account", "seed", "--count", "1", "--prefix", prefix, "--scopes", "read write follow")
                .getFirst();
    }

    /** Id of the post that stands for it. */
    private String propose(String author, String title) {
        return instance.post(
                        "/api/folkmoot/v1/proposals",
                        author,
                        Map.of(
                                "community", "agora",
                                "title", title,
                                "ask", "Please do it within the year.",
                                "problem", "It has been asked for since 1990, and nothing has come of it.",
                                "language", "en"))
                .get("status_id")
                .asText();
    }

    private long byApi(String status) throws SQLException {
        var path = "/api/v1/statuses/" + status + "/favourite";
        var calls = Townspeople.insert(
                        instance.database(), seed("townsman").get("id").asLong(), PEOPLE)
                .stream()
                .map(token -> new Load.Call(path, Map.of("Authorization", "Bearer " + token), new byte[0]))
                .toList();
        try (var load = new Load(vertx, instance.port(), CONNECTIONS)) {
            return measured("supports of one proposal by API", load, calls);
        }
    }

    private long elsewhere(RemoteActors remote, String status) throws SQLException {
        var object = instance.get("/api/v1/statuses/" + status).get("uri").asText();
        Supporters.insert(instance.database(), remote, ELSEWHERE, HOSTS);
        var inbox = URI.create("http://" + instance.host() + "/inbox");
        var calls = new Load.Call[ELSEWHERE];
        IntStream.range(0, ELSEWHERE).parallel().forEach(i -> {
            var actor = remote.actorUri("likes" + i % HOSTS, "supporter" + i);
            calls[i] = remote.signed(
                    actor,
                    inbox,
                    Map.of(
                            "@context",
                            "https://www.w3.org/ns/activitystreams",
                            "id",
                            actor + "/likes/hot",
                            "type",
                            "Like",
                            "actor",
                            actor,
                            "object",
                            object));
        });
        try (var load = new Load(vertx, instance.port(), CONNECTIONS)) {
            return measured("supports of one proposal as signed Likes", load, List.of(calls));
        }
    }

    /** The first third goes ahead to warm up. */
    private long measured(String name, Load load, List<Load.Call> calls) throws SQLException {
        int ahead = calls.size() / 3;
        var warm = load.run(Duration.ZERO, LONGEST, upTo(calls.subList(0, ahead)));
        idle();
        var spent = new Spent(instance);
        long begun = System.nanoTime();
        var result = load.run(Duration.ZERO, LONGEST, upTo(calls.subList(ahead, calls.size())));
        idle();
        double seconds = (System.nanoTime() - begun) / 1e9;
        System.out.printf(
                Locale.ROOT,
                "%s: %,.0f/s%s, %.1f to a commit, errors %d%n",
                name,
                result.done() / seconds,
                result.latencies(),
                result.done() / (double) Math.max(1, spent.statements().count("INSERT INTO support (%")),
                warm.errors() + result.errors());
        spent.print(name, result.done());
        return warm.errors() + result.errors();
    }

    private static LongFunction<Load.Call> upTo(List<Load.Call> calls) {
        return number -> number < calls.size() ? calls.get((int) number) : null;
    }

    private void idle() {
        if (!instance.awaitIdle(LONGEST, "folkmoot_inbox_pending")) {
            throw new IllegalStateException("The inbox was not done");
        }
    }
}
