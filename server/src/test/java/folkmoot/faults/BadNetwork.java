package folkmoot.faults;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What stands before each instance and does to requests of other instances what networks do. Which request is hit is drawn
 * from a seed; who may not speak with whom is set by the test.
 */
final class BadNetwork implements AutoCloseable {

    /** What can happen to a request. */
    enum Fault {
        /** It never arrives. */
        DROP,
        /** It arrives, and the connection ends before the answer. */
        RESET,
        /** It arrives late. */
        DELAY,
        /** It arrives twice. */
        DUPLICATE,
        /** It arrives after those that come later. */
        REORDER,
        /** Something on the way answers that the server is ill. */
        ILL,
        /** The two cannot reach each other at all. */
        PARTITION
    }

    private static final int[] ILL = {500, 502, 503, 504};
    private static final int LATE = 40;
    private static final int LATER = 120;

    private final Vertx vertx;
    private final HttpClient client;
    private final Random random;
    private final Map<String, Integer> doors = new ConcurrentHashMap<>();
    private final Set<String> apart = ConcurrentHashMap.newKeySet();
    private final Map<Fault, AtomicInteger> done = new EnumMap<>(Fault.class);
    private final Set<HttpServer> servers = new HashSet<>();
    private volatile double share;

    BadNetwork(Vertx vertx, long seed) {
        this.vertx = vertx;
        this.client = vertx.createHttpClient();
        this.random = new Random(seed);
        for (var fault : Fault.values()) {
            done.put(fault, new AtomicInteger());
        }
    }

    /** A door to the network for an instance that does not run yet; the port of its address. */
    int door() {
        var server = await(vertx.createHttpServer().requestHandler(this::handle).listen(0, "127.0.0.1"));
        servers.add(server);
        return server.actualPort();
    }

    /** The instance behind a door listens on a port of its own. */
    void opens(int door, int port) {
        doors.put(Integer.toString(door), port);
    }

    /** From now on so many of a hundred requests are hit. */
    void fails(int percent) {
        share = percent / 100.0;
    }

    /** Two instances, by the ports of their doors, no longer reach each other. */
    void parts(int one, int other) {
        apart.add(one + " " + other);
        apart.add(other + " " + one);
    }

    /** All is well again. */
    void heals() {
        share = 0;
        apart.clear();
    }

    int count(Fault fault) {
        return done.get(fault).get();
    }

    private void handle(HttpServerRequest request) {
        var to = request.getHeader("host").replaceFirst("^.*:", "");
        var from = String.valueOf(request.getHeader("user-agent")).replaceFirst("^.*:([0-9]+)/.*$", "$1");
        request.body().onSuccess(body -> {
            if (apart.contains(from + " " + to)) {
                hit(request, body, to, Fault.PARTITION);
            } else {
                draw().ifPresentOrElse(fault -> hit(request, body, to, fault), () -> pass(request, body, to, true));
            }
        });
    }

    private synchronized Optional<Fault> draw() {
        var kinds = Fault.values().length - 1;
        return random.nextDouble() < share ? Optional.of(Fault.values()[random.nextInt(kinds)]) : Optional.empty();
    }

    private void hit(HttpServerRequest request, Buffer body, String to, Fault fault) {
        done.get(fault).incrementAndGet();
        switch (fault) {
            case DROP, PARTITION -> request.connection().close();
            case RESET -> pass(request, body, to, false);
            case DELAY -> vertx.setTimer(LATE, _ -> pass(request, body, to, true));
            case REORDER -> vertx.setTimer(LATER, _ -> pass(request, body, to, true));
            case DUPLICATE -> {
                send(request, body, to);
                pass(request, body, to, true);
            }
            case ILL ->
                request.response()
                        .setStatusCode(ILL[body.length() % ILL.length])
                        .end();
        }
    }

    private void pass(HttpServerRequest request, Buffer body, String to, boolean answer) {
        send(request, body, to)
                .onSuccess(response -> {
                    if (answer) {
                        response.headers.forEach(
                                (name, value) -> request.response().putHeader(name, value));
                        request.response().setStatusCode(response.status).end(response.body);
                    } else {
                        request.connection().close();
                    }
                })
                .onFailure(_ -> request.connection().close());
    }

    private record Answer(int status, MultiMap headers, Buffer body) {}

    private Future<Answer> send(HttpServerRequest request, Buffer body, String to) {
        var options = new RequestOptions()
                .setMethod(HttpMethod.valueOf(request.method().name()))
                .setHost("127.0.0.1")
                .setPort(doors.get(to))
                .setURI(request.uri());
        return client.request(options)
                .compose(out -> {
                    request.headers().forEach((name, value) -> out.putHeader(name, value));
                    return out.send(body);
                })
                .compose(response -> response.body().map(bytes -> {
                    var headers = response.headers();
                    headers.remove("transfer-encoding");
                    return new Answer(response.statusCode(), headers, bytes);
                }));
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }

    @Override
    public void close() {
        servers.forEach(server -> await(server.close()));
        await(client.close());
    }
}
