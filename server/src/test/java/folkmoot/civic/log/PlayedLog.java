package folkmoot.civic.log;

import folkmoot.federation.json.Json;
import folkmoot.federation.log.Checkpoint;
import folkmoot.federation.log.GrowingTree;
import folkmoot.federation.log.LogPaths;
import folkmoot.federation.log.NoteKey;
import folkmoot.federation.log.NoteSignatures;
import folkmoot.federation.log.SignedNote;
import folkmoot.federation.log.TreeHashes;
import folkmoot.federation.signature.Keys;
import folkmoot.federation.signature.Multikey;
import folkmoot.federation.signature.PublicKey;
import folkmoot.federation.signature.SigningKey;
import folkmoot.federation.testing.RemoteInstance;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The log of another server, which says what the test wants. */
final class PlayedLog {

    private final RemoteInstance server;
    private Keys.Ed25519Pair pair = Keys.generateEd25519();

    PlayedLog(RemoteInstance server) {
        this.server = server;
        server.on(
                "/log/cosignatures",
                request -> request.response().setStatusCode(202).end());
        server.on("/log/forks", request -> request.response().setStatusCode(202).end());
        showsItsKey();
    }

    String origin() {
        return server.domain() + "/log";
    }

    /** Its instance actor lists another key from now on, with which it signs. */
    void changesItsKey() {
        pair = Keys.generateEd25519();
        showsItsKey();
    }

    private void showsItsKey() {
        var actor = Json.object()
                .put("id", server.uri("/").toString())
                .put("type", "Application")
                .put("preferredUsername", "instance")
                .put("inbox", server.uri("/inbox").toString());
        actor.putArray("assertionMethod")
                .addObject()
                .put("id", server.uri("/#ed25519-key").toString())
                .put("type", "Multikey")
                .put("controller", server.uri("/").toString())
                .put("publicKeyMultibase", Multikey.encode(new PublicKey.Ed25519(pair.publicKey())));
        server.serves("/", "application/activity+json", Json.write(actor));
    }

    /** Serves the tree of so many entries of a kind, signed. */
    void has(String word, int size) {
        says(signed(new Checkpoint(origin(), size, servesTiles(word, size))).written());
    }

    /** Serves the tiles of such a tree; its root. */
    byte[] servesTiles(String word, int size) {
        var tree = new GrowingTree();
        IntStream.range(0, size).forEach(i -> tree.add(TreeHashes.leaf((word + i).getBytes(StandardCharsets.UTF_8))));
        tree.changed()
                .forEach(tile -> server.serves(
                        "/log/" + LogPaths.tile(tile.address(), tile.width()),
                        "application/octet-stream",
                        tile.hashes()));
        return tree.root();
    }

    SignedNote signed(Checkpoint checkpoint) {
        var key = new NoteKey(origin(), NoteKey.Kind.LOG, new PublicKey.Ed25519(pair.publicKey()));
        var secret = new SigningKey.Ed25519(server.uri("/#ed25519-key"), pair.privateKey());
        return SignedNote.of(checkpoint.text()).with(NoteSignatures.sign(checkpoint.text(), key, secret));
    }

    /** Serves this as its checkpoint. */
    void says(String checkpoint) {
        server.serves("/log/checkpoint", "text/plain; charset=utf-8", checkpoint.getBytes(StandardCharsets.UTF_8));
    }

    /** The sizes of which it was told by a signature ({@code /log/cosignatures}), or that they contradict it ({@code /log/forks}). */
    Set<Long> told(String path) {
        return server.posted().stream()
                .filter(post -> post.target().equals(path))
                .map(post -> SignedNote.read(post.json().get("note").asText()))
                .map(note -> Checkpoint.read(note.text()).size())
                .collect(Collectors.toSet());
    }
}
