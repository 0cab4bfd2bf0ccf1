package folkmoot.civic.proposal;

import folkmoot.civic.community.SupportColumn;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.ProposalId;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * The columns of proposals at home here, exactly as far as the log is folded, together with how far that is: what anybody counts again.
 */
public final class PublishedTallies {

    /** One statement, so that sums and head are of one moment. */
    private static final String PAGE = """
        SELECT h.size, p.id, p.record_uri, p.version, t.version, t.counted, t.held, t.invalid
        FROM log_head h
        LEFT JOIN (SELECT id, record_uri, version FROM proposal WHERE local AND state <> 'draft' AND id > ? ORDER BY id LIMIT ?) p ON true
        LEFT JOIN proposal_tally t ON t.proposal_id = p.id
        ORDER BY p.id, t.version
        """;

    /**
     * Some proposals.
     *
     * @param size entries of the log that the sums are made from
     */
    public record Page(long size, List<Row> rows) {}

    /** A proposal with the number of its present text. */
    public record Row(ProposalId id, URI proposal, int version, List<Column> columns) {}

    /** One column of one text. */
    public record Column(int version, SupportColumn column, int counted, int held, int invalid) {}

    /** Those behind an id, by their ids. */
    public Page after(Transaction tx, long id, int limit) {
        var rows = new LinkedHashMap<Long, Row>();
        long size = 0;
        for (var found : tx.fetch(PAGE, PublishedTallies::read, id, limit)) {
            size = found.size();
            found.row()
                    .ifPresent(row -> rows.computeIfAbsent(
                                    row.id().value(),
                                    _ -> new Row(row.id(), row.proposal(), row.version(), new ArrayList<>()))
                            .columns()
                            .addAll(row.columns()));
        }
        return new Page(size, List.copyOf(rows.values()));
    }

    private record Found(long size, Optional<Row> row) {}

    private static Found read(ResultSet row) throws SQLException {
        long id = row.getLong(2);
        boolean isNone = row.wasNull();
        return new Found(
                row.getLong(1),
                isNone
                        ? Optional.empty()
                        : Optional.of(new Row(
                                new ProposalId(id), URI.create(row.getString(3)), row.getInt(4), columns(row))));
    }

    private static List<Column> columns(ResultSet row) throws SQLException {
        int version = row.getInt(5);
        if (row.wasNull()) {
            return List.of();
        }
        var sums = Columns.read(row, 6);
        var columns = new ArrayList<Column>();
        for (var column : SupportColumn.values()) {
            int counted = sums.of(Counting.COUNTED, column);
            int held = sums.of(Counting.HELD, column);
            int invalid = sums.of(Counting.INVALID, column);
            if (counted != 0 || held != 0 || invalid != 0) {
                columns.add(new Column(version, column, counted, held, invalid));
            }
        }
        return columns;
    }
}
