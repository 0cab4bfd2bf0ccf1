package folkmoot.federation.log;

import java.util.Arrays;
import java.util.List;

/**
 * That one leaf is in a tree (RFC 9162 2.1.3).
 *
 * @param position of the leaf, from 0
 * @param size leaves of the tree
 * @param path the hashes beside the way from the leaf to the root
 */
public record InclusionProof(long position, long size, List<byte[]> path) {

    public InclusionProof {
        path = List.copyOf(path);
    }

    /** Whether it proves that a leaf with this hash is there, in the tree with this root (RFC 9162 2.1.3.2). */
    public boolean verifies(byte[] leafHash, byte[] root) {
        if (position < 0 || position >= size) {
            return false;
        }
        long at = position;
        long last = size - 1;
        var hash = leafHash;
        for (var beside : path) {
            if (last == 0 || beside.length != TreeHashes.LENGTH) {
                return false;
            }
            if (at % 2 == 1 || at == last) {
                hash = TreeHashes.node(beside, hash);
                while (at % 2 == 0 && at != 0) {
                    at >>= 1;
                    last >>= 1;
                }
            } else {
                hash = TreeHashes.node(hash, beside);
            }
            at >>= 1;
            last >>= 1;
        }
        return last == 0 && Arrays.equals(hash, root);
    }
}
