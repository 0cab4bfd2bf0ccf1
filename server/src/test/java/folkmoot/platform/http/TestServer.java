package folkmoot.platform.http;

import folkmoot.config.AddressRange;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A listener on a free port, and a client for it. */
final class TestServer implements AutoCloseable {

    private final HttpListener listener;
    private final int port;
    final HttpClient client = HttpClient.newHttpClient();

    TestServer(Vertx vertx, Routing routing, RateLimits limits, UnaryOperator<HttpSettings> settings) {
        this(vertx, routing, limits, settings, _ -> {});
    }

    TestServer(
            Vertx vertx,
            Routing routing,
            RateLimits limits,
            UnaryOperator<HttpSettings> settings,
            Consumer<Request> gate) {
        var chosen = settings.apply(settings(freePort()));
        this.port = chosen.at().port();
        this.listener = new HttpListener(vertx, chosen, routing, limits, ErrorPage.PLAIN, gate, (_, _, _) -> {});
        listener.start();
    }

    static HttpSettings settings(int port) {
        var at = new HttpSettings.At("127.0.0.1", port, URI.create("http://folkmoot.example"));
        return new HttpSettings(at, List.of(), Optional.empty(), Duration.ofSeconds(20));
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of certain networks. */
    static UnaryOperator<HttpSettings> trusting(String... networks) {
        return usual -> new HttpSettings(
                usual.at(),
                Stream.of(networks).map(AddressRange::parse).toList(),
                usual.tls(),
                usual.most(),
                usual.grace(),
                usual.slowest(),
                usual.uploads());
    }

    /** With other times, of which null is the usual. */
    static UnaryOperator<HttpSettings> slowest(Duration head, Duration body, Duration answer) {
        return usual -> new HttpSettings(
                usual.at(),
                usual.trustedProxies(),
                usual.tls(),
                usual.most(),
                usual.grace(),
                new HttpSettings.Slowest(
                        Objects.requireNonNullElse(head, usual.slowest().head()),
                        Objects.requireNonNullElse(body, usual.slowest().body()),
                        usual.slowest().turn(),
                        Objects.requireNonNullElse(answer, usual.slowest().answer())),
                usual.uploads());
    }

    /** With another folder for the files of forms. */
    static UnaryOperator<HttpSettings> uploads(Path folder) {
        return usual -> new HttpSettings(
                usual.at(), usual.trustedProxies(), usual.tls(), usual.most(), usual.grace(), usual.slowest(), folder);
    }

    static UnaryOperator<HttpSettings> most(int concurrent, int waiting) {
        return usual -> new HttpSettings(
                usual.at(),
                usual.trustedProxies(),
                usual.tls(),
                new HttpSettings.Most(concurrent, waiting, 1_000),
                usual.grace(),
                usual.slowest(),
                usual.uploads());
    }

    /** The same, with a turn that must come within a time. */
    static UnaryOperator<HttpSettings> most(int concurrent, int waiting, Duration turn) {
        return usual -> {
            var few = most(concurrent, waiting).apply(usual);
            var times = few.slowest();
            return new HttpSettings(
                    few.at(),
                    few.trustedProxies(),
                    few.tls(),
                    few.most(),
                    few.grace(),
                    new HttpSettings.Slowest(times.head(), times.body(), turn, times.answer()),
                    few.uploads());
        };
    }

    static TestServer with(Vertx vertx, Routing routing) {
        return new TestServer(vertx, routing, new RateLimits(false, InstantSource.system()), settings -> settings);
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    int port() {
        return port;
    }

    HttpListener listener() {
        return listener;
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(uri(path));
    }

    HttpResponse<String> get(String path, String... headers) {
        var request = to(path);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    HttpResponse<String> send(String method, String path, String type, String body) {
        return send(to(path).header("Content-Type", type).method(method, HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        listener.close();
        client.shutdownNow(); // close would wait for sockets that nobody reads
    }
}
