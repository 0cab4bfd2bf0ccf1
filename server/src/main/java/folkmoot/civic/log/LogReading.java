package folkmoot.civic.log;

import folkmoot.federation.log.ConsistencyProof;
import folkmoot.federation.log.HashTile;
import folkmoot.federation.log.InclusionProof;
import folkmoot.federation.log.LogPaths;
import folkmoot.federation.log.TileAddress;
import folkmoot.federation.log.TileTree;
import folkmoot.federation.log.TreeTiles;
import folkmoot.platform.database.Rows;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.ProposalId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads what is in the log's tree: entries, tiles, proofs. What was written and has no place yet is not there. */
public final class LogReading {

    /**
     * How far the tree goes.
     *
     * @param size leaves in it
     * @param foldedAt when leaves were last added
     */
    public record Head(long size, byte[] root, Instant foldedAt) {}

    /** The tree as it is. */
    public Head head(Transaction tx) {
        return tx.fetch(
                        "SELECT size, root, folded_at FROM log_head",
                        row -> new Head(row.getLong(1), row.getBytes(2), Rows.time(row, 3)))
                .getFirst();
    }

    /** The root hash that the tree had when it had so many leaves. */
    public byte[] root(Transaction tx, long size) {
        return tree(tx, size, List.of()).root();
    }

    /** That the leaf at a position is in the tree of a size, which it must have reached. */
    public InclusionProof inclusion(Transaction tx, long position, long size) {
        return tree(tx, size, TileAddress.above(position, size)).inclusion(position);
    }

    /** That the tree of one size begins with that of another; it must have reached both. */
    public ConsistencyProof consistency(Transaction tx, long from, long to) {
        return tree(tx, to, from == 0 ? List.of() : TileAddress.above(from - 1, to))
                .consistency(from);
    }

    /** The hashes of a tile, if the tree has come so far. */
    public Optional<byte[]> tile(Transaction tx, LogPaths.Wanted wanted) {
        return LogTiles.read(tx, List.of(wanted.address())).stream()
                .findFirst()
                .filter(tile -> tile.width() >= wanted.width())
                .map(tile -> tile.narrowed(wanted.width()).hashes());
    }

    /** Entries in order, those that are there. */
    public List<Leaf> entries(Transaction tx, long from, int count) {
        return tx.fetch(
                "SELECT position, entry FROM log_entry WHERE position >= ? AND position < ? ORDER BY position",
                row -> new Leaf(row.getLong(1), row.getBytes(2)),
                from,
                Math.addExact(from, count));
    }

    /** A proposal's own entries in order, behind a position. */
    public List<Leaf> ofProposal(Transaction tx, ProposalId proposal, long after, int limit) {
        return tx.fetch(
                "SELECT position, entry FROM log_entry WHERE proposal_id = ? AND position > ? ORDER BY position LIMIT"
                        + " ?",
                row -> new Leaf(row.getLong(1), row.getBytes(2)),
                proposal.value(),
                after,
                limit);
    }

    private static TileTree tree(Transaction tx, long size, Collection<TileAddress> further) {
        var wanted = new HashSet<>(TileAddress.edge(size));
        wanted.addAll(further);
        Map<TileAddress, HashTile> tiles =
                LogTiles.read(tx, wanted).stream().collect(Collectors.toMap(HashTile::address, Function.identity()));
        return new TileTree(size, (address, _) -> {
            var tile = tiles.get(address);
            if (tile == null) {
                throw new TreeTiles.MissingTile(address);
            }
            return tile;
        });
    }
}
