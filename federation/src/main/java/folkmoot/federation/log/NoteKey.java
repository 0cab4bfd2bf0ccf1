package folkmoot.federation.log;

import folkmoot.federation.signature.Digests;
import folkmoot.federation.signature.PublicKey;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/**
 * A key that signs notes (C2SP signed-note).
 *
 * @param name whose it is, such as {@code town.example/log}: no spaces and no plus
 * @param kind what its signatures say
 */
public record NoteKey(String name, Kind kind, PublicKey.Ed25519 key) {

    /** What a signature says; the algorithm is Ed25519 in both cases. */
    public enum Kind {
        /** The log vouches for its tree. */
        LOG(1),
        /** A witness saw that the log only grew, and when (C2SP tlog-cosignature). */
        WITNESS(4);

        private final int type;

        Kind(int type) {
            this.type = type;
        }
    }

    /** Bytes of the id. */
    static final int ID_LENGTH = 4;

    public NoteKey {
        if (!isName(name)) {
            throw new IllegalArgumentException("no key is called like that");
        }
    }

    /** Whether a key may be called so. */
    public static boolean isName(String name) {
        return !name.isEmpty()
                && name.length() <= 300
                && name.codePoints()
                        .noneMatch(one ->
                                one == '+' || one < ' ' || Character.isWhitespace(one) || Character.isSpaceChar(one));
    }

    /** Four bytes that tell it from other keys of that name. */
    byte[] id() {
        var named = new ByteArrayOutputStream();
        named.writeBytes((name + "\n").getBytes(StandardCharsets.UTF_8));
        named.writeBytes(typed());
        return Arrays.copyOf(Digests.sha256(named.toByteArray()), ID_LENGTH);
    }

    /** As other programs are told of it (a {@code vkey}). */
    public String encoded() {
        return name + "+" + HexFormat.of().formatHex(id()) + "+"
                + Base64.getEncoder().encodeToString(typed());
    }

    private byte[] typed() {
        var raw = key.raw();
        var typed = new byte[raw.length + 1];
        typed[0] = (byte) kind.type;
        System.arraycopy(raw, 0, typed, 1, raw.length);
        return typed;
    }
}
