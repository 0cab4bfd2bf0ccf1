package folkmoot.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Vertx;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongFunction;

/** Somebody reads their home, alone and while everything comes in at its full rate. */
final class Fairness {

    private final Instance instance;
    private final Vertx vertx;
    private final Duration warmUp;
    private final Duration measured;

    Fairness(Instance instance, Vertx vertx, Duration warmUp, Duration measured) {
        this.instance = instance;
        this.vertx = vertx;
        this.warmUp = warmUp;
        this.measured = measured;
    }

    void run(JsonNode reader, List<String> writers, FederatedBenches federated) throws SQLException {
        Crowd.insert(instance.database(), reader.get("id").asLong(), 200, 100_000);
        var headers = Map.of("Authorization", "Bearer " + reader.get("token").asText());
        try (var reading = new Load(vertx, instance.port(), 4);
                var writing = new Load(vertx, instance.port(), writers.size());
                var storm = Executors.newFixedThreadPool(2)) {
            LongFunction<Load.Call> home = _ -> Load.Call.get("/api/v1/timelines/home?limit=20", headers);
            var alone = reading.run(warmUp, measured, home);
            var posts = storm.submit(() -> writing.run(
                    warmUp,
                    measured.multipliedBy(2),
                    number -> new Load.Call(
                            "/api/v1/statuses",
                            Map.of(
                                    "Authorization",
                                    "Bearer " + writers.get((int) (number % writers.size())),
                                    "Content-Type",
                                    "application/json"),
                            Texts.status(number))));
            var supports = storm.submit(federated::supports);
            var beside = reading.run(warmUp, measured, home);
            System.out.printf(
                    Locale.ROOT,
                    "home, 4 readers alone: %,.0f/s%s; while posts and supports storm: %,.0f/s%s (p99 %.1f times,"
                            + " target 3), errors %d%n",
                    alone.rate(),
                    alone.latencies(),
                    beside.rate(),
                    beside.latencies(),
                    (double) beside.late() / alone.late(),
                    alone.errors() + beside.errors());
            storm("posts", posts);
            storm("supports", supports);
        }
    }

    private static void storm(String what, Future<Result> running) {
        try {
            System.out.printf(
                    Locale.ROOT,
                    "  %s meanwhile: %,.0f/s%n",
                    what,
                    running.get().rate());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure.getCause());
        }
    }
}
