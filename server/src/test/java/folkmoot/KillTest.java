package folkmoot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.federation.testing.RemoteInstance;
import folkmoot.federation.testing.RemotePerson;
import folkmoot.federation.vocabulary.Follow;
import folkmoot.federation.vocabulary.Like;
import folkmoot.testing.Browser;
import folkmoot.testing.Installation;
import io.vertx.core.Vertx;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} at any moment loses nothing that was acknowledged and does nothing twice. */
class KillTest {

    private static final int WRITERS = 3;
    private static final int FOLLOWED = 200;
    private static final int LIKERS = 6;
    private static final int LIKED = 40;
    private static final int BEFORE_THE_KILL = 60;
    private static final Pattern NEXT = Pattern.compile("<https?://[^/]+([^>]+)>; rel=\"next\"");

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final RemoteInstance elsewhere = new RemoteInstance(vertx, "elsewhere.localhost");
    private final Queue<String> refused = new ConcurrentLinkedQueue<>();
    private final Queue<String> posted = new ConcurrentLinkedQueue<>();
    private final Queue<String> followed = new ConcurrentLinkedQueue<>();
    private final Queue<String> liked = new ConcurrentLinkedQueue<>();
    private final CountDownLatch enough = new CountDownLatch(BEFORE_THE_KILL);
    private volatile boolean killed;
    private Installation installation;
    private Browser client;
    private List<JsonNode> people;

    @BeforeEach
    void install() throws Exception {
        installation = new Installation(folder);
        client = installation.client();
        people = installation.run("account", "seed", "--count", String.valueOf(WRITERS + FOLLOWED), "--prefix", "u");
    }

    @AfterEach
    void stop() throws Exception {
        installation.close();
        elsewhere.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    @Timeout(300)
    void whatWasAcknowledgedIsThereExactlyOnceAndWhatWasQueuedArrives() throws Exception {
        var server = installation.serve();
        var database = installation.database();
        var statuses = IntStream.range(0, LIKED)
                .mapToObj(i -> post(0, "to be liked " + i))
                .toList();
        var likers = IntStream.range(0, LIKERS)
                .mapToObj(i -> elsewhere.person("liker" + i))
                .toList();
        follow(likers.getFirst());
        installation.settle();

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            write(threads, server);
            like(threads, server, likers, statuses);
            boolean reached = enough.await(90, TimeUnit.SECONDS);
            killed = true;
            server.destroyForcibly().waitFor(); // SIGKILL
            assertThat(refused).isEmpty();
            assertThat(reached).isTrue();
        }
        database.onExit().get(30, TimeUnit.SECONDS); // not left behind

        installation.serve();
        installation.settle();
        for (int writer = 0; writer < WRITERS; writer++) {
            requirePostsAndFollows(writer);
        }
        requireLikes(statuses);
        requireDelivered();
        assertThat(installation.run("check", "--json").getFirst().get("problems"))
                .isEmpty();
    }

    private void follow(RemotePerson carol) {
        var follow = new Follow(elsewhere.uri("/follows/1"), carol.id(), account(0));
        assertThat(carol.sends(inbox(), follow)).isEqualTo(202);
    }

    private void write(ExecutorService threads, Process server) {
        for (int writer = 0; writer < WRITERS; writer++) {
            int number = writer;
            threads.submit(() -> untilCut(server, i -> {
                var text = "writer " + number + " post " + i + " end";
                if (ok(number, "/api/v1/statuses", Map.of("status", text))) {
                    posted.add(text);
                    enough.countDown();
                }
            }));
            threads.submit(() -> untilCut(server, i -> {
                var whom = people.get(WRITERS + i % FOLLOWED).get("id").asText();
                if (ok(number, "/api/v1/accounts/" + whom + "/follow", Map.of())) {
                    followed.add(number + " " + whom);
                }
            }));
        }
    }

