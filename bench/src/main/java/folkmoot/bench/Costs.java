package folkmoot.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongFunction;

/**
 * What each operation costs when sixteen people are at it: statements (as {@code pg_stat_statements} counts them) and microseconds of
 * CPU of the server and of the database, jobs and all. These hold on a busy machine, as rates do not. Prints the table of
 * {@code docs/performance.md}. {@code costs.operations} says how many of each; {@code costs.statements} prints so many of the dearest statements.
 */
final class Costs {

    private static final int OPERATIONS = Integer.getInteger("costs.operations", 2_000);
    private static final int DEAREST = Integer.getInteger("costs.statements", 0);
    private static final int CONNECTIONS = 16;
    private static final Duration LONGEST = Duration.ofMinutes(9);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Instance instance;
    private final Load load;
    private final Statements statements;
    private final List<String> tokens;
    private Cpu cpu;
    private long errors;

    private Costs(Instance instance, Load load) throws SQLException {
        this.instance = instance;
        this.load = load;
        this.statements = new Statements(instance.database());
        this.tokens =
                instance
                        .run("account", "seed", "--count", "400", "--prefix", "member", "--scopes", "read write follow")
                        .stream()
                        .map(line -> line.get("token").asText())
                        .toList();
    }

    public static void main(String[] none) throws IOException, SQLException {
        var folder = Files.createTempDirectory("folkmoot-costs");
        var vertx = Vertx.vertx();
        long errors;
        try (var instance = Instance.start(folder);
                var load = new Load(vertx, instance.port(), CONNECTIONS);
                var remote = new RemoteActors(vertx)) {
            var costs = new Costs(instance, load);
            costs.run(remote);
            errors = costs.errors;
        } finally {
            vertx.close().await();
        }
        System.exit(errors == 0 ? 0 : 1);
    }

    private void run(RemoteActors remote) throws SQLException {
        instance.run("community", "create", "square", "--title", "The square");
        System.out.println("| operation | statements | server µs | database µs | a second | p99 ms |");
        System.out.println("|---|---|---|---|---|---|");
        var posts = measured("post", n -> post("/api/v1/statuses", n, Map.of("status", "Number " + n)));
        measured(
                "reply",
                n -> post("/api/v1/statuses", n, Map.of("status", "Yes, " + n, "in_reply_to_id", at(posts, n))));
        onEach("favourite", posts, "favourite");
        onEach("boost", posts, "reblog");
        onEach("bookmark", posts, "bookmark");
        measured("home page", n -> Load.Call.get("/api/v1/timelines/home", headers(n)));
        measured("page of notifications", n -> Load.Call.get("/api/v1/notifications", headers(n)));
        var proposals = measured("proposal", n -> post("/api/folkmoot/v1/proposals", n, proposal(n)));
        onEach("support", proposals, "favourite");
        onEach("withdrawal", proposals, "unfavourite");
        new InboxKinds(instance, load, remote, this::begin).run((kind, result) -> print("incoming " + kind, result));
    }

    private static Map<String, String> proposal(long n) {
        return Map.of(
                "community",
                "square",
                "title",
                "A safe crossing at number " + n + " of the mill road",
                "ask",
                "Please do it within the year.",
                "problem",
                "It has been asked for since " + (1990 + n % 35) + ", and nothing has come of it so far.",
                "different_because",
                "It is another place, " + n,
                "language",
                "en");
    }

    /** Of those that were made, one for each number, by somebody else than who made it. */
    private static String at(List<String> made, long number) {
        return made.get((int) (number % made.size()));
    }

    private void onEach(String name, List<String> made, String act) {
        measured(name, n -> post("/api/v1/statuses/" + at(made, n) + "/" + act, n + 1 + n / made.size(), Map.of()));
    }

    private Load.Call post(String path, long who, Map<String, String> body) {
        try {
            return new Load.Call(path, headers(who), JSON.writeValueAsBytes(body));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Map<String, String> headers(long who) {
        return Map.of(
                "Authorization",
                "Bearer " + tokens.get((int) (who % tokens.size())),
                "Content-Type",
                "application/json");
    }

    private void begin() {
        try {
            statements.reset();
            cpu = new Cpu(instance.pid());
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** A quarter more goes ahead to warm up. The ids in the answers, where there are any. */
    private List<String> measured(String name, LongFunction<Load.Call> calls) {
        var ids = Collections.synchronizedList(new ArrayList<String>());
        int ahead = OPERATIONS / 4;
        load.run(Duration.ZERO, LONGEST, n -> n < ahead ? noting(calls.apply(n), ids) : null);
        begin();
        var result = load.run(Duration.ZERO, LONGEST, n -> n < OPERATIONS ? noting(calls.apply(ahead + n), ids) : null);
        print(name, result);
        return ids;
    }

    private static Load.Call noting(Load.Call call, List<String> ids) {
        return new Load.Call(call.path(), call.headers(), call.body(), answer -> id(answer, ids));
    }

    private static void id(byte[] answer, List<String> ids) {
        if (answer[0] == '{') {
            try {
                ids.add(JSON.readTree(new String(answer, StandardCharsets.UTF_8))
                        .path("id")
                        .asText());
            } catch (JsonProcessingException unreadable) {
                throw new IllegalStateException(unreadable);
            }
        }
    }

    private void print(String name, Result result) {
        instance.awaitIdle(LONGEST, "folkmoot_inbox_pending", "folkmoot_jobs_pending");
        errors += result.errors();
        try {
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.1f | %,.0f | %,.0f | %,.0f | %s |%s%n",
                    name,
                    statements.count() / (double) result.done(),
                    cpu.server() / result.done(),
                    cpu.database() / result.done(),
                    result.rate(),
                    result.p99(),
                    result.errors() == 0 ? "" : " " + result.errors() + " ERRORS");
            if (DEAREST > 0) {
                statements.print(name, result.done(), DEAREST);
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
