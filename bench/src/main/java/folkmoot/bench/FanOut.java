package folkmoot.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Many open WebSockets, and how soon all of them have what is posted. */
final class FanOut {

    static final int SOCKETS = 1_000;

    private static final int POSTS = 60;
    private static final int WARM_UP = 10;
    private static final Duration WITHIN = Duration.ofSeconds(30);

    private final Vertx vertx;

    FanOut(Vertx vertx) {
        this.vertx = vertx;
    }

    /**
     * What was seen.
     *
     * @param all when the last socket had a post
     * @param delivered frames in all
     */
    record Seen(Result all, long delivered) {

        double rate() {
            return delivered / (all.took().toNanos() / 1e9);
        }
    }

    /** Of an instance: the local public stream, to which the posts are sent one after another. */
    Seen instance(int port, List<String> tokens, IntConsumer post) {
        return measure(
                port,
                number -> "/api/v1/streaming?stream=public:local&access_token=" + tokens.get(number % tokens.size()),
                post);
    }

    /** Of a server that does nothing but write frames of this many bytes to all: what the machine can do at best. */
    Seen bare(int bytes) {
        Set<ServerWebSocket> open = ConcurrentHashMap.newKeySet();
        var frame = "{\"event\":\"update\"" + " ".repeat(bytes) + "}";
        HttpServer server = vertx.createHttpServer()
                .webSocketHandler(open::add)
                .listen(0, "127.0.0.1")
                .await();
        try {
            return measure(
                    server.actualPort(),
                    _ -> "/",
                    _ -> vertx.getOrCreateContext()
                            .runOnContext(_ -> open.forEach(socket -> socket.writeTextMessage(frame))));
        } finally {
            server.close().await();
        }
    }

    private Seen measure(int port, IntFunction<String> path, IntConsumer post) {
        var client = vertx.createWebSocketClient(
                new WebSocketClientOptions().setMaxConnections(SOCKETS).setMaxFrameSize(1 << 20));
        var arrived = new AtomicLong();
        var round = new Round[1];
        try {
            var sockets = IntStream.range(0, SOCKETS)
                    .mapToObj(number -> client.connect(new WebSocketConnectOptions()
                                    .setHost("127.0.0.1")
                                    .setPort(port)
                                    .setURI(path.apply(number)))
                            .onSuccess(socket -> listen(socket, arrived, round)))
                    .toList();
            Future.all(sockets).await();
            for (int number = 0; number < WARM_UP; number++) {
                one(round, post, number);
            }
            arrived.set(0);
            var nanos = new long[POSTS];
            long missing = 0;
            long begun = System.nanoTime();
            for (int number = 0; number < POSTS; number++) {
                long sent = System.nanoTime();
                missing += one(round, post, WARM_UP + number);
                nanos[number] = System.nanoTime() - sent;
            }
            var took = Duration.ofNanos(System.nanoTime() - begun);
            return new Seen(Result.of(POSTS, took, nanos, missing), arrived.get());
        } finally {
            client.close().await();
        }
    }

    /** Who still waits for the present post. */
    private static final class Round {
        private final CountDownLatch waiting = new CountDownLatch(SOCKETS);
    }

    private static void listen(WebSocket socket, AtomicLong arrived, Round[] round) {
        socket.textMessageHandler(text -> {
            if (text.contains("\"event\":\"update\"")) {
                arrived.incrementAndGet();
                synchronized (round) {
                    round[0].waiting.countDown();
                }
            }
        });
    }

    /** Posts and waits; how many sockets did not get it. */
    private static long one(Round[] round, IntConsumer post, int number) {
        var mine = new Round();
        synchronized (round) {
            round[0] = mine;
        }
        post.accept(number);
        try {
            return mine.waiting.await(WITHIN.toSeconds(), TimeUnit.SECONDS) ? 0 : mine.waiting.getCount();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }

    /** How near the instance comes to the bare server. */
    static String share(Seen seen, Seen bare) {
        return String.format(
                Locale.ROOT, " (%.1f %% of a server that only writes frames)", 100 * seen.rate() / bare.rate());
    }
}
