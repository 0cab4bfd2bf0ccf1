package folkmoot.command.verify;

import com.fasterxml.jackson.databind.JsonNode;
import folkmoot.federation.log.Checkpoint;
import folkmoot.federation.log.NoteKey;
import folkmoot.federation.log.NoteSignatures;
import folkmoot.federation.log.SignedNote;
import folkmoot.federation.signature.Multikey;
import folkmoot.federation.signature.PublicKey;
import folkmoot.federation.vocabulary.Origins;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * What the log says of its tree, signed with a key that the server's instance actor lists.
 *
 * @param note as it is kept for the next time
 */
record SignedHead(Checkpoint checkpoint, SignedNote note) {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration BETWEEN = Duration.ofMillis(500);

    /**
     * Reads it, and waits until the log signed a tree of that size at least: it signs at most every few seconds.
     *
     * @throws PublicData.Unreadable where there is none that is signed
     */
    static SignedHead read(PublicData data, List<NoteKey> keys, long atLeast) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var head = of(data.text("/log/checkpoint", SignedNote.MAX_BYTES), keys);
            if (head.checkpoint().size() >= atLeast || System.nanoTime() > end) {
                return head;
            }
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
    }

    /**
     * Reads a note, new or kept.
     *
     * @throws PublicData.Unreadable where it is none, of another log, or not signed with one of the keys
     */
    static SignedHead of(String written, List<NoteKey> keys) {
        try {
            var note = SignedNote.read(written);
            var checkpoint = Checkpoint.read(note.text());
            if (keys.stream()
                    .noneMatch(key -> key.name().equals(checkpoint.origin()) && NoteSignatures.isSigned(note, key))) {
                throw new PublicData.Unreadable(
                        "The checkpoint of " + checkpoint.origin() + " is not signed with a key of that server");
            }
            return new SignedHead(checkpoint, note);
        } catch (SignedNote.Malformed malformed) {
            throw new PublicData.Unreadable("The checkpoint cannot be read: " + malformed.getMessage());
        }
    }

    /** The keys that the instance actor lists for what it asserts. */
    static List<NoteKey> keys(PublicData data) {
        var actor = data.json("/", "application/activity+json")
                .orElseThrow(() -> new PublicData.Unreadable("There is no instance actor"));
        var keys = new ArrayList<NoteKey>();
        var listed = actor.path("assertionMethod");
        for (var key : listed.isArray() ? listed : List.<JsonNode>of(listed)) {
            if (Multikey.decode(key.path("publicKeyMultibase").asText()).orElse(null)
                    instanceof PublicKey.Ed25519 ed25519) {
                keys.add(new NoteKey(Origins.authority(data.server()) + "/log", NoteKey.Kind.LOG, ed25519));
            }
        }
        if (keys.isEmpty()) {
            throw new PublicData.Unreadable("The instance actor lists no key for its log");
        }
        return keys;
    }
}
