package folkmoot.federation.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * That a tree begins with a smaller one: that nothing was changed or taken out between (RFC 9162 2.1.4).
 *
 * @param from leaves of the smaller tree
 * @param to leaves of the larger one
 */
public record ConsistencyProof(long from, long to, List<byte[]> path) {

    public ConsistencyProof {
        path = List.copyOf(path);
    }

    /** Whether it proves that the tree with the second root begins with the one of the first (RFC 9162 2.1.4.2). */
    public boolean verifies(byte[] fromRoot, byte[] toRoot) {
        if (from < 0 || from > to || path.stream().anyMatch(hash -> hash.length != TreeHashes.LENGTH)) {
            return false;
        }
        if (from == to) {
            return path.isEmpty() && Arrays.equals(fromRoot, toRoot);
        }
        if (from == 0) {
            return path.isEmpty() && Arrays.equals(fromRoot, TreeHashes.empty());
        }
        return !path.isEmpty() && walks(fromRoot, toRoot);
    }

    private boolean walks(byte[] fromRoot, byte[] toRoot) {
        var steps = new ArrayList<>(path);
        if (Long.bitCount(from) == 1) {
            steps.addFirst(fromRoot);
        }
        int complete = Long.numberOfTrailingZeros(from); // levels at which the smaller tree's last node is a right one
        long smaller = from - 1 >> complete;
        long larger = to - 1 >> complete;
        var first = steps.removeFirst();
        var second = first;
        for (var beside : steps) {
            if (larger == 0) {
                return false;
            }
            if (smaller % 2 == 1 || smaller == larger) {
                first = TreeHashes.node(beside, first);
                second = TreeHashes.node(beside, second);
                while (smaller % 2 == 0 && smaller != 0) {
                    smaller >>= 1;
                    larger >>= 1;
                }
            } else {
                second = TreeHashes.node(second, beside);
            }
            smaller >>= 1;
            larger >>= 1;
        }
        return larger == 0 && Arrays.equals(first, fromRoot) && Arrays.equals(second, toRoot);
    }
}
