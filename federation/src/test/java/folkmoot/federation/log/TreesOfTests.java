package folkmoot.federation.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Trees in memory: entries, and all tiles that growing made. */
final class TreesOfTests {

    final List<byte[]> entries = new ArrayList<>();
    final Map<TileAddress, HashTile> tiles = new HashMap<>();

    /** With entries that say their number. */
    static TreesOfTests of(int size) {
        var tree = new TreesOfTests();
        tree.grow(IntStream.range(0, size).mapToObj(TreesOfTests::entry).toList());
        return tree;
    }

    static byte[] entry(int number) {
        return ("entry " + number).getBytes();
    }

    /** As the log does: only the edge is read again. */
    void grow(List<byte[]> more) {
        var edge = TileAddress.edge(entries.size()).stream().map(tiles::get).toList();
        var growing = new GrowingTree(entries.size(), edge);
        more.forEach(entry -> growing.add(TreeHashes.leaf(entry)));
        growing.changed().forEach(tile -> tiles.put(tile.address(), tile));
        entries.addAll(more);
        if (!Arrays.equals(growing.root(), tree(entries.size()).root())) {
            throw new AssertionError("the growing tree and its tiles do not agree");
        }
    }

    TileTree tree(long size) {
        return new TileTree(size, (address, width) -> {
            var tile = tiles.get(address);
            if (tile == null || tile.width() < width) {
                throw new TreeTiles.MissingTile(address);
            }
            return tile;
        });
    }
}
