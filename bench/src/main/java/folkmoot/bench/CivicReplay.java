package folkmoot.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongFunction;
import java.util.stream.IntStream;

/**
 * A month of a national call for ideas in as many seconds as it takes: tens of thousands of proposals, 8 % of them written twice, and a
 * quarter of a million supports, half through the client API and half as signed Likes of 200 servers, 9 % taken back, on an empty
 * instance. Then everything published is recounted from outside. Properties {@code civic.proposals} and {@code civic.supports} make it smaller;
 * {@code civic.statements} prints so many of the dearest statements of each part.
 */
final class CivicReplay {

    private static final int PROPOSALS = Integer.getInteger("civic.proposals", 45_000);
    private static final int SUPPORTS = Integer.getInteger("civic.supports", 250_000);
    private static final int AUTHORS = 400;
    private static final int MEMBERS = Math.max(200, SUPPORTS / 2 / 25); // nobody backs more than 30 a minute
    private static final int SERVERS = 200;
    private static final int REMOTE = Math.max(SERVERS, SUPPORTS / 2 / 10);
    private static final double SAME = 0.08;
    private static final double TAKEN_BACK = 0.09;
    private static final int CONNECTIONS = 16;
    private static final Duration LONGEST =
            Duration.ofMinutes(45); // what is not done by then is missing in the recount
    private static final int DEAREST = Integer.getInteger("civic.statements", 0);
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> PLACES = List.of(
            "Mill Lane",
            "Abbey Road",
            "the quay",
            "Harrow Street",
            "the bus station",
            "Northgate",
            "the old market",
            "Castle Hill",
            "the surgery",
            "Station Road",
            "the library",
            "Church Walk",
            "the playing field");
    private static final List<String> WISHES = List.of(
            "A safe crossing at",
            "Benches along",
            "Longer opening hours at",
            "Street lights on",
            "A ramp at",
            "Fewer lorries on",
            "Clean water taps at",
            "A bus shelter at",
            "Booking online for",
            "Trees along");

    private final Instance instance;
    private final Vertx vertx;
    private final Random random = new Random(2010); // the same month each time
    private final Statements statements;
    private final Recount recount;
    private final long started = System.nanoTime();
    private Duration timed = Duration.ZERO;

    private CivicReplay(Instance instance, Vertx vertx) throws SQLException {
        this.instance = instance;
        this.vertx = vertx;
        this.statements = new Statements(instance.database());
        this.recount = new Recount(instance.database());
    }

    public static void main(String[] none) throws IOException, SQLException {
        var folder = Files.createTempDirectory("folkmoot-replay");
        var vertx = Vertx.vertx();
        boolean clean;
        try (var instance = Instance.start(folder)) {
            clean = new CivicReplay(instance, vertx).run();
        } finally {
            vertx.close().await();
        }
        System.out.println("logs are in " + folder);
        System.exit(clean ? 0 : 1);
    }

    /** Somebody here or elsewhere backs a proposal. */
    private record Gesture(int proposal, boolean here, int by) {}

    private boolean run() throws SQLException {
        stage("an instance is there");
        instance.run("community", "create", "square", "--title", "The square");
        var authors = tokens("author", AUTHORS);
        var members = tokens("member", MEMBERS);
        joinAll();
        stage("authors and members have joined");
        try (var remote = new RemoteActors(vertx);
                var load = new Load(vertx, instance.port(), CONNECTIONS);
                var other = new Load(vertx, instance.port(), CONNECTIONS)) {
            Supporters.insert(instance.database(), remote, REMOTE, SERVERS);
            stage("people elsewhere are known");
            var ids = propose(load, authors);
            var gestures = gestures(ids.size());
            var here = gestures.stream().filter(Gesture::here).toList();
            var elsewhere = gestures.stream().filter(gesture -> !gesture.here()).toList();
            stage("who supports what is drawn");
            var likes = sign(remote, elsewhere, ids);
            stage("likes are signed");
            return support(load, other, members, here, likes, ids);
        }
    }

