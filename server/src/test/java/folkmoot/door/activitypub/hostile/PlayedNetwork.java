package folkmoot.door.activitypub.hostile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import folkmoot.federation.json.Json;
import folkmoot.federation.json.MalformedDocument;
import folkmoot.federation.signature.Keys;
import folkmoot.federation.signature.SigningKey;
import folkmoot.federation.testing.RemoteInstance;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * All the servers of the sample documents, played by one: each document stands at its id, and whoever a document names as
 * its author has an actor, a key and an entry in WebFinger. Hosts become names below localhost.
 */
final class PlayedNetwork {

    private static final Keys.RsaPair KEYS = Keys.generateRsa(); // one for all
    private static final Set<String> ACTORS = Set.of("Person", "Group", "Service", "Organization", "Application");

    private final RemoteInstance server;
    private final Map<String, ObjectNode> byId = new TreeMap<>();
    private final Set<String> others = new HashSet<>();

    PlayedNetwork(RemoteInstance server, Collection<String> documents) {
        this.server = server;
        documents.stream()
                .map(this::moved)
                .map(this::read)
                .flatMap(Optional::stream)
                .forEach(this::place);
        Set.copyOf(others).forEach(this::invent);
        byId.keySet().forEach(id -> server.on(path(id), this::serve));
        server.on("/.well-known/webfinger", this::webFinger);
    }

    /** The text with every host but that of the vocabulary moved into this network. */
    String moved(String text) {
        var port = server.uri("").getPort();
        var result = new StringBuilder();
        var matcher = Pattern.compile("https?://([A-Za-z0-9.-]+)(:[0-9]+)?(?=[/\"#?])")
                .matcher(text);
        while (matcher.find()) {
            var host = matcher.group(1);
            var isVocabulary = Set.of("www.w3.org", "w3id.org", "purl.org", "schema.org", "joinmastodon.org")
                    .contains(host);
            matcher.appendReplacement(
                    result, isVocabulary ? matcher.group() : "http://" + host.replace('.', '-') + ".localhost:" + port);
        }
        return matcher.appendTail(result).toString();
    }

    Optional<ObjectNode> read(String text) {
        try {
            return Optional.of(Json.read(text.getBytes(StandardCharsets.UTF_8)));
        } catch (MalformedDocument notOne) {
            return Optional.empty(); // a list, or nothing that can be read
        }
    }

    /** The key with which an actor of this network signs. */
    SigningKey.Rsa keyOf(String actor) {
        return new SigningKey.Rsa(URI.create(actor + "#main-key"), Keys.rsaPrivate(KEYS.privateKey()));
    }

    private void place(ObjectNode document) {
        var id = document.path("id").asText("");
        name(document.path("actor"));
        name(document.path("attributedTo"));
        name(document.path("object").path("attributedTo"));
        name(document.path("object").path("actor"));
        if (id.startsWith("http") && !id.contains("#")) {
            var own = document.deepCopy();
            own.remove("webfinger"); // a name on the real network
            if (ACTORS.contains(own.path("type").asText())) {
                own.set("publicKey", key(id));
            }
            byId.put(withoutFragment(id), own);
        }
    }

    private void name(JsonNode who) {
        for (var one : who.isArray() ? who : Json.object().arrayNode().add(who)) {
            var id = one.isTextual() ? one.asText() : one.path("id").asText("");
            if (id.startsWith("http")) {
                others.add(id);
            }
        }
    }

    private void invent(String id) {
        byId.computeIfAbsent(withoutFragment(id), _ -> {
            var path = URI.create(withoutFragment(id)).getRawPath();
            var actor = Json.object();
            actor.put("@context", "https://www.w3.org/ns/activitystreams");
            actor.put("id", id);
            actor.put("type", path.startsWith("/c/") || path.startsWith("/m/") ? "Group" : "Person");
            actor.put("preferredUsername", "p" + Integer.toHexString(id.hashCode()));
            actor.put("inbox", id + "/inbox");
            actor.set("publicKey", key(id));
            return actor;
        });
    }

    private static String withoutFragment(String id) {
        return id.replaceFirst("#.*", "");
    }

    private static String path(String id) {
        var path = URI.create(id).getRawPath();
        return path.isEmpty() ? "/" : path;
    }

    private void serve(HttpServerRequest request) {
        var address = "http://" + request.authority() + request.uri();
        var document = byId.getOrDefault(address, byId.get(address.replaceFirst("/\\?", "?")));
        if (document == null) {
            request.response().setStatusCode(404).end();
        } else {
            request.response().putHeader("content-type", Scene.TYPE).end(Buffer.buffer(Json.write(document)));
        }
    }

    private static ObjectNode key(String owner) {
        var key = Json.object();
        key.put("id", owner + "#main-key");
        key.put("owner", owner);
        key.put("publicKeyPem", Keys.publicPem(KEYS.publicKey()));
        return key;
    }

    private void webFinger(HttpServerRequest request) {
        var handle = URLDecoder.decode(request.getParam("resource", ""), StandardCharsets.UTF_8)
                .replace("acct:", "");
        var name = handle.replaceFirst("@.*", "");
        var host = handle.replaceFirst(".*@", "");
        var found = byId.values().stream()
                .filter(actor -> actor.path("preferredUsername").asText().equalsIgnoreCase(name))
                .map(actor -> actor.path("id").asText())
                .filter(id -> URI.create(withoutFragment(id)).getAuthority().equals(host))
                .findFirst();
        if (found.isEmpty()) {
            request.response().setStatusCode(404).end();
            return;
        }
        var answer = Json.object();
        answer.put("subject", "acct:" + handle);
        answer.putArray("links")
                .addObject()
                .put("rel", "self")
                .put("type", Scene.TYPE)
                .put("href", found.get());
        request.response().putHeader("content-type", "application/jrd+json").end(Buffer.buffer(Json.write(answer)));
    }
}
