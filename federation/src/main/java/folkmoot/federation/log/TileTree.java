package folkmoot.federation.log;

import java.util.ArrayList;
import java.util.List;

/**
 * The tree of one size, read from tiles: its root, and proofs about it. It asks for the tiles of {@link TileAddress#edge} and,
 * for a proof, those {@link TileAddress#above} the leaf that the proof is about.
 */
public final class TileTree {

    private static final int HEIGHT = 8;

    private final long size;
    private final TreeTiles tiles;

    public TileTree(long size, TreeTiles tiles) {
        if (size < 0) {
            throw new IllegalArgumentException("no tree has less than nothing");
        }
        this.size = size;
        this.tiles = tiles;
    }

    /** The root hash (RFC 9162 2.1.1). */
    public byte[] root() {
        return size == 0 ? TreeHashes.empty() : hash(0, size);
    }

    /**
     * The proof that the leaf at a position is in the tree (RFC 9162 2.1.3.1).
     *
     * @throws IllegalArgumentException where the tree has no such leaf
     */
    public InclusionProof inclusion(long position) {
        if (position < 0 || position >= size) {
            throw new IllegalArgumentException("the tree has no leaf " + position);
        }
        var path = new ArrayList<byte[]>();
        includes(position, 0, size, path);
        return new InclusionProof(position, size, path);
    }

    private void includes(long position, long from, long to, List<byte[]> path) {
        if (to - from == 1) {
            return;
        }
        long middle = from + split(to - from);
        if (position < middle) {
            includes(position, from, middle, path);
            path.add(hash(middle, to));
        } else {
            includes(position, middle, to, path);
            path.add(hash(from, middle));
        }
    }

    /**
     * The proof that the tree begins with a smaller one (RFC 9162 2.1.4.1).
     *
     * @param smaller its size; with 0 and the same size there is nothing to prove, and the proof is empty
     * @throws IllegalArgumentException where it is larger
     */
    public ConsistencyProof consistency(long smaller) {
        if (smaller < 0 || smaller > size) {
            throw new IllegalArgumentException("the tree does not have " + smaller + " leaves");
        }
        var path = new ArrayList<byte[]>();
        if (smaller > 0 && smaller < size) {
            contains(smaller, 0, size, true, path);
        }
        return new ConsistencyProof(smaller, size, path);
    }

    private void contains(long smaller, long from, long to, boolean isWhole, List<byte[]> path) {
        if (smaller == to) {
            if (!isWhole) {
                path.add(hash(from, to));
            }
            return;
        }
        long middle = from + split(to - from);
        if (smaller <= middle) {
            contains(smaller, from, middle, isWhole, path);
            path.add(hash(middle, to));
        } else {
            contains(smaller, middle, to, false, path);
            path.add(hash(from, middle));
        }
    }

    private byte[] hash(long from, long to) {
        long count = to - from;
        if (Long.bitCount(count) == 1) {
            return perfect(from, Long.numberOfTrailingZeros(count));
        }
        long middle = from + split(count);
        return TreeHashes.node(hash(from, middle), hash(middle, to));
    }

    /** The hash above the leaves of a perfect tree of that height. */
    private byte[] perfect(long from, int height) {
        int level = height / HEIGHT;
        long first = TileAddress.hashes(level, from);
        var address = new TileAddress(level, first / TileAddress.WIDTH);
        var tile = tiles.read(address, address.width(size));
        int count = 1 << height % HEIGHT;
        int at = (int) (first % TileAddress.WIDTH);
        if (tile.width() < at + count) {
            throw new TreeTiles.MissingTile(address);
        }
        return tile.above(at, count);
    }

    /** The largest power of two that is smaller. */
    private static long split(long count) {
        return Long.highestOneBit(count - 1);
    }
}
