package folkmoot.bench;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Runs the benchmarks and prints a line for each. Ends with 1 if any request failed. */
public final class Bench {

    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("bench.warm-up", 8));
    private static final Duration MEASURED = Duration.ofSeconds(Integer.getInteger("bench.seconds", 10));
    private static final int CONNECTIONS = 32;

    private final Instance instance;
    private final Vertx vertx;
    private final Set<String> wanted;
    private final List<String> failed = new ArrayList<>();
    private double commits;
    private double empty;

    private Bench(Instance instance, Vertx vertx, Set<String> wanted) {
        this.instance = instance;
        this.vertx = vertx;
        this.wanted = wanted;
    }

    /** @param names the benchmarks to run; all without any */
    public static void main(String[] names) throws IOException, SQLException {
        var folder = Files.createTempDirectory("folkmoot-bench");
        var vertx = Vertx.vertx();
        int status;
        try (var instance = Instance.start(folder)) {
            var bench = new Bench(instance, vertx, Set.of(names));
            bench.run();
            status = bench.failed.isEmpty() ? 0 : 1;
            bench.failed.forEach(name -> System.out.println("failed: " + name));
        } finally {
            vertx.close().await();
        }
        if (status == 0) {
            delete(folder);
        } else {
            System.out.println("logs are in " + folder);
        }
        System.exit(status);
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.delete(file);
            }
        }
    }

    private void run() throws SQLException {
        commits = Baselines.commits(instance.database(), MEASURED);
        line("baseline: single-row insert commits, 32 connections", commits, "", "", 0);
        try (var load = new Load(vertx, instance.port(), CONNECTIONS)) {
            var health = load.run(WARM_UP, MEASURED, _ -> Load.Call.get("/health", Map.of()));
            empty = health.rate();
            line("baseline: /health, 32 connections", empty, "", health.latencies(), health.errors());
            if (wants("statuses")) {
                statuses(load);
            }
            if (wants("home")) {
                home(load);
            }
            if (wants("media")) {
                media(load);
            }
            try (var remote = new RemoteActors(vertx)) {
                var federated = new FederatedBenches(instance, load, remote, WARM_UP, MEASURED);
                if (wants("inbox")) {
                    ofCommits("inbox activities accepted and processed", federated.inbox(), 20);
                }
                if (wants("supports")) {
                    ofCommits("supports counted (federated Likes)", federated.supports(), 40);
                }
                if (wants("deliveries")) {
                    deliveries(federated);
                }
            }
        }
    }

    private boolean wants(String name) {
        return wanted.isEmpty() || wanted.contains(name);
    }

    private void statuses(Load load) {
        var tokens = instance
                .run("account", "seed", "--count", "32", "--prefix", "writer", "--scopes", "read write follow push")
                .stream()
                .map(line -> line.get("token").asText())
                .toList();
        var result = load.run(
                WARM_UP,
                MEASURED,
                number -> new Load.Call(
                        "/api/v1/statuses",
                        Map.of(
                                "Authorization",
                                "Bearer " + tokens.get((int) (number % tokens.size())),
                                "Content-Type",
                                "application/json"),
                        Texts.status(number)));
        ofCommits("statuses created", result, 20);
    }

    private void home(Load load) throws SQLException {
        var reader = instance.run(
                        "account", "seed", "--count", "1", "--prefix", "reader", "--scopes", "read write follow push")
                .getFirst();
        Crowd.insert(instance.database(), reader.get("id").asLong(), 200, 100_000);
        var headers = Map.of("Authorization", "Bearer " + reader.get("token").asText());
        var result = load.run(WARM_UP, MEASURED, _ -> Load.Call.get("/api/v1/timelines/home?limit=20", headers));
        var share = share(result.rate(), empty, "/health", 35);
        line(
                "home timeline, 20 of 100,000 statuses, 200 followed",
                result.rate(),
                share,
                result.latencies(),
                result.errors());
        read(load, "public timeline, 20 of 100,000 statuses", "/api/v1/timelines/public?limit=20", Map.of());
        read(load, "search for statuses, one word", "/api/v2/search?type=statuses&q=bridge", headers);
    }

    private void read(Load load, String name, String path, Map<String, String> headers) {
        var result = load.run(WARM_UP, MEASURED, _ -> Load.Call.get(path, headers));
        line(name, result.rate(), "", result.latencies(), result.errors());
    }

    private void media(Load load) {
        var uploads =
                new Uploads(instance
                        .run(
                                "account",
                                "seed",
                                "--count",
                                "8",
                                "--prefix",
                                "painter",
                                "--scopes",
                                "read write follow push")
                        .stream()
                        .map(line -> line.get("token").asText())
                        .toList());
        var result = load.run(WARM_UP, MEASURED, uploads::call);
        line("media uploads, JPEG of 1280x960", result.rate(), "", result.latencies(), result.errors());
    }

    private void deliveries(FederatedBenches federated) throws SQLException {
        var result = federated.deliveries();
        double signing = federated.signingRate();
        line(
                "deliveries sent, 200 inboxes",
                result.rate(),
                share(result.rate(), signing, "the RSA signing rate of a core", 80),
                result.latencies(),
                result.errors());
    }

    private void ofCommits(String name, Result result, int target) {
        line(
                name,
                result.rate(),
                share(result.rate(), commits, "commits", target),
                result.latencies(),
                result.errors());
    }

    private static String share(double rate, double baseline, String of, int target) {
        return String.format(Locale.ROOT, " (%.1f %% of %s, target %d %%)", 100 * rate / baseline, of, target);
    }

    private void line(String name, double rate, String share, String latencies, long errors) {
        System.out.printf(Locale.ROOT, "%s: %,.0f/s%s%s, errors %d%n", name, rate, share, latencies, errors);
        if (errors > 0) {
            failed.add(name);
        }
    }
}