    /** Each likes each status once, by a signed activity; twice in a row, as after a lost answer. */
    private void like(ExecutorService threads, Process server, List<RemotePerson> likers, List<JsonNode> statuses) {
        for (var liker : likers) {
            threads.submit(() -> untilCut(server, i -> {
                var status = statuses.get(i % LIKED);
                var id = URI.create(liker.id() + "/likes/" + status.get("id").asText());
                var like = new Like(id, liker.id(), URI.create(status.get("uri").asText()));
                if (liker.sends(inbox(), like) == 202) {
                    liked.add(status.get("id").asText() + " " + liker.id());
                }
            }));
        }
    }

    private void requirePostsAndFollows(int writer) {
        var there = all(writer, "statuses").stream()
                .map(status -> status.get("content").asText().replaceAll("<[^>]*>", ""))
                .collect(Collectors.groupingBy(text -> text, Collectors.counting()));
        assertThat(there.values()).allMatch(times -> times == 1);
        assertThat(there.keySet()).containsAll(of(posted, "writer " + writer + " ", text -> text));
        var follows = all(writer, "following").stream()
                .map(account -> account.get("id").asText())
                .toList();
        assertThat(follows)
                .doesNotHaveDuplicates()
                .containsAll(of(followed, writer + " ", line -> line.substring(line.indexOf(' ') + 1)));
    }

    private void requireLikes(List<JsonNode> statuses) {
        for (var status : statuses) {
            var id = status.get("id").asText();
            var likes = Installation.json(get(0, "/api/v1/statuses/" + id).body())
                    .get("favourites_count")
                    .asInt();
            assertThat(likes).isBetween(of(liked, id + " ", line -> line).size(), LIKERS);
        }
    }

    /** What writer 0 posted reached the follower elsewhere. */
    private void requireDelivered() {
        var arrived = elsewhere.posted().stream()
                .map(RemoteInstance.Received::json)
                .filter(activity -> activity.path("type").asText().equals("Create"))
                .map(activity ->
                        activity.path("object").path("content").asText().replaceAll("<[^>]*>", ""))
                .toList();
        assertThat(arrived).containsAll(of(posted, "writer 0 ", text -> text));
    }

    private static List<String> of(Queue<String> lines, String beginning, UnaryOperator<String> what) {
        return lines.stream()
                .filter(line -> line.startsWith(beginning))
                .map(what)
                .distinct()
                .toList();
    }

    /** Until the server is killed, which is where the connection breaks. */
    private void untilCut(Process server, IntConsumer action) {
        try {
            for (int i = 0; server.isAlive(); i++) {
                action.accept(i);
            }
        } catch (RuntimeException cut) {
            if (server.isAlive() && !killed) {
                refused.add(cut.toString()); // a broken connection without a reason
            }
        }
    }

    private boolean ok(int person, String path, Map<String, String> fields) {
        var answer = client.submit(path, fields, "Authorization", bearer(person));
        if (answer.statusCode() != 200) {
            refused.add(answer.statusCode() + " " + answer.body());
        }
        return answer.statusCode() == 200;
    }

    private JsonNode post(int person, String text) {
        var answer = client.submit("/api/v1/statuses", Map.of("status", text), "Authorization", bearer(person));
        return Installation.json(answer.body());
    }

    private HttpResponse<String> get(int person, String path) {
        return client.get(path, "Authorization", bearer(person));
    }

    private String bearer(int person) {
        return "Bearer " + people.get(person).get("token").asText();
    }

    private URI account(int person) {
        return installation
                .origin()
                .resolve("/users/" + people.get(person).get("name").asText());
    }

    private URI inbox() {
        return installation.origin().resolve("/inbox");
    }

    /** Everything of a paged list. */
    private List<JsonNode> all(int person, String list) {
        var items = new ArrayList<JsonNode>();
        var path = "/api/v1/accounts/" + people.get(person).get("id").asText() + "/" + list + "?limit=40";
        while (path != null) {
            var response = get(person, path);
            assertThat(response.statusCode()).isEqualTo(200);
            Installation.json(response.body()).forEach(items::add);
            var next = NEXT.matcher(response.headers().firstValue("Link").orElse(""));
            path = next.find() ? next.group(1) : null;
        }
        return items;
    }
}
