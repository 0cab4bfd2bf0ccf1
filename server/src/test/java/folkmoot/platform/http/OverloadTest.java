package folkmoot.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.testing.Patience;
import io.vertx.core.Vertx;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** More requests than there is room for: whoever cannot be answered soon hears so soon, and the others hardly notice. */
class OverloadTest {

    private static final Vertx VERTX = Vertx.vertx();
    private static final Duration LONG = Duration.ofMinutes(1);

    private final Semaphore inside = new Semaphore(0);
    private final CountDownLatch go = new CountDownLatch(1);
    private final List<CompletableFuture<HttpResponse<String>>> sent = new ArrayList<>();
    private TestServer server;

    private void serve(int concurrent, int waiting, Duration turn) {
        server = new TestServer(
                VERTX,
                new Routing()
                        .get("/slow", this::slow)
                        .post("/slow", this::slow)
                        .post("/people/alice/inbox", this::slow)
                        .get("/quick", _ -> Response.text("at once"))
                        .post("/quick", _ -> Response.text("at once"))
                        .get("/health", _ -> Response.text("OK")),
                new RateLimits(false, InstantSource.system()),
                TestServer.most(concurrent, waiting, turn));
    }

    private Response slow(Request request) {
        inside.release();
        try {
            go.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
        return Response.text("done");
    }

    @AfterEach
    void close() {
        go.countDown();
        sent.forEach(CompletableFuture::join);
        server.close();
    }

    @AfterAll
    static void end() {
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    private void read(int times) {
        for (int i = 0; i < times; i++) {
            sent.add(server.client.sendAsync(server.to("/slow").build(), BodyHandlers.ofString()));
        }
    }

    private void post(String path, int times) {
        for (int i = 0; i < times; i++) {
            var request = server.to(path).header("Content-Type", "application/json");
            sent.add(server.client.sendAsync(
                    request.POST(BodyPublishers.ofString("{}")).build(), BodyHandlers.ofString()));
        }
    }

    private HttpResponse<String> post(String path) {
        return server.send("POST", path, "application/json", "{}");
    }

    private static void assertToldToComeBack(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
    }

    @Test
    void whoeverFindsNoRoomHearsAtOnceWhenToComeBackAndHealthStillAnswers() throws InterruptedException {
        serve(4, 0, LONG);
        read(4);
        inside.acquire(4);

        assertToldToComeBack(server.get("/quick"));

        assertThat(server.get("/health").body()).isEqualTo("OK");
        go.countDown();
        sent.forEach(answer -> assertThat(answer.join().body()).isEqualTo("done"));
    }

    @Test
    void whoseTurnDoesNotComeSoonIsNotKeptWaiting() throws InterruptedException {
        serve(1, 10, Duration.ofMillis(50));
        read(1);
        inside.acquire();

        assertToldToComeBack(server.get("/quick"));

        go.countDown();
        sent.getFirst().join();
        assertThat(server.get("/quick").body()).isEqualTo("at once");
    }

    @Test
    void readersFindTurnsHoweverManyWrite() throws InterruptedException {
        serve(4, 10, LONG);
        post("/slow", 8);
        inside.acquire(3);

        assertThat(server.get("/quick").body()).isEqualTo("at once");
        assertThat(inside.tryAcquire()).isFalse();
    }

    @Test
    void writersFindTurnsHoweverManyServersKnock() throws InterruptedException {
        serve(4, 10, LONG);
        post("/people/alice/inbox", 8);
        inside.acquire(2);

        assertThat(post("/quick").body()).isEqualTo("at once");
        assertThat(server.get("/quick").body()).isEqualTo("at once");
        assertThat(inside.tryAcquire()).isFalse();
    }

    @Test
    void aFloodInOneLineIsTurnedAwayWhileTheOthersAreLetIn() throws InterruptedException {
        serve(4, 2, LONG);
        post("/people/alice/inbox", 4); // two work, two wait
        inside.acquire(2);

        Patience.until(() -> server.listener().inFlight() == 4);
        assertToldToComeBack(post("/people/alice/inbox"));
        assertThat(post("/quick").body()).isEqualTo("at once");
    }
}
