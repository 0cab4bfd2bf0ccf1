package folkmoot.door.activitypub.hostile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import folkmoot.federation.json.Json;
import folkmoot.federation.json.ObjectWriter;
import folkmoot.federation.signature.Keys;
import folkmoot.federation.signature.SigningKey;
import folkmoot.federation.testing.RemotePerson;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Strangers whose keys or documents cannot be believed. */
final class HostileKeys {

    /** A document, the same once more, WebFinger and host-meta. */
    private static final int BUDGET = 8;

    private HostileKeys() {}

    static List<Hostile> all() {
        var all = new ArrayList<Hostile>();
        addresses(all);
        documents(all);
        actors(all);
        answers(all);
        return all;
    }

    /** Where a key id leads us; in tests this machine is allowed, so all of these are others. */
    private static void addresses(List<Hostile> all) {
        for (var address : List.of(
                "http://10.0.0.1/k",
                "http://172.16.0.1/k",
                "http://192.168.1.1/k",
                "http://169.254.169.254/latest/meta-data/",
                "http://100.64.0.1/k",
                "http://0.0.0.0/k",
                "http://192.0.2.1/k",
                "http://198.18.0.1/k",
                "http://224.0.0.1/k",
                "http://255.255.255.255/k",
                "http://[fc00::1]/k",
                "http://[fe80::1]/k",
                "http://[::ffff:10.0.0.1]/k",
                "http://[64:ff9b::a00:1]/k",
                "http://[2002:a00:1::]/k",
                "http://[2001:db8::1]/k",
                "http://printer/k",
                "http://printer.local/k",
                "http://db.internal/k",
                "http://router.home.arpa/k",
                "http://hidden.onion/k",
                "http://elsewhere.localhost./k",
                "http://user:secret@elsewhere.localhost/k",
                "gopher://elsewhere.localhost/k")) {
            var status = address.startsWith("http") ? 401 : 400;
            all.add(new Hostile("A key at " + address, status, 0, scene -> {
                var key = new SigningKey.Rsa(
                        URI.create(address), scene.town().carol().key().key());
                return scene.town().carol().sends(scene.inbox(), scene.like(), key, Instant.now());
            }));
        }
    }

    private static void documents(List<Hostile> all) {
        for (var type : List.of("text/html", "text/plain", "application/json", "image/png", "application/ld+json")) {
            all.add(stranger(
                    "An actor of the type " + type,
                    401,
                    (scene, person) -> scene.remote().serves(person.id().getPath(), type, document(person))));
        }
        all.add(served("An actor that is no JSON", 401, _ -> "nonsense"));
        all.add(served(
                "An actor 65 levels deep",
                401,
                text -> text.replaceFirst("\\{", "{\"x\":" + "[".repeat(70) + "]".repeat(70) + ",")));
        all.add(served(
                "An actor with two ids", 401, text -> text.replaceFirst("\\{", "{\"id\":\"http://x.example/\",")));
        all.add(served(
                "An actor of two megabytes",
                401,
                text -> text.replaceFirst("\\{", "{\"x\":\"" + "x".repeat(2 << 20) + "\",")));
        all.add(served("An actor with @graph", 401, text -> text.replaceFirst("\\{", "{\"@graph\":[],")));
    }

