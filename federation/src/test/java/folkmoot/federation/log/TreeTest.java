package folkmoot.federation.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TreeTest {

    /** The leaves, roots and proofs of the reference tests of Certificate Transparency. */
    private static final List<String> LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    void theRootsAreThoseOfTheReferenceTests() {
        for (int size = 0; size <= LEAVES.size(); size++) {
            assertThat(hex(reference(size).tree(size).root())).isEqualTo(ROOTS.get(size));
        }
    }

    @Test
    void theProofsAreThoseOfTheReferenceTests() {
        var tree = reference(8).tree(8);
        var firstOfEight = List.of(
                "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");

        assertThat(tree.inclusion(0).path().stream().map(TreeTest::hex)).isEqualTo(firstOfEight);
        assertThat(tree.consistency(1).path().stream().map(TreeTest::hex)).isEqualTo(firstOfEight);
        assertThat(tree.consistency(6).path().stream().map(TreeTest::hex))
                .containsExactly(
                        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        ROOTS.get(4));
    }

    @Test
    void everySizeHasTheRootOfTheDefinitionHoweverItGrew() {
        var random = new Random(9162);
        for (int size = 0; size <= 300; size++) {
            var tree = new TreesOfTests();
            for (int done = 0; done < size; ) {
                int step = Math.min(size - done, 1 + random.nextInt(90));
                tree.grow(IntStream.range(done, done + step)
                        .mapToObj(TreesOfTests::entry)
                        .toList());
                done += step;
            }
            assertThat(tree.tree(size).root()).isEqualTo(NaiveTree.root(tree.entries));
        }
    }

    @Test
    void everyLeafIsProvedInEverySize() {
        sizes().forEach(size -> {
            var tree = TreesOfTests.of(size);
            var root = NaiveTree.root(tree.entries);
            for (int position = 0; position < size; position++) {
                var proof = tree.tree(size).inclusion(position);
                assertThat(proof.verifies(TreeHashes.leaf(TreesOfTests.entry(position)), root))
                        .isTrue();
                assertThat(proof.verifies(TreeHashes.leaf(TreesOfTests.entry(position + 1)), root))
                        .isFalse();
            }
        });
    }

    @Test
    void everySizeIsProvedToBeginWithEverySmallerOne() {
        sizes().forEach(size -> {
            var tree = TreesOfTests.of(size);
            var root = NaiveTree.root(tree.entries);
            for (int smaller = 0; smaller <= size; smaller++) {
                var before = NaiveTree.root(tree.entries.subList(0, smaller));
                var proof = tree.tree(size).consistency(smaller);
                assertThat(proof.verifies(before, root)).isTrue();
                assertThat(proof.verifies(TreeHashes.leaf(before), root)).isFalse();
                assertThat(proof.verifies(before, TreeHashes.leaf(root)))
                        .isEqualTo(smaller == 0); // before the first leaf there is nothing to contradict
            }
        });
    }

    @Test
    void aProofOfTheWrongShapeIsRefused() {
        var tree = TreesOfTests.of(11);
        var root = tree.tree(11).root();
        var leaf = TreeHashes.leaf(TreesOfTests.entry(4));
        var proof = tree.tree(11).inclusion(4);

        assertThat(new InclusionProof(5, 11, proof.path()).verifies(leaf, root)).isFalse();
        assertThat(new InclusionProof(4, 8, proof.path()).verifies(leaf, root)).isFalse();
        assertThat(new InclusionProof(11, 11, proof.path()).verifies(leaf, root))
                .isFalse();
        assertThat(new InclusionProof(-1, 11, proof.path()).verifies(leaf, root))
                .isFalse();
        variations(proof.path())
                .forEach(path -> assertThat(new InclusionProof(4, 11, path).verifies(leaf, root))
                        .isFalse());

        var before = tree.tree(6).root();
        var consistency = tree.tree(11).consistency(6);
        assertThat(new ConsistencyProof(7, 11, consistency.path()).verifies(before, root))
                .isFalse();
        assertThat(new ConsistencyProof(6, 12, consistency.path()).verifies(before, root))
                .isTrue(); // the path is the same; sizes are vouched for by whoever signed the roots
        assertThat(new ConsistencyProof(6, 16, consistency.path()).verifies(root, before))
                .isFalse();
        assertThat(new ConsistencyProof(11, 6, consistency.path()).verifies(before, root))
                .isFalse();
        variations(consistency.path())
                .forEach(path -> assertThat(new ConsistencyProof(6, 11, path).verifies(before, root))
                        .isFalse());
        assertThat(new ConsistencyProof(0, 11, List.of()).verifies(before, root))
                .isFalse();
        assertThat(new ConsistencyProof(11, 11, List.of()).verifies(before, root))
                .isFalse();
    }

    /** The example of C2SP tlog-tiles. */
    @Test
    void aTreeOf70000HasTheTilesOfTheSpecification() {
        var tree = TreesOfTests.of(70_000);

        assertThat(widths(tree, 0)).hasSize(274).endsWith(256, 112);
        assertThat(widths(tree, 1)).containsExactly(256, 17);
        assertThat(widths(tree, 2)).containsExactly(1);
        assertThat(widths(tree, 3)).isEmpty();
        assertThat(widths(TreesOfTests.of(256), 0)).containsExactly(256);
        assertThat(widths(TreesOfTests.of(256), 1)).containsExactly(1);

        assertThat(tree.tree(70_000).root()).isEqualTo(NaiveTree.root(tree.entries));
        assertThat(tree.tree(70_000)
                        .consistency(65_537)
                        .verifies(tree.tree(65_537).root(), tree.tree(70_000).root()))
                .isTrue();
    }

    @Test
    void aProofNeedsNoOtherTilesThanThoseAboveItsLeafAndTheEdge() {
        var tree = TreesOfTests.of(70_000);
        for (int position : List.of(0, 255, 256, 65_535, 65_536, 69_887, 69_999)) {
            assertThat(only(tree, TileAddress.above(position, 70_000))
                            .inclusion(position)
                            .path())
                    .isNotEmpty();
            assertThat(only(tree, TileAddress.above(position, 70_000))
                            .consistency(position + 1)
                            .to())
                    .isEqualTo(70_000);
        }
    }

    @Test
    void aTileThatIsTooNarrowIsMissing() {
        var tree = TreesOfTests.of(5);

        assertThatThrownBy(() -> tree.tree(9).root()).isInstanceOf(TreeTiles.MissingTile.class);
        assertThatThrownBy(() -> new GrowingTree(9, List.copyOf(tree.tiles.values())))
                .isInstanceOf(TreeTiles.MissingTile.class);
        assertThatThrownBy(() -> new HashTile(new TileAddress(0, 0), new byte[33]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> tree.tree(5).inclusion(5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> tree.tree(5).consistency(6)).isInstanceOf(IllegalArgumentException.class);
    }

    private static TileTree only(TreesOfTests tree, List<TileAddress> allowed) {
        var edge = TileAddress.edge(tree.entries.size());
        return new TileTree(tree.entries.size(), (address, _) -> {
            if (!allowed.contains(address) && !edge.contains(address)) {
                throw new TreeTiles.MissingTile(address);
            }
            return tree.tiles.get(address);
        });
    }

    private static List<Integer> widths(TreesOfTests tree, int level) {
        return tree.tiles.values().stream()
                .filter(tile -> tile.address().level() == level)
                .sorted((one, other) ->
                        Long.compare(one.address().index(), other.address().index()))
                .map(HashTile::width)
                .toList();
    }

    private static Stream<Integer> sizes() {
        return IntStream.concat(IntStream.rangeClosed(1, 66), IntStream.of(127, 128, 129, 255, 256, 257, 300))
                .boxed();
    }

    /** One hash too few, too many, swapped, flipped, cut. */
    private static List<List<byte[]>> variations(List<byte[]> path) {
        var longer = new ArrayList<>(path);
        longer.add(path.getFirst());
        var swapped = new ArrayList<>(path);
        swapped.set(0, path.get(1));
        swapped.set(1, path.get(0));
        var flipped = new ArrayList<>(path);
        flipped.set(0, path.getFirst().clone());
        flipped.getFirst()[31] ^= 1;
        var cut = new ArrayList<>(path);
        cut.set(0, new byte[31]);
        return List.of(List.of(), path.subList(1, path.size()), longer, swapped, flipped, cut);
    }

    private static TreesOfTests reference(int size) {
        var tree = new TreesOfTests();
        tree.grow(LEAVES.subList(0, size).stream().map(HexFormat.of()::parseHex).toList());
        return tree;
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }
}
