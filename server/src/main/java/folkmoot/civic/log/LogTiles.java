package folkmoot.civic.log;

import folkmoot.federation.log.HashTile;
import folkmoot.federation.log.TileAddress;
import folkmoot.platform.database.Transaction;
import java.util.Collection;
import java.util.List;

/** Reads tiles of the log's tree. */
final class LogTiles {

    private LogTiles() {}

    /** Those of them that are there, in one statement; each may be wider than it was at an earlier size. */
    static List<HashTile> read(Transaction tx, Collection<TileAddress> wanted) {
        if (wanted.isEmpty()) {
            return List.of();
        }
        return tx.fetch(
                """
                SELECT t.level, t.tile, t.hashes
                FROM unnest(?::integer[], ?::bigint[]) AS w (level, tile)
                JOIN log_tile t ON t.level = w.level AND t.tile = w.tile
                """,
                row -> new HashTile(new TileAddress(row.getInt(1), row.getLong(2)), row.getBytes(3)),
                wanted.stream().map(TileAddress::level).toArray(Integer[]::new),
                wanted.stream().map(TileAddress::index).toArray(Long[]::new));
    }
}
