package folkmoot.bench;

import folkmoot.federation.signature.Keys;
import folkmoot.federation.signature.SigningKey;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** The benchmarks in which other servers take part. */
final class FederatedBenches {

    private static final String PUBLIC = "https://www.w3.org/ns/activitystreams#Public";
    private static final int ACTORS = 50;
    private static final int INBOXES = 200;
    private static final int SUPPORTERS = 40_000;
    private static final Duration IDLE_WITHIN = Duration.ofMinutes(3);

    private final Instance instance;
    private final Load load;
    private final RemoteActors remote;
    private final Duration warmUp;
    private final Duration measured;

    FederatedBenches(Instance instance, Load load, RemoteActors remote, Duration warmUp, Duration measured) {
        this.instance = instance;
        this.load = load;
        this.remote = remote;
        this.warmUp = warmUp;
        this.measured = measured;
    }

    /**
     * Posts of 50 actors elsewhere that mention somebody here: from the first request to the last one processed. Signed
     * beforehand, as another machine would have done it.
     */
    Result inbox() throws SQLException {
        var person = instance.run("account", "seed", "--count", "1", "--prefix", "mentioned", "--scopes", "read")
                .getFirst();
        var inbox = sharedInbox();
        var mentioned =
                "http://" + instance.host() + "/users/" + person.get("name").asText();
        var calls = sign(estimate(3_000), number -> {
            var actor = remote.actorUri("inbox" + number % ACTORS, "writer" + number % ACTORS);
            return remote.signed(actor, inbox, create(actor, number, mentioned));
        });
        return processed("activities from elsewhere", calls, "folkmoot_inbox_pending");
    }

    private static Map<String, ?> create(String actor, long number, String mentioned) {
        var id = actor + "/statuses/" + number;
        var note = Map.of(
                "id",
                id,
                "type",
                "Note",
                "attributedTo",
                actor,
                "content",
                "<p>Number " + number + ": is anybody else waiting for the bus to the hospital?</p>",
                "published",
                Instant.now().toString(),
                "to",
                List.of(PUBLIC),
                "cc",
                List.of(actor + "/followers", mentioned),
                "tag",
                List.of(Map.of("type", "Mention", "href", mentioned, "name", "@mentioned")));
        return Map.of(
                "@context",
                "https://www.w3.org/ns/activitystreams",
                "id",
                id + "/activity",
                "type",
                "Create",
                "actor",
                actor,
                "to",
                List.of(PUBLIC),
                "cc",
                List.of(mentioned),
                "object",
                note);
    }

    /** Likes of one hot proposal by accounts elsewhere that are known here, each its own. */
    Result supports() throws SQLException {
        instance.run("community", "create", "square", "--title", "The square");
        var author = instance.run(
                        "account", "seed", "--count", "1", "--prefix", "author", "--scopes", "read write follow")
                .getFirst();
        var proposal = instance.post(
                "/api/folkmoot/v1/proposals",
                author.get("token").asText(),
                Map.of(
                        "community", "square",
                        "title", "A safe crossing on Mill Road",
                        "ask", "Build a crossing at the school.",
                        "problem", "Two children were hurt this year.",
                        "language", "en"));
        var object = instance.get(
                        "/api/v1/statuses/" + proposal.get("status_id").asText())
                .get("uri")
                .asText();
        Supporters.insert(instance.database(), remote, SUPPORTERS);
        var inbox = sharedInbox();
        var calls = sign(Math.min(SUPPORTERS, estimate(2_500)), number -> {
            var actor = remote.actorUri("likes" + number % ACTORS, "supporter" + number);
            return remote.signed(
                    actor,
                    inbox,
                    Map.of(
                            "@context",
                            "https://www.w3.org/ns/activitystreams",
                            "id",
                            actor + "/likes/" + number,
                            "type",
                            "Like",
                            "actor",
                            actor,
                            "object",
                            object));
        });
        return processed("Likes of a proposal", calls, "folkmoot_inbox_pending");
    }

    /** One status of an account with followers on 200 servers, again and again: deliveries that arrived, a second. */
    Result deliveries() throws SQLException {
        var author = instance.run(
                        "account", "seed", "--count", "1", "--prefix", "speaker", "--scopes", "read write follow")
                .getFirst();
        Supporters.follow(instance.database(), remote, author.get("id").asLong(), INBOXES);
        long before = remote.received();
        long begun = System.nanoTime();
        long until = begun + warmUp.plus(measured).toNanos();
        int posted = 0;
        while (System.nanoTime() < until) {
            instance.post(
                    "/api/v1/statuses",
                    author.get("token").asText(),
                    Map.of("status", "To everybody, number " + posted));
            posted++;
            if (!instance.awaitIdle(IDLE_WITHIN, "folkmoot_deliveries_pending")) {
                break;
            }
        }
        var took = Duration.ofNanos(System.nanoTime() - begun);
        long arrived = remote.received() - before;
        return Result.of(arrived, took, new long[0], (long) posted * INBOXES - arrived);
    }

    /**
     * RSA-2048 signatures a second of CPU, with the provider that the server uses: what a core that does nothing else would make, also
     * where others use it meanwhile.
     */
    static double signingRate() {
        var key = new SigningKey.Rsa(
                URI.create("http://a.test/#k"),
                Keys.rsaPrivate(Keys.generateRsa().privateKey()));
        var data = new byte[256];
        signFor(key, data, TimeUnit.SECONDS.toNanos(1));
        return signFor(key, data, TimeUnit.SECONDS.toNanos(3));
    }

    private static double signFor(SigningKey key, byte[] data, long nanos) {
        var thread = ManagementFactory.getThreadMXBean();
        long until = System.nanoTime() + nanos;
        long begun = thread.getCurrentThreadCpuTime();
        long done = 0;
        while (System.nanoTime() < until) {
            key.sign(data);
            done++;
        }
        return done / ((thread.getCurrentThreadCpuTime() - begun) / 1e9);
    }

    private URI sharedInbox() {
        return URI.create("http://" + instance.host() + "/inbox");
    }

    private int estimate(int aSecond) {
        return (int) (warmUp.plus(measured).toSeconds() * aSecond);
    }

    @FunctionalInterface
    private interface Signing {
        Load.Call call(long number);
    }

    private static List<Load.Call> sign(int count, Signing signing) {
        var calls = new Load.Call[count];
        IntStream.range(0, count).parallel().forEach(i -> calls[i] = signing.call(i));
        return new ArrayList<>(List.of(calls));
    }

    /** Sends until the time or the calls are over, then waits for the rest: the rate is that of both. */
    private Result processed(String name, List<Load.Call> calls, String pending) throws SQLException {
        load.run(Duration.ZERO, warmUp, number -> number < calls.size() / 3 ? calls.get((int) number) : null);
        instance.awaitIdle(IDLE_WITHIN, pending);
        int first = calls.size() / 3;
        var spent = new Spent(instance);
        long begun = System.nanoTime();
        var accepted = load.run(
                Duration.ZERO,
                measured,
                number -> first + number < calls.size() ? calls.get(first + (int) number) : null);
        boolean idle = instance.awaitIdle(IDLE_WITHIN, pending);
        var took = Duration.ofNanos(System.nanoTime() - begun);
        spent.print(name, accepted.done());
        return new Result(accepted.done(), took, accepted.nanos(), accepted.errors() + (idle ? 0 : 1));
    }
}
