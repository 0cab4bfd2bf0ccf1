package folkmoot.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongFunction;

/**
 * The same load on any servers that speak the Mastodon client API, in turn, so that each meets the same hours of the machine. For servers
 * of one's own: it posts as fast as it is answered, and what it posted is deleted at the end.
 */
final class Beside {

    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("bench.warm-up", 5));
    private static final Duration MEASURED = Duration.ofSeconds(Integer.getInteger("bench.seconds", 8));
    private static final int ROUNDS = Integer.getInteger("beside.rounds", 3);
    private static final int CONNECTIONS = Integer.getInteger("beside.connections", 32);
    private static final int MOST_POSTS = Integer.getInteger("beside.posts", 20_000);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Vertx vertx;
    private final List<Server> servers;
    private long errors;

    /** @param posts ids of what was posted there */
    private record Server(URI address, String token, List<String> posts) {

        Map<String, String> headers() {
            return Map.of("Authorization", "Bearer " + token, "Content-Type", "application/json");
        }
    }

    private Beside(Vertx vertx, List<Server> servers) {
        this.vertx = vertx;
        this.servers = servers;
    }

    /** @param arguments address and token of one server after the other */
    public static void main(String[] arguments) {
        if (arguments.length == 0 || arguments.length % 2 > 0) {
            System.err.println("Say an address and a token of each server, such as http://127.0.0.1:8080 TOKEN");
            System.exit(2);
        }
        var servers = new ArrayList<Server>();
        for (int i = 0; i < arguments.length; i += 2) {
            servers.add(new Server(
                    URI.create(arguments[i]), arguments[i + 1], Collections.synchronizedList(new ArrayList<>())));
        }
        var vertx = Vertx.vertx();
        long errors;
        try {
            var beside = new Beside(vertx, servers);
            beside.run();
            errors = beside.errors;
        } finally {
            vertx.close().await();
        }
        System.exit(errors == 0 ? 0 : 1);
    }

    private void run() {
        for (int round = 1; round <= ROUNDS; round++) {
            System.out.printf(Locale.ROOT, "round %d of %d%n", round, ROUNDS);
            each("who am I", server -> _ -> get(server, "/api/v1/accounts/verify_credentials"));
            each("posts", server -> number -> server.posts().size() < MOST_POSTS ? post(server, number) : null);
            each("favourites", Beside::favourites);
            each("home, 20", server -> _ -> get(server, "/api/v1/timelines/home?limit=20"));
            each("public timeline, 20", server -> _ -> get(server, "/api/v1/timelines/public?limit=20"));
            each("notifications, 40", server -> _ -> get(server, "/api/v1/notifications?limit=40"));
        }
        each("deleted", server -> number -> {
            var id = number < server.posts().size() ? server.posts().get((int) number) : null;
            return id == null ? null : Load.Call.delete("/api/v1/statuses/" + id, server.headers());
        });
    }

    private void each(String name, Function<Server, LongFunction<Load.Call>> calls) {
        var shown = new LinkedHashMap<URI, Result>();
        for (var server : servers) {
            try (var load = new Load(vertx, server.address(), CONNECTIONS)) {
                var duration = name.equals("deleted") ? Duration.ofMinutes(10) : MEASURED;
                var warmUp = name.equals("deleted") ? Duration.ZERO : WARM_UP;
                shown.put(server.address(), load.run(warmUp, duration, calls.apply(server)));
            }
        }
        shown.forEach((address, result) -> {
            errors += result.errors();
            System.out.printf(
                    Locale.ROOT,
                    "  %s: %s %,.0f/s%s, errors %d%n",
                    address,
                    name,
                    result.rate(),
                    result.done() == 0 ? "" : result.latencies(),
                    result.errors());
        });
    }

    private static Load.Call get(Server server, String path) {
        return Load.Call.get(path, server.headers());
    }

    private static Load.Call post(Server server, long number) {
        return new Load.Call(
                "/api/v1/statuses",
                server.headers(),
                Texts.status(number),
                answer -> server.posts().add(read(answer).path("id").asText()));
    }

    /** Each of what was posted, again and again: the first time it changes something. */
    private static LongFunction<Load.Call> favourites(Server server) {
        return number -> server.posts().isEmpty()
                ? null
                : new Load.Call(
                        "/api/v1/statuses/"
                                + server.posts()
                                        .get((int) (number % server.posts().size())) + "/favourite",
                        server.headers(),
                        new byte[0]);
    }

    private static JsonNode read(byte[] answer) {
        try {
            return JSON.readTree(new String(answer, StandardCharsets.UTF_8));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
