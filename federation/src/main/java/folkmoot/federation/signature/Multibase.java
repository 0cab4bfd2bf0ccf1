package folkmoot.federation.signature;

import java.util.Optional;

/** Multibase with base58btc, the only form that proofs and keys of the fediverse use: {@code z} and base 58. */
public final class Multibase {

    /** Longest text decoded; base 58 takes quadratic time. */
    private static final int MAX_LENGTH = 1_024;

    private Multibase() {}

    public static String encode(byte[] bytes) {
        return "z" + Base58.encode(bytes);
    }

    /** The bytes; empty for another base or anything malformed. */
    public static Optional<byte[]> decode(String text) {
        return text.startsWith("z") && text.length() <= MAX_LENGTH
                ? Base58.decode(text.substring(1))
                : Optional.empty();
    }
}
