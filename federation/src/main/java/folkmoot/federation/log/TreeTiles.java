package folkmoot.federation.log;

/** Where the tiles of a tree come from. */
@FunctionalInterface
public interface TreeTiles {

    /**
     * A tile.
     *
     * @param width how many of its hashes are wanted; it may have more
     * @throws MissingTile where it is not there, or narrower
     */
    HashTile read(TileAddress address, int width);

    /** A tile that the tree of this size must have is not there. */
    final class MissingTile extends RuntimeException {

        public MissingTile(TileAddress address) {
            super("The tile " + address.index() + " of level " + address.level() + " is not there", null, false, false);
        }
    }
}