    private static void actors(List<Hostile> all) {
        all.add(actor("An actor without an id", document -> document.remove("id")));
        all.add(actor("An actor with the id of another server", document -> document.put("id", "http://10.0.0.1/u")));
        all.add(new Hostile("An actor with carol's id", 401, BUDGET, scene -> {
            var person = scene.remote().person("impostor" + scene.text("$N"));
            scene.remote()
                    .serves(
                            person.id().getPath(),
                            Scene.TYPE,
                            document(scene.town().carol()));
            return sends(scene, person);
        }));
        all.add(actor("An actor without an inbox", document -> document.remove("inbox")));
        all.add(actor(
                "An actor whose inbox stands elsewhere",
                document -> document.put("inbox", "http://third.localhost/inbox")));
        all.add(actor("An actor without a name", document -> document.remove("preferredUsername")));
        all.add(actor("An actor whose name is another's", document -> document.put("preferredUsername", "carol")));
        all.add(actor(
                "An actor that claims carol's handle",
                document -> document.put(
                        "webfinger",
                        "carol@" + URI.create(document.get("id").asText()).getAuthority())));
        all.add(actor(
                "An actor that claims a handle of ours",
                document -> document.put("webfinger", "alice@here.localhost").put("preferredUsername", "alice")));
        all.add(actor("An actor that is a note", document -> document.put("type", "Note")));
        all.add(actor("An actor that is a tombstone", document -> document.put("type", "Tombstone")));
        all.add(actor("An actor without a type", document -> document.remove("type")));
        all.add(keyless("An actor without keys", document -> {
            document.remove("publicKey");
            document.remove("assertionMethod");
        }));
        all.add(keyless(
                "An actor whose key belongs to carol",
                document -> ((ObjectNode) document.get("publicKey"))
                        .put("owner", document.get("id").asText().replaceFirst("users/.*", "users/carol"))));
        all.add(keyless(
                "An actor whose key has carol's id",
                document -> ((ObjectNode) document.get("publicKey"))
                        .put("id", document.get("id").asText().replaceFirst("users/.*", "users/carol#main-key"))));
        all.add(keyless(
                "An actor whose key is no key",
                document -> ((ObjectNode) document.get("publicKey"))
                        .put("publicKeyPem", "-----BEGIN PUBLIC KEY-----\nAAAA")));
        all.add(keyless(
                "An actor whose key is another",
                document -> ((ObjectNode) document.get("publicKey"))
                        .put("publicKeyPem", Keys.publicPem(Keys.generateRsa().publicKey()))));
        all.add(keyless(
                "An actor whose key is a megabyte long",
                document -> ((ObjectNode) document.get("publicKey"))
                        .put("publicKeyPem", "-----BEGIN PUBLIC KEY-----\n" + "A".repeat(900_000))));
        all.add(stranger(
                "An actor whom WebFinger does not know",
                401,
                (scene, person) -> scene.remote().answers(webFinger(person), 404)));
        all.add(stranger(
                "An actor whom WebFinger takes for another",
                401,
                (scene, person) -> scene.remote()
                        .serves(
                                webFinger(person),
                                "application/jrd+json",
                                scene.bytes("{'subject':'acct:" + person.handle() + "','links':[{'rel':'self','type':'"
                                        + Scene.TYPE + "','href':'$CAROL'}]}"))));
    }

    private static void answers(List<Hostile> all) {
        for (var status : List.of(400, 401, 403, 404, 410)) {
            all.add(stranger(
                    "An actor that answers " + status,
                    401,
                    (scene, person) -> scene.remote().answers(person.id().getPath(), status)));
        }
        all.add(stranger(
                "An actor that redirects to a private address",
                401,
                (scene, person) -> scene.remote().redirects(person.id().getPath(), URI.create("http://10.0.0.1/u"))));
        all.add(stranger(
                "An actor that redirects to a file",
                401,
                (scene, person) -> scene.remote().redirects(person.id().getPath(), URI.create("file:///etc/passwd"))));
        all.add(stranger(
                "An actor that redirects to itself for ever",
                401,
                (scene, person) -> scene.remote().redirects(person.id().getPath(), person.id())));
        all.add(stranger(
                "An actor that redirects to carol",
                401,
                (scene, person) -> scene.remote()
                        .redirects(person.id().getPath(), scene.town().carol().id())));
        all.add(stranger(
                "An actor on a blocked server behind a redirect",
                401,
                (scene, person) ->
                        scene.remote().redirects(person.id().getPath(), scene.uri("$BLOCKED/users/someone"))));
    }

    private static Hostile actor(String name, Consumer<ObjectNode> change) {
        return stranger(name, 401, (scene, person) -> {
            var document = Json.read(document(person));
            change.accept(document);
            scene.remote().serves(person.id().getPath(), Scene.TYPE, Json.write(document));
        });
    }

    /** A true actor, of whom only the key is none. */
    private static Hostile keyless(String name, Consumer<ObjectNode> change) {
        return actor(name, change).byATrueActor();
    }

    private static Hostile served(String name, int status, UnaryOperator<String> change) {
        return stranger(
                name,
                status,
                (scene, person) -> scene.remote()
                        .serves(
                                person.id().getPath(),
                                Scene.TYPE,
                                change.apply(new String(document(person), StandardCharsets.UTF_8))
                                        .getBytes(StandardCharsets.UTF_8)));
    }

    /** Somebody new, published in a wrong way, sends a follow that is signed as it should be. */
    private static Hostile stranger(String name, int status, BiConsumer<Scene, RemotePerson> publish) {
        return new Hostile(name, status, BUDGET, scene -> {
            var person = scene.remote().person("stranger" + scene.text("$N"));
            publish.accept(scene, person);
            return sends(scene, person);
        });
    }

    private static int sends(Scene scene, RemotePerson person) {
        var follow =
                "{'id':'%s/follow','type':'Follow','actor':'%s','object':'$ALICE'}".formatted(person.id(), person.id());
        return person.sends(scene.inbox(), scene.bytes(follow));
    }

    private static byte[] document(RemotePerson person) {
        return ObjectWriter.bytes(person.actor());
    }

    private static String webFinger(RemotePerson person) {
        return "/.well-known/webfinger?resource=acct%3A" + person.handle().name() + "%40"
                + person.handle().domain().replace(":", "%3A");
    }
}
