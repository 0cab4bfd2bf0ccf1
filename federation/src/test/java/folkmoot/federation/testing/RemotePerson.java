package folkmoot.federation.testing;

import folkmoot.federation.json.Json;
import folkmoot.federation.json.ObjectWriter;
import folkmoot.federation.signature.Digests;
import folkmoot.federation.signature.Keys;
import folkmoot.federation.signature.LinkedDataSigner;
import folkmoot.federation.signature.Multikey;
import folkmoot.federation.signature.ObjectProofs;
import folkmoot.federation.signature.PublicKey;
import folkmoot.federation.signature.RequestSigner;
import folkmoot.federation.signature.SigningKey;
import folkmoot.federation.vocabulary.Activity;
import folkmoot.federation.vocabulary.Actor;
import folkmoot.federation.vocabulary.ActorType;
import folkmoot.federation.webfinger.Handle;
import folkmoot.federation.webfinger.JrdWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An actor of a {@link RemoteInstance}, with a real key, who can send things. */
public final class RemotePerson {

    private static final Keys.RsaPair PAIR = Keys.generateRsa(); // one for all: making them takes long
    private static final Keys.Ed25519Pair PROVING = Keys.generateEd25519();

    private final RemoteInstance home;
    private final String name;
    private final ActorType type;
    private Keys.RsaPair keys = PAIR;

    RemotePerson(RemoteInstance home, String name, ActorType type) {
        this.home = home;
        this.name = name;
        this.type = type;
        publish();
        home.answers("/users/" + name + "/inbox", 202);
        home.answers("/inbox", 202);
    }

    public URI id() {
        return home.uri("/users/" + name);
    }

    public URI inbox() {
        return home.uri("/users/" + name + "/inbox");
    }

    public Handle handle() {
        return new Handle(name, home.domain());
    }

    public URI uri(String path) {
        return home.uri(path);
    }

    /** Takes new keys and publishes them under the same id. */
    public void rotatesKeys() {
        keys = Keys.generateRsa();
        publish();
    }

    public SigningKey.Rsa key() {
        return new SigningKey.Rsa(URI.create(id() + "#main-key"), Keys.rsaPrivate(keys.privateKey()));
    }

    /** The key by which this person makes proofs. */
    public SigningKey.Ed25519 provingKey() {
        return new SigningKey.Ed25519(URI.create(id() + "#ed25519-key"), PROVING.privateKey());
    }

    /** The document with a proof by this person (FEP-8b32). */
    public byte[] proves(byte[] document) {
        return Json.write(ObjectProofs.sign(Json.read(document), provingKey(), Instant.now()));
    }

    /** The document with a linked data signature by this person. */
    public byte[] signs(byte[] document) {
        return Json.write(LinkedDataSigner.sign(Json.read(document), key(), Instant.now()));
    }

    /** The actor document as served. */
    public Actor actor() {
        return new Actor(
                id(),
                type,
                name,
                new Actor.Profile(
                        Optional.of("The " + name),
                        Optional.of("<p>Hello from " + name + "</p>"),
                        Optional.of(home.uri("/@" + name)),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        Optional.of(Instant.parse("2026-01-01T00:00:00Z")),
                        Optional.empty()),
                new Actor.Endpoints(
                        inbox(),
                        Optional.of(home.uri("/users/" + name + "/outbox")),
                        Optional.of(home.uri("/users/" + name + "/followers")),
                        Optional.of(home.uri("/users/" + name + "/following")),
                        Optional.empty(),
                        Optional.of(home.uri("/inbox"))),
                List.of(new Actor.PublicKeyPem(URI.create(id() + "#main-key"), id(), Keys.publicPem(keys.publicKey()))),
                List.of(new Actor.Multikey(
                        provingKey().id(), id(), Multikey.encode(new PublicKey.Ed25519(PROVING.publicKey())))),
                Actor.Settings.absent(),
                Actor.Identity.none());
    }

    /** Sends the activity, signed; gives the status of the answer. */
    public int sends(URI inbox, Activity activity) {
        return sends(inbox, ObjectWriter.bytes(activity));
    }

    public int sends(URI inbox, byte[] body) {
        return sends(inbox, body, key(), Instant.now());
    }

    /** Sends the bytes, signed by this key at this time. */
    public int sends(URI inbox, byte[] body, SigningKey by, Instant at) {
        var outgoing = RequestSigner.Outgoing.post(inbox, Digests.sha256Base64(body), "application/activity+json");
        return post(inbox, body, RequestSigner.headers(RequestSigner.Scheme.CAVAGE, outgoing, by, at));
    }

    /** Posts without any help. */
    public static int post(URI inbox, byte[] body, Map<String, String> headers) {
        try {
            return RawPost.send(inbox, body, headers);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void publish() {
        home.serves(actor());
        home.serves(
                "/.well-known/webfinger?resource=acct%3A" + name + "%40"
                        + home.domain().replace(":", "%3A"),
                JrdWriter.TYPE,
                JrdWriter.write(new JrdWriter.Known(
                        handle(), id(), Optional.of(home.uri("/@" + name)), Optional.empty(), false)));
    }

    /** A JSON document from text, with ' for ". */
    public static byte[] json(String text) {
        return Json.write(Json.read(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8)));
    }
}
