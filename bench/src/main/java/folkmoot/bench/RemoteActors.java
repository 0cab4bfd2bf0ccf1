package folkmoot.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import folkmoot.federation.signature.Digests;
import folkmoot.federation.signature.Keys;
import folkmoot.federation.signature.RequestSigner;
import folkmoot.federation.signature.SigningKey;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Servers elsewhere, played by one: any number of hosts below {@code .localhost}, each with actors that share a key, an
 * inbox that takes everything, and signed requests of theirs.
 */
final class RemoteActors implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final int port;
    private final Keys.RsaPair pair = Keys.generateRsa();
    private final AtomicLong received = new AtomicLong();

    RemoteActors(Vertx vertx) {
        server = vertx.createHttpServer()
                .requestHandler(request -> {
                    if (request.method().name().equals("POST")) {
                        request.endHandler(_ -> {
                            received.incrementAndGet();
                            request.response().setStatusCode(202).end();
                        });
                        return;
                    }
                    var origin = "http://" + request.authority();
                    var path = request.path();
                    if (path.startsWith("/.well-known/webfinger")) {
                        request.response()
                                .putHeader("content-type", "application/jrd+json")
                                .end(webFinger(origin, request.getParam("resource")));
                    } else if (path.startsWith("/users/")) {
                        request.response()
                                .putHeader("content-type", "application/activity+json")
                                .end(actor(origin, path.substring("/users/".length())));
                    } else {
                        request.response().setStatusCode(404).end();
                    }
                })
                .listen(0, "127.0.0.1")
                .await();
        port = server.actualPort();
    }

    String origin(String host) {
        return "http://" + host + ".localhost:" + port;
    }

    String actorUri(String host, String name) {
        return origin(host) + "/users/" + name;
    }

    /** The public key that all actors share, as it is stored. */
    byte[] publicKey() {
        return pair.publicKey();
    }

    /** How many activities its inboxes took. */
    long received() {
        return received.get();
    }

    private String actor(String origin, String name) {
        var uri = origin + "/users/" + name;
        var json = new LinkedHashMap<String, Object>();
        json.put("@context", List.of("https://www.w3.org/ns/activitystreams", "https://w3id.org/security/v1"));
        json.put("id", uri);
        json.put("type", "Person");
        json.put("preferredUsername", name);
        json.put("inbox", uri + "/inbox");
        json.put("outbox", uri + "/outbox");
        json.put("followers", uri + "/followers");
        json.put("following", uri + "/following");
        json.put("endpoints", Map.of("sharedInbox", origin + "/inbox"));
        json.put(
                "publicKey",
                Map.of("id", uri + "#main-key", "owner", uri, "publicKeyPem", Keys.publicPem(pair.publicKey())));
        return write(json);
    }

    private String webFinger(String origin, String resource) {
        var name = resource.replaceFirst("^acct:", "").split("@")[0];
        return write(Map.of(
                "subject",
                "acct:" + name + "@" + origin.substring("http://".length()),
                "links",
                List.of(Map.of(
                        "rel", "self", "type", "application/activity+json", "href", origin + "/users/" + name))));
    }

    /** A signed POST of an activity of one of its actors to an inbox of ours. */
    Load.Call signed(String actorUri, URI inbox, Map<String, ?> activity) {
        var body = write(activity).getBytes(StandardCharsets.UTF_8);
        var key = new SigningKey.Rsa(URI.create(actorUri + "#main-key"), Keys.rsaPrivate(pair.privateKey()));
        var headers = RequestSigner.headers(
                RequestSigner.Scheme.CAVAGE,
                RequestSigner.Outgoing.post(inbox, Digests.sha256Base64(body), "application/activity+json"),
                key,
                Instant.now());
        return new Load.Call(inbox.getRawPath(), headers, body);
    }

    private static String write(Map<String, ?> json) {
        try {
            return JSON.writeValueAsString(json);
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    @Override
    public void close() {
        server.close().await();
    }
}
