package folkmoot.federation.log;

import java.util.Arrays;

/**
 * Neighbouring hashes of one level of the tree.
 *
 * @param hashes 1 to 256 of them, one after the other; not to be changed
 */
public record HashTile(TileAddress address, byte[] hashes) {

    public HashTile {
        if (hashes.length % TreeHashes.LENGTH != 0
                || hashes.length == 0
                || hashes.length > TileAddress.WIDTH * TreeHashes.LENGTH) {
            throw new IllegalArgumentException("a tile has 1 to 256 hashes of 32 bytes");
        }
    }

    /** How many hashes. */
    public int width() {
        return hashes.length / TreeHashes.LENGTH;
    }

    public boolean isFull() {
        return width() == TileAddress.WIDTH;
    }

    /** As it was when it had fewer hashes. */
    public HashTile narrowed(int width) {
        return width == width() ? this : new HashTile(address, Arrays.copyOf(hashes, width * TreeHashes.LENGTH));
    }

    /** The hash above all of a full tile. */
    byte[] root() {
        return above(0, width());
    }

    /** The hash above some of its hashes: {@code count} of them, a power of two. */
    byte[] above(int from, int count) {
        return TreeHashes.perfect(hashes, from, count);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HashTile tile && address.equals(tile.address) && Arrays.equals(hashes, tile.hashes);
    }

    @Override
    public int hashCode() {
        return 31 * address.hashCode() + Arrays.hashCode(hashes);
    }
}
