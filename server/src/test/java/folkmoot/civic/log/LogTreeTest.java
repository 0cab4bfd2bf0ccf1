package folkmoot.civic.log;

import static org.assertj.core.api.Assertions.assertThat;

import folkmoot.federation.log.GrowingTree;
import folkmoot.federation.log.TileTree;
import folkmoot.federation.log.TreeHashes;
import folkmoot.platform.database.Database;
import folkmoot.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class LogTreeTest {

    private static final Database DATABASE = TestDatabase.fresh();

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    private record Head(long size, byte[] root) {}

    @Test
    void theHeadIsTheRootOfAllEntriesInWhateverBatchesTheyCome() {
        var tree = new LogTree(InstantSource.system());
        assertThat(head().root()).isEqualTo(TreeHashes.empty());

        for (int batch : List.of(1, 2, 250, 3, 0, 1_000, 5_000, 64_000, 1)) {
            long before = head().size();
            DATABASE.write(tx -> tree.append(
                    tx,
                    before,
                    IntStream.range(0, batch).mapToObj(i -> entry(before + i)).toList()));

            var head = head();
            assertThat(head.size()).isEqualTo(before + batch);
            assertThat(head.root()).isEqualTo(fromTiles(head.size()));
        }
        assertThat(fromTiles(70_257)).isEqualTo(fromLeaves(70_257));
    }

    private static Head head() {
        return DATABASE.read(tx ->
                        tx.fetch("SELECT size, root FROM log_head", row -> new Head(row.getLong(1), row.getBytes(2))))
                .getFirst();
    }

    private static byte[] fromTiles(long size) {
        return DATABASE.read(tx -> new TileTree(
                        size,
                        (address, _) -> LogTiles.read(tx, List.of(address)).getFirst())
                .root());
    }

    /** With leaves that were hashed again. */
    private static byte[] fromLeaves(long size) {
        var tree = new GrowingTree();
        for (long position = 0; position < size; position++) {
            tree.add(TreeHashes.leaf(entry(position)));
        }
        return tree.root();
    }

    private static byte[] entry(long position) {
        return ("{\"n\":" + position + "}").getBytes(StandardCharsets.UTF_8);
    }
}
