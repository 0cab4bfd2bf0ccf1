package folkmoot.federation.log;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** A tree that leaves are added to. It holds the tile of each level that is not full, and what it changed. */
public final class GrowingTree {

    private final List<ByteArrayOutputStream> edge = new ArrayList<>();
    private final Map<Integer, Map<Long, HashTile>> changed = new TreeMap<>();
    private final BitSet grown = new BitSet();
    private long size;

    /** The empty tree. */
    public GrowingTree() {
        this(0, List.of());
    }

    /**
     * A tree of that size.
     *
     * @param tiles those of {@link TileAddress#edge}
     * @throws TreeTiles.MissingTile where one is not among them or narrower
     */
    public GrowingTree(long size, List<HashTile> tiles) {
        this.size = size;
        for (var address : TileAddress.edge(size)) {
            var tile = tiles.stream()
                    .filter(one -> one.address().equals(address) && one.width() >= address.width(size))
                    .findFirst()
                    .orElseThrow(() -> new TreeTiles.MissingTile(address))
                    .narrowed(address.width(size));
            level(address.level()).writeBytes(tile.hashes());
        }
    }

    /** Leaves in the tree. */
    public long size() {
        return size;
    }

    /** Adds a leaf. */
    public void add(byte[] leafHash) {
        size++;
        put(0, leafHash);
    }

    private void put(int level, byte[] hash) {
        var hashes = level(level);
        hashes.writeBytes(hash);
        grown.set(level);
        if (hashes.size() == TileAddress.WIDTH * TreeHashes.LENGTH) {
            var full = new HashTile(
                    new TileAddress(level, TileAddress.hashes(level, size) / TileAddress.WIDTH - 1),
                    hashes.toByteArray());
            keep(full);
            hashes.reset();
            put(level + 1, full.root());
        }
    }

    /** The tiles that were added or grew since it was made, as they are now. */
    public List<HashTile> changed() {
        TileAddress.edge(size).stream()
                .filter(address -> grown.get(address.level()))
                .forEach(address -> keep(tile(address)));
        return changed.values().stream()
                .flatMap(level -> level.values().stream())
                .toList();
    }

    private void keep(HashTile tile) {
        changed.computeIfAbsent(tile.address().level(), _ -> new TreeMap<>())
                .put(tile.address().index(), tile);
    }

    /** The root hash (RFC 9162 2.1.1). */
    public byte[] root() {
        return new TileTree(size, (address, _) -> tile(address)).root();
    }

    private HashTile tile(TileAddress address) {
        return new HashTile(address, level(address.level()).toByteArray());
    }

    private ByteArrayOutputStream level(int level) {
        IntStream.rangeClosed(edge.size(), level).forEach(_ -> edge.add(new ByteArrayOutputStream()));
        return edge.get(level);
    }
}
