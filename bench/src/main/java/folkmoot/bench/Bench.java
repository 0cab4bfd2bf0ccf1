package folkmoot.bench;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.util.function.LongFunction;

/** Runs the benchmarks and prints a line for each. Ends with 1 if any request failed. */
public final class Bench {

    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("bench.warm-up", 15));
    private static final Duration MEASURED = Duration.ofSeconds(Integer.getInteger("bench.seconds", 10));
    private static final int CONNECTIONS = 32;

    private final Instance instance;
    private final Vertx vertx;
    private final Set<String> wanted;
    private final List<String> failed = new ArrayList<>();
    private double commits;
    private double empty;
    private long square;

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

    static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted((one, other) -> other.compareTo(one)).toList()) {
                Files.delete(file);
            }
        }
    }

    private void run() throws SQLException, IOException {
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
            if (wants("reading")) {
                reading(load);
            }
            if (wants("similar")) {
                similar();
            }
            if (wants("opinions")) {
                Opinions.print();
            }
            if (wants("pages")) {
                pages(load);
            }
            if (wants("streaming")) {
                streaming();
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
                if (wants("hot-proposal")) {
                    errors("supports of a hot proposal", new HotProposal(instance, vertx).run(remote));
                }
                if (wants("deliveries")) {
                    deliveries(federated);
                }
                if (wants("fairness")) {
                    new Fairness(instance, vertx, WARM_UP, MEASURED)
                            .run(reader("calm"), tokens("stormy", CONNECTIONS), federated);
                }
                if (wants("kinds")) {
                    new InboxKinds(instance, load, remote)
                            .run((kind, result) -> ofCommits("inbox, " + kind, result, 20));
                }
            }
            if (wants("outward")) {
                new Outward(instance, vertx, reader("outward").get("id").asLong()).costs();
            }
            if (wants("slow-hosts")) {
                new Outward(instance, vertx, reader("patient").get("id").asLong()).slowHosts();
            }
            if (wants("hosts")) {
                hosts();
            }
        }
    }

    private boolean wants(String name) {
        return wanted.isEmpty() || wanted.contains(name);
    }

    private void statuses(Load load) throws SQLException {
        var tokens = tokens("writer", 32);
        LongFunction<Load.Call> calls = number -> new Load.Call(
                "/api/v1/statuses",
                Map.of(
                        "Authorization",
                        "Bearer " + tokens.get((int) (number % tokens.size())),
                        "Content-Type",
                        "application/json"),
                Texts.status(number));
        load.run(Duration.ZERO, WARM_UP, calls);
        var spent = new Spent(instance);
        var result = load.run(Duration.ZERO, MEASURED, number -> calls.apply(1_000_000 + number));
        ofCommits("statuses created", result, 20);
        spent.print("a post", result.done());
    }

    private void home(Load load) throws SQLException {
        var reader = reader("reader");
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
    }

    /** Pages that a member reads; all beside {@code /health}. */
    private void reading(Load load) throws SQLException {
        var reader = reader("citizen");
        long id = reader.get("id").asLong();
        if (!wants("home")) {
            Crowd.insert(instance.database(), id, 200, 100_000);
        }
        Reading.insert(instance.database(), id, 500, 5_000, 50_000);
        var headers = Map.of("Authorization", "Bearer " + reader.get("token").asText());
        read(load, "public timeline, 20 of 100,000 statuses", "/api/v1/timelines/public?limit=20", headers);
        read(
                load,
                "tag timeline, 20 of 10,000 statuses",
                "/api/v1/timelines/tag/" + Reading.TAG + "?limit=20",
                headers);
        read(load, "context of 500 replies", "/api/v1/statuses/" + Reading.ROOT + "/context", headers);
        read(load, "notifications, 40 of 5,000", "/api/v1/notifications?limit=40", headers);
        read(load, "notifications in groups, 40 of 5,000", "/api/v2/notifications?limit=40", headers);
        read(load, "search for statuses, one word", "/api/v2/search?type=statuses&q=crossing", headers);
        read(load, "search for accounts, one of 50,000", "/api/v2/search?type=accounts&q=zolw%204711", headers);
        read(load, "search for accounts, many of 50,000", "/api/v2/search?type=accounts&q=lukasz", headers);
    }

    /** What visitors' browsers ask for: one page that everybody wants, and such as each is the first to want. */
    private void pages(Load load) throws SQLException {
        square();
        var headers = Map.of("Accept", "text/html", "Accept-Encoding", "gzip", "Accept-Language", "en");
        var newest = instance.get("/api/folkmoot/v1/proposals?community=square&limit=1")
                .get(0);
        var page = "/c/square/proposals/" + newest.get("id").asText();
        read(load, "page of a proposal, asked for by everybody", page, headers);
        read(load, "page of a community of 50,000 proposals, asked for by everybody", "/c/square", headers);
        first(load, "page of a proposal, drawn for each", page, headers);
        first(load, "page of a community of 50,000 proposals, drawn for each", "/c/square", headers);
    }

    private void first(Load load, String name, String path, Map<String, String> headers) {
        var result = load.run(WARM_UP, MEASURED, number -> Load.Call.get(path + "?n=" + number, headers));
        line(name, result.rate(), "", result.latencies(), result.errors());
    }

    /** The id of a community with 50,000 proposals, made when it is asked for first. */
    private long square() throws SQLException {
        if (square == 0) {
            square = instance.run("community", "create", "square", "--title", "The square")
                    .getFirst()
                    .get("id")
                    .asLong();
            new Town(7).insert(instance.database(), square, 50_000);
        }
        return square;
    }

    /** Four people type titles as fast as they are answered; then the same while two others propose without pause. */
    private void similar() throws SQLException {
        square();
        var tokens = tokens("proposer", 2);
        try (var load = new Load(vertx, instance.port(), 4)) {
            var alone = similar(load);
            line(
                    "near-duplicates of what is typed, 50,000 proposals",
                    alone.rate(),
                    "",
                    alone.latencies(),
                    alone.errors());
            try (var proposers = Proposers.start(instance, tokens, "square")) {
                var beside = similar(load);
                line(
                        "the same beside 2 who propose",
                        beside.rate(),
                        String.format(Locale.ROOT, " (and %.0f proposals/s)", proposers.rate()),
                        beside.latencies(),
                        beside.errors());
            }
        }
    }

    private static Result similar(Load load) {
        return load.run(WARM_UP, MEASURED, number -> Load.Call.get(Town.typed("square", number), Map.of()));
    }

    private JsonNode reader(String prefix) {
        return instance.run("account", "seed", "--count", "1", "--prefix", prefix, "--scopes", "read write follow push")
                .getFirst();
    }

    private void read(Load load, String name, String path, Map<String, String> headers) {
        var result = load.run(WARM_UP, MEASURED, _ -> Load.Call.get(path, headers));
        var share = String.format(Locale.ROOT, " (%.1f %% of /health)", 100 * result.rate() / empty);
        line(name, result.rate(), share, result.latencies(), result.errors());
    }

    private void streaming() {
        var tokens = tokens("listener", 100);
        var fanOut = new FanOut(vertx);
        int frame = 2_500;
        var bare = fanOut.bare(frame);
        line(
                "baseline: bare WebSocket frames to 1,000",
                bare.rate(),
                "",
                bare.all().latencies(),
                bare.all().errors());
        var seen = fanOut.instance(
                instance.port(),
                tokens,
                number -> instance.post(
                        "/api/v1/statuses",
                        tokens.getFirst(),
                        Map.of("status", "To a thousand screens: number " + number)));
        line(
                "posts delivered to 1,000 WebSockets",
                seen.rate(),
                FanOut.share(seen, bare),
                ", from request to the last screen" + seen.all().latencies(),
                seen.all().errors());
    }

    private List<String> tokens(String prefix, int count) {
        return instance
                .run(
                        "account",
                        "seed",
                        "--count",
                        Integer.toString(count),
                        "--prefix",
                        prefix,
                        "--scopes",
                        "read write follow push")
                .stream()
                .map(line -> line.get("token").asText())
                .toList();
    }

    private void media(Load load) {
        var uploads = new Uploads(tokens("painter", 8));
        var result = load.run(WARM_UP, MEASURED, uploads::call);
        line("media uploads, JPEG of 1280x960", result.rate(), "", result.latencies(), result.errors());
    }

    private void deliveries(FederatedBenches federated) throws SQLException {
        var result = federated.deliveries();
        double signing = FederatedBenches.signingRate();
        ofSigning("deliveries sent, 200 inboxes", result, signing);
    }

    private void hosts() throws SQLException, IOException {
        long sender = reader("sender").get("id").asLong();
        try (var benches = new DeliveryBenches(instance, vertx, sender)) {
            var alone = benches.latency(800, 0, 0);
            line("deliveries to 800 healthy hosts", alone.rate(), "", alone.latencies(), alone.errors());
            var among = benches.latency(800, 100, 100);
            line(
                    "deliveries to 800 healthy hosts beside 100 dead and 100 slow ones",
                    among.rate(),
                    times(among, alone),
                    among.latencies(),
                    among.errors());
            piled(benches, alone);
        }
    }

    private void piled(DeliveryBenches benches, Result alone) throws SQLException, IOException {
        long before = benches.resident();
        benches.pile(1_000);
        var beside = benches.latency(800, 0, 0);
        line(
                "deliveries to 800 healthy hosts beside 1,000,000 that wait",
                beside.rate(),
                times(beside, alone),
                beside.latencies(),
                beside.errors());
        System.out.printf(
                Locale.ROOT,
                "memory of the server: %d MB before, %d MB with 1,000,000 deliveries waiting%n",
                before,
                benches.resident());
    }

    private static String times(Result one, Result other) {
        return String.format(Locale.ROOT, " (median %.2f times that without)", (double) one.median() / other.median());
    }

    private void ofSigning(String name, Result result, double signing) {
        line(
                name,
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
        errors(name, errors);
    }

    private void errors(String name, long errors) {
        if (errors > 0) {
            failed.add(name);
        }
    }
}
