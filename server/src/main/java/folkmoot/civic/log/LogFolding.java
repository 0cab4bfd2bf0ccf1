package folkmoot.civic.log;

import folkmoot.platform.database.Database;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.ProposalId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The one writer of the tree: gives pending entries their places, and brings the sums up to date, in one transaction. Whatever is
 * killed in between is as if it had not begun. The lock of the head's row keeps other nodes out.
 */
public final class LogFolding {

    private static final int MOST = 4_000;

    private static final String HEAD = "SELECT size FROM log_head FOR UPDATE SKIP LOCKED";

    private static final String TAKE = """
        WITH taken AS (
            DELETE FROM log_pending WHERE id IN (SELECT id FROM log_pending ORDER BY id LIMIT ?) RETURNING *)
        SELECT entry, proposal_id, support_id, source, from_version, from_column, from_count, to_version, to_column, to_count
        FROM taken ORDER BY id
        """;

    private static final String KEEP = """
        INSERT INTO log_entry (position, entry, proposal_id, support_id)
        SELECT ? + n - 1, entry, proposal, support
        FROM unnest(?::bytea[], ?::bigint[], ?::bigint[]) WITH ORDINALITY w (entry, proposal, support, n)
        """;

    private final Database database;
    private final LogTree tree;
    private final CountedChanges counts;

    public LogFolding(Database database, LogTree tree, CountedChanges counts) {
        this.database = database;
        this.tree = tree;
        this.counts = counts;
    }

    private record Taken(byte[] entry, Long proposal, Long support, Optional<SupportChange> change) {}

    /** Folds what is pending, up to some thousands. How many entries that were; 0 also while another node is at it. */
    public int fold() {
        return database.transaction(tx -> {
            var size = tx.fetch(HEAD, row -> row.getLong(1));
            return size.isEmpty() ? 0 : fold(tx, size.getFirst());
        });
    }

    /** Whether something about a proposal waits for its place. */
    public boolean isPending(Transaction tx, ProposalId id) {
        return !tx.fetch("SELECT 1 FROM log_pending WHERE proposal_id = ? LIMIT 1", _ -> true, id.value())
                .isEmpty();
    }

    private int fold(Transaction tx, long size) {
        var taken = tx.fetch(TAKE, LogFolding::taken, MOST);
        if (!taken.isEmpty()) {
            tx.execute(
                    KEEP,
                    size,
                    taken.stream().map(Taken::entry).toArray(byte[][]::new),
                    taken.stream().map(Taken::proposal).toArray(Long[]::new),
                    taken.stream().map(Taken::support).toArray(Long[]::new));
            tree.append(tx, size, taken.stream().map(Taken::entry).toList());
            counts.apply(
                    tx, taken.stream().flatMap(one -> one.change().stream()).toList());
        }
        return taken.size();
    }

    private static Taken taken(ResultSet row) throws SQLException {
        long proposal = row.getLong(2);
        boolean general = row.wasNull();
        long support = row.getLong(3);
        boolean other = row.wasNull();
        return new Taken(
                row.getBytes(1),
                general ? null : proposal,
                other ? null : support,
                other ? Optional.empty() : Optional.of(change(row)));
    }

    /** Of a row with proposal_id, support_id, source and the two standings in columns 2 to 10. */
    static SupportChange change(ResultSet row) throws SQLException {
        return new SupportChange(
                new ProposalId(row.getLong(2)), row.getLong(3), row.getString(4), standing(row, 5), standing(row, 8));
    }

    private static Optional<SupportStanding> standing(ResultSet row, int at) throws SQLException {
        int version = row.getInt(at);
        return row.wasNull()
                ? Optional.empty()
                : Optional.of(
                        new SupportStanding(version, row.getString(at + 1), row.getString(at + 2), Optional.empty()));
    }
}
