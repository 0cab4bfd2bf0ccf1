package folkmoot.federation.log;

import folkmoot.federation.signature.Digests;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** The hashes of the tree (RFC 9162 2.1.1): SHA-256, leaves and nodes told apart by their first byte. */
public final class TreeHashes {

    /** Bytes of a hash. */
    public static final int LENGTH = 32;

    private static final byte LEAF = 0;
    private static final byte NODE = 1;

    private TreeHashes() {}

    /** The root of the tree without leaves. */
    public static byte[] empty() {
        return Digests.sha256(new byte[0]);
    }

    /** Of an entry. */
    public static byte[] leaf(byte[] entry) {
        var digest = digest();
        digest.update(LEAF);
        return digest.digest(entry);
    }

    /** Of what is above two hashes. */
    public static byte[] node(byte[] left, byte[] right) {
        var digest = digest();
        digest.update(NODE);
        digest.update(left);
        return digest.digest(right);
    }

    /**
     * Of what is above neighbouring hashes: the root of a perfect tree.
     *
     * @param hashes several hashes, one after the other
     * @param from index of the first
     * @param count how many; a power of two
     */
    static byte[] perfect(byte[] hashes, int from, int count) {
        var row = new byte[count * LENGTH];
        System.arraycopy(hashes, from * LENGTH, row, 0, row.length);
        var digest = digest();
        for (int width = count; width > 1; width /= 2) {
            for (int pair = 0; pair < width / 2; pair++) {
                digest.update(NODE);
                digest.update(row, pair * 2 * LENGTH, 2 * LENGTH);
                System.arraycopy(digest.digest(), 0, row, pair * LENGTH, LENGTH);
            }
        }
        return Arrays.copyOf(row, LENGTH);
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every JDK has SHA-256", missing);
        }
    }
}
