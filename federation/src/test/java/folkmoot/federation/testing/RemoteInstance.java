package folkmoot.federation.testing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import folkmoot.federation.json.Json;
import folkmoot.federation.json.ObjectWriter;
import folkmoot.federation.vocabulary.ActivityStreamsObject;
import folkmoot.federation.vocabulary.ActorType;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/**
 * Another server on this machine, over plain http: serves what it is told to, takes what it is sent and remembers every
 * request.
 */
public final class RemoteInstance implements AutoCloseable {

    private final String host;
    private final HttpServer server;
    private final Map<String, Handler<HttpServerRequest>> answers = new ConcurrentHashMap<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();

    /** One request that came in. */
    public record Received(String method, String target, Map<String, String> headers, byte[] body) {

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        public ObjectNode json() {
            return Json.read(body);
        }
    }

    /** @param host a name below {@code .localhost} */
    public RemoteInstance(Vertx vertx, String host) {
        this.host = host;
        this.server =
                await(vertx.createHttpServer().requestHandler(this::answer).listen(0, "127.0.0.1"));
    }

    /** The host with its port: the domain of handles here. */
    public String domain() {
        return host + ":" + server.actualPort();
    }

    public URI uri(String path) {
        return URI.create("http://" + domain() + path);
    }

    /** A new actor here, with documents, WebFinger and an inbox that takes everything. */
    public RemotePerson person(String name) {
        return new RemotePerson(this, name, ActorType.PERSON);
    }

    public RemotePerson actor(String name, ActorType type) {
        return new RemotePerson(this, name, type);
    }

    /** Serves the object at its id from now on. */
    public void serves(ActivityStreamsObject object) {
        serves(object.id().getRawPath(), "application/activity+json", ObjectWriter.bytes(object));
    }

    public void serves(String path, String type, byte[] body) {
        on(path, request -> request.response().putHeader("content-type", type).end(Buffer.buffer(body)));
    }

    public void answers(String path, int status) {
        on(path, request -> request.response().setStatusCode(status).end());
    }

    public void redirects(String path, URI to) {
        on(
                path,
                request -> request.response()
                        .setStatusCode(302)
                        .putHeader("location", to.toString())
                        .end());
    }

    /** Lets the test write the answer itself. */
    public void on(String path, Handler<HttpServerRequest> handler) {
        answers.put(path, handler);
    }

    /** Every request so far, besides those for NodeInfo: every server is asked once a day what it runs, at some moment of its own. */
    public List<Received> received() {
        return received.stream()
                .filter(request -> !request.target().contains("nodeinfo"))
                .toList();
    }

    /** The activities that were posted here so far, oldest first. */
    public List<Received> posted() {
        return received.stream()
                .filter(request -> request.method().equals("POST"))
                .toList();
    }

    public void forgetRequests() {
        received.clear();
    }

    private void answer(HttpServerRequest request) {
        var headers = new ConcurrentHashMap<String, String>();
        request.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        request.body().onSuccess(body -> {
            received.add(new Received(request.method().name(), request.uri(), headers, body.getBytes()));
            var handler = answers.getOrDefault(request.uri(), answers.get(request.path()));
            if (handler == null) {
                request.response().setStatusCode(404).end();
            } else {
                handler.handle(request);
            }
        });
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(10, TimeUnit.SECONDS)
                .join();
    }

    @Override
    public void close() {
        await(server.close());
    }
}
