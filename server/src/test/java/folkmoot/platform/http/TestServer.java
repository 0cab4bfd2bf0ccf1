package folkmoot.platform.http;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import java.util.function.UnaryOperator;

/** A listener on a free port, and a client for it. */
final class TestServer implements AutoCloseable {

    private final HttpListener listener;
    private final int port;
    final HttpClient client = HttpClient.newHttpClient();

    TestServer(Vertx vertx, Routing routing, RateLimits limits, UnaryOperator<HttpSettings> settings) {
        var usual = HttpSettings.of("127.0.0.1", 0, URI.create("http://folkmoot.example"));
        this.listener = new HttpListener(
                vertx, settings.apply(usual), routing, limits, ErrorPage.PLAIN, _ -> {}, (_, _, _) -> {});
        this.port = listener.start();
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
