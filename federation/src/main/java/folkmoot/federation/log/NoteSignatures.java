package folkmoot.federation.log;

import folkmoot.federation.signature.SigningKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** Signs notes and asks whose signatures hold: a log's own (C2SP signed-note) and those of its witnesses (C2SP tlog-cosignature). */
public final class NoteSignatures {

    private static final int SIGNATURE = 64;

    private NoteSignatures() {}

    /** The log's own signature. */
    public static SignedNote.Line sign(String text, NoteKey key, SigningKey.Ed25519 secret) {
        return new SignedNote.Line(key.name(), join(key.id(), secret.sign(utf8(text))));
    }

    /** A witness's signature: that at this time this was the largest tree it knew of the log. */
    public static SignedNote.Line cosign(String text, NoteKey key, SigningKey.Ed25519 secret, Instant now) {
        var time = ByteBuffer.allocate(Long.BYTES).putLong(now.getEpochSecond()).array();
        return new SignedNote.Line(
                key.name(), join(key.id(), time, secret.sign(utf8(cosigned(text, now.getEpochSecond())))));
    }

    /** Whether the key signed the note, and no signature that claims to be its is wrong. */
    public static boolean isSigned(SignedNote note, NoteKey key) {
        var own = note.lines().stream().filter(line -> line.isOf(key)).toList();
        return !own.isEmpty() && own.stream().allMatch(line -> holds(note.text(), line, key));
    }

    /** When a witness signed the note; empty where it did not. */
    public static Optional<Instant> cosignedAt(SignedNote note, NoteKey key) {
        return note.lines().stream()
                .filter(line -> line.isOf(key) && holds(note.text(), line, key))
                .findFirst()
                .flatMap(line -> instant(ByteBuffer.wrap(line.signature()).getLong()));
    }

    private static boolean holds(String text, SignedNote.Line line, NoteKey key) {
        var signature = line.signature();
        return switch (key.kind()) {
            case LOG -> key.key().verifies(utf8(text), signature);
            case WITNESS -> {
                if (signature.length != Long.BYTES + SIGNATURE) {
                    yield false;
                }
                var parts = ByteBuffer.wrap(signature);
                long time = parts.getLong();
                var rest = new byte[SIGNATURE];
                parts.get(rest);
                yield time >= 0 && key.key().verifies(utf8(cosigned(text, time)), rest);
            }
        };
    }

    private static Optional<Instant> instant(long seconds) {
        try {
            return Optional.of(Instant.ofEpochSecond(seconds));
        } catch (DateTimeException _) {
            return Optional.empty(); // signed for the year 300 billion: no time of ours
        }
    }

    private static String cosigned(String text, long seconds) {
        return "cosignature/v1\ntime " + seconds + "\n" + text;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] join(byte[]... parts) {
        int length = 0;
        for (var part : parts) {
            length += part.length;
        }
        var joined = ByteBuffer.allocate(length);
        for (var part : parts) {
            joined.put(part);
        }
        return joined.array();
    }
}
