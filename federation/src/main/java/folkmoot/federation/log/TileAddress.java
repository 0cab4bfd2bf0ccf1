package folkmoot.federation.log;

import java.util.ArrayList;
import java.util.List;

/**
 * Where a tile is in the tree: level 0 holds the hashes of the leaves, each level above the roots of the full tiles below
 * (C2SP tlog-tiles).
 *
 * @param index of the tile in its level, from 0
 */
public record TileAddress(int level, long index) {

    /** Hashes in a full tile. */
    public static final int WIDTH = 256;

    private static final int HEIGHT = 8;
    private static final int MAX_LEVEL = 63;
    private static final long MAX_INDEX = Long.MAX_VALUE / WIDTH - 1;

    public TileAddress {
        if (level < 0 || level > MAX_LEVEL || index < 0 || index > MAX_INDEX) {
            throw new IllegalArgumentException("no tile is there");
        }
    }

    /** How many hashes the level has in all in a tree of that size. */
    public static long hashes(int level, long size) {
        return level * HEIGHT >= Long.SIZE ? 0 : size >>> level * HEIGHT;
    }

    /** How many hashes the tile has in a tree of that size: 0 where it is not there yet, at most 256. */
    public int width(long size) {
        return Math.clamp(hashes(level, size) - index * WIDTH, 0, WIDTH);
    }

    /** The tile of each level that is begun and not full, from the bottom up. What is added goes there. */
    public static List<TileAddress> edge(long size) {
        var edge = new ArrayList<TileAddress>();
        for (int level = 0; hashes(level, size) > 0; level++) {
            long hashes = hashes(level, size);
            if (hashes % WIDTH != 0) {
                edge.add(new TileAddress(level, hashes / WIDTH));
            }
        }
        return edge;
    }

    /** The tiles above a leaf that are there in a tree of that size, from the bottom up. */
    public static List<TileAddress> above(long position, long size) {
        var tiles = new ArrayList<TileAddress>();
        for (int level = 0; hashes(level, size) > 0; level++) {
            var tile = new TileAddress(level, hashes(level, position) / WIDTH);
            if (tile.width(size) > 0) {
                tiles.add(tile);
            }
        }
        return tiles;
    }
}
