package folkmoot.civic.log;

import folkmoot.federation.log.GrowingTree;
import folkmoot.federation.log.HashTile;
import folkmoot.federation.log.TileAddress;
import folkmoot.federation.log.TreeHashes;
import folkmoot.platform.database.Transaction;
import java.time.InstantSource;
import java.util.List;

/** Grows the tree of the log, in the transaction that gives the entries their positions. Tables {@code log_tile} and {@code log_head}. */
public final class LogTree {

    private final InstantSource clock;

    public LogTree(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * Adds entries behind those that are there, and moves the head. Only for who holds the lock of {@code log_head}.
     *
     * @param size how many leaves the tree has before
     * @param entries what the new leaves are the hashes of, in order
     */
    public void append(Transaction tx, long size, List<byte[]> entries) {
        if (entries.isEmpty()) {
            return;
        }
        var tree = new GrowingTree(size, LogTiles.read(tx, TileAddress.edge(size)));
        entries.forEach(entry -> tree.add(TreeHashes.leaf(entry)));
        keep(tx, tree.changed());
        tx.execute("UPDATE log_head SET size = ?, root = ?, folded_at = ?", tree.size(), tree.root(), clock.instant());
    }

    private static void keep(Transaction tx, List<HashTile> tiles) {
        tx.execute(
                """
                INSERT INTO log_tile (level, tile, hashes)
                SELECT * FROM unnest(?::integer[], ?::bigint[], ?::bytea[])
                ON CONFLICT (level, tile) DO UPDATE SET hashes = excluded.hashes
                """,
                tiles.stream().map(tile -> tile.address().level()).toArray(Integer[]::new),
                tiles.stream().map(tile -> tile.address().index()).toArray(Long[]::new),
                tiles.stream().map(HashTile::hashes).toArray(byte[][]::new));
    }
}