    private void stage(String what) {
        System.out.printf(Locale.ROOT, "%.0f s: %s%n", (System.nanoTime() - started) / 1e9, what);
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
                        "read write follow")
                .stream()
                .map(line -> line.get("token").asText())
                .toList();
    }

    /** Everybody here joins the community. */
    private void joinAll() throws SQLException {
        try (var connection = instance.database().connect();
                var statement = connection.createStatement()) {
            statement.execute("""
                INSERT INTO follow (id, account_id, target_id, uri, accepted_at, created_at)
                SELECT 5000000 + row_number() OVER (), a.id, c.account_id, 'http://bench.test/follow/' || a.id, now(), now()
                FROM account a, community c WHERE a.domain IS NULL AND a.actor_type = 'Person'
                """);
            statement.execute("ANALYZE");
        }
    }

    private List<String> propose(Load load, List<String> authors) throws SQLException {
        var ids = Collections.synchronizedList(new ArrayList<String>());
        var bodies = bodies();
        statements.reset();
        var cpu = new Cpu(instance.pid());
        long begun = System.nanoTime();
        try (var progress = new Progress("proposals", bodies.size(), instance.pid())) {
            var result = load.run(Duration.ZERO, LONGEST, number -> {
                if (number >= bodies.size()) {
                    return null;
                }
                progress.count();
                return new Load.Call(
                        "/api/folkmoot/v1/proposals",
                        headers(authors.get((int) (number % authors.size()))),
                        bodies.get((int) number),
                        answer -> ids.add(id(answer)));
            });
            line("proposals published through the API", result, cpu);
            recount.equal("errors", 0, result.errors());
        }
        timed = timed.plusNanos(System.nanoTime() - begun);
        statements.print("proposals", ids.size(), DEAREST);
        return ids;
    }

    private static String id(byte[] answer) {
        try {
            return JSON.readTree(answer).path("id").asText();
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private List<byte[]> bodies() {
        var bodies = new ArrayList<byte[]>();
        for (int i = 0; i < PROPOSALS; i++) {
            boolean again = i > AUTHORS && random.nextDouble() < SAME;
            int of = again ? i - 1 - random.nextInt(AUTHORS - 1) : i; // by somebody else
            bodies.add(write(Map.of(
                    "community", "square",
                    "title",
                            WISHES.get(of % WISHES.size()) + " " + PLACES.get(of / 7 % PLACES.size()) + ", number "
                                    + of,
                    "ask", "Please do it within the year.",
                    "problem",
                            "It has been asked for since " + (1990 + of % 35) + ", and nothing has come of it so far.",
                    "different_because", "It is about another place.",
                    "language", "en")));
        }
        return bodies;
    }

    /** Log-normal over the proposals; who took theirs back comes later than they gave it. */
    private List<Gesture> gestures(int proposals) {
        var weights = new double[proposals];
        double sum = 0;
        for (int i = 0; i < proposals; i++) {
            weights[i] = Math.exp(1.6 * random.nextGaussian());
            sum += weights[i];
        }
        var gestures = new HashSet<Gesture>();
        for (int i = 0; i < proposals; i++) {
            long wanted = Math.min(Math.round(weights[i] / sum * SUPPORTS), Math.min(MEMBERS, REMOTE));
            for (int given = 0; given < wanted; ) {
                boolean here = random.nextBoolean();
                if (gestures.add(new Gesture(i, here, random.nextInt(here ? MEMBERS : REMOTE)))) {
                    given++;
                }
            }
        }
        var shuffled = new ArrayList<>(gestures);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    /** What the posts of proposals are called on the wire, by their ids. */
    private Map<String, String> addresses() throws SQLException {
        var addresses = new HashMap<String, String>();
        try (var connection = instance.database().connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT s.id, s.uri FROM status s JOIN proposal p ON p.id = s.id")) {
            while (rows.next()) {
                addresses.put(rows.getString(1), rows.getString(2));
            }
        }
        return addresses;
    }

    private List<Load.Call> sign(RemoteActors remote, List<Gesture> gestures, List<String> ids) throws SQLException {
        var inbox = URI.create("http://" + instance.host() + "/inbox");
        var objects = addresses();
        var calls = new Load.Call[gestures.size()];
        IntStream.range(0, gestures.size()).parallel().forEach(i -> {
            var gesture = gestures.get(i);
            int by = gesture.by();
            var actor = remote.actorUri("likes" + by % SERVERS, "supporter" + by);
            var object = objects.get(ids.get(gesture.proposal()));
            calls[i] = remote.signed(
                    actor,
                    inbox,
                    Map.of(
                            "@context",
                            "https://www.w3.org/ns/activitystreams",
                            "id",
                            actor + "/likes/" + i,
                            "type",
                            "Like",
                            "actor",
                            actor,
                            "object",
                            object));
        });
        return List.of(calls);
    }

    private boolean support(
            Load load, Load other, List<String> members, List<Gesture> here, List<Load.Call> likes, List<String> ids)
            throws SQLException {
        var back = here.stream().limit((long) (here.size() * 2 * TAKEN_BACK)).toList();
        LongFunction<Load.Call> clicks = number -> {
            boolean given = number < here.size();
            if (!given && number - here.size() >= back.size()) {
                return null;
            }
            var gesture = given ? here.get((int) number) : back.get((int) number - here.size());
            return new Load.Call(
                    "/api/v1/statuses/" + ids.get(gesture.proposal()) + (given ? "/favourite" : "/unfavourite"),
                    headers(members.get(gesture.by())),
                    new byte[0]);
        };
        int clicked = here.size() + back.size();
        statements.reset();
        var cpu = new Cpu(instance.pid());
        long begun = System.nanoTime();
        try (var progress = new Progress("supports", clicked + likes.size(), instance.pid())) {
            LongFunction<Load.Call> posted = number -> number < likes.size() ? likes.get((int) number) : null;
            var federated = CompletableFuture.supplyAsync(
                    () -> other.run(Duration.ZERO, LONGEST, number -> counted(progress, posted.apply(number))));
            var local = load.run(Duration.ZERO, LONGEST, number -> counted(progress, clicks.apply(number)));
            line("favourites and their withdrawals through the client API", local, cpu);
            var sent = federated.join();
            line("signed Likes of 200 servers accepted", sent, cpu);
            recount.equal("errors", 0, local.errors() + sent.errors());
        }
        boolean idle = instance.awaitIdle(LONGEST, "folkmoot_inbox_pending") && folded();
        var took = Duration.ofNanos(System.nanoTime() - begun);
        timed = timed.plus(took);
        long all = clicked + likes.size();
        System.out.printf(
                Locale.ROOT,
                "supports given, taken back, processed and in the log: %,d in %.1f s, %,.0f/s; server %,.0f µs,"
                        + " database %,.0f µs of CPU each%n",
                all,
                took.toNanos() / 1e9,
                all / (took.toNanos() / 1e9),
                cpu.server() / all,
                cpu.database() / all);
        statements.print("supports", all, DEAREST);
        recount.equal("left undone", 0, idle ? 0 : 1);
        sizes();
        verify();
        recount.everything(PROPOSALS, here.size() + likes.size() - back.size());
        System.out.printf(
                Locale.ROOT,
                "the whole month: %.1f s; %s%n",
                timed.toNanos() / 1e9,
                recount.wrong().isEmpty()
                        ? "everything published is what was counted again"
                        : "WRONG: " + recount.wrong());
        return recount.wrong().isEmpty();
    }

    private static Load.Call counted(Progress progress, Load.Call call) {
        if (call != null) {
            progress.count();
        }
        return call;
    }

    private boolean folded() throws SQLException {
        for (int i = 0; i < 600; i++) {
            if (recount.number("SELECT count(*) FROM log_pending") == 0) {
                return true;
            }
            Cpu.pause();
        }
        return false;
    }

    private void sizes() throws SQLException {
        System.out.printf(
                Locale.ROOT,
                "log: %,d leaves, %,d MB of entries with their indexes, %,d MB of tiles%n",
                recount.number("SELECT size FROM log_head"),
                recount.number("SELECT pg_total_relation_size('log_entry') / 1000000"),
                recount.number("SELECT pg_total_relation_size('log_tile') / 1000000"));
    }

    private void verify() {
        long begun = System.nanoTime();
        var answer = instance.run("log", "verify", "http://" + instance.host());
        System.out.printf(
                Locale.ROOT, "log verify from public data: %.1f s, %s%n", (System.nanoTime() - begun) / 1e9, answer);
        recount.equal("differences", 0, answer.getFirst().path("differences").asLong(-1));
    }

    private static void line(String what, Result result, Cpu cpu) {
        System.out.printf(
                Locale.ROOT,
                "%s: %,d in %.1f s, %,.0f/s%s, %d errors; since the beginning %.0f µs of server and %.0f µs of"
                        + " database CPU each%n",
                what,
                result.done(),
                result.took().toNanos() / 1e9,
                result.rate(),
                result.latencies(),
                result.errors(),
                cpu.server() / result.done(),
                cpu.database() / result.done());
    }

    private static Map<String, String> headers(String token) {
        return Map.of("Authorization", "Bearer " + token, "Content-Type", "application/json");
    }

    private static byte[] write(Object json) {
        try {
            return JSON.writeValueAsBytes(json);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
