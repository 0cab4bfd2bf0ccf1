package folkmoot.civic.support;

import folkmoot.civic.proposal.Proposal;
import folkmoot.platform.database.Rows;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.ProposalId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** SQL of {@code sheet} and {@code sheet_line}. */
final class SheetStore {

    private static final String LIST = """
        SELECT s.id, s.number, s.place, s.signatures,
               (SELECT count(*) FROM sheet_line l JOIN support u ON u.id = l.support_id
                WHERE l.sheet_id = s.id AND u.counting = 'counted' AND u.withdrawn_at IS NULL),
               s.entered_at, s.entered_by, s.corrected_by, s.corrected_at, s.reason
        FROM sheet s WHERE s.proposal_id = ? ORDER BY s.id LIMIT ?
        """;

    /** A sheet to be corrected. */
    record Kept(
            long id,
            int lines,
            int version,
            String number,
            Optional<AccountId> entered,
            Optional<AccountId> corrected) {}

    boolean exists(Transaction tx, ProposalId proposal, String folded) {
        return !tx.fetch(
                        "SELECT 1 FROM sheet WHERE proposal_id = ? AND folded = ?", _ -> true, proposal.value(), folded)
                .isEmpty();
    }

    void insert(Transaction tx, Proposal proposal, Sheet sheet, String folded) {
        tx.execute(
                """
                INSERT INTO sheet (id, proposal_id, number, folded, place, signatures, lines, version, entered_by, entered_at)
                VALUES (?, ?, ?, ?, ?, ?, 0, ?, ?, ?)
                """,
                sheet.id(),
                proposal.id().value(),
                sheet.number(),
                folded,
                sheet.place(),
                sheet.signatures(),
                proposal.version(),
                sheet.enteredBy().map(AccountId::value).orElse(null),
                sheet.enteredAt());
    }

    /** Which supports come from it, from a line on. */
    void addLines(Transaction tx, long sheet, int from, List<Long> supports) {
        tx.execute(
                "INSERT INTO sheet_line (support_id, sheet_id, line)"
                        + " SELECT u.support, ?, u.line FROM unnest(?::bigint[], ?::int[]) u (support, line)",
                sheet,
                supports.toArray(Long[]::new),
                IntStream.range(from, from + supports.size()).boxed().toArray(Integer[]::new));
        tx.execute("UPDATE sheet SET lines = lines + ? WHERE id = ?", supports.size(), sheet);
    }

    List<Sheet> list(Transaction tx, ProposalId proposal, int most) {
        return tx.fetch(LIST, SheetStore::sheet, proposal.value(), most);
    }

    private static Sheet sheet(ResultSet row) throws SQLException {
        var corrected = row.getObject(9, OffsetDateTime.class);
        var by = account(row, 8);
        var reason = row.getString(10);
        return new Sheet(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getInt(4),
                row.getInt(5),
                Rows.time(row, 6),
                account(row, 7),
                Optional.ofNullable(corrected).map(at -> new Sheet.Correction(by, at.toInstant(), reason)),
                false);
    }

    private static Optional<AccountId> account(ResultSet row, int at) throws SQLException {
        long id = row.getLong(at);
        return row.wasNull() ? Optional.empty() : Optional.of(new AccountId(id));
    }

    Optional<Kept> lock(Transaction tx, ProposalId proposal, long id) {
        return tx
                .fetch(
                        """
                        SELECT id, lines, version, number, entered_by, corrected_by FROM sheet
                        WHERE id = ? AND proposal_id = ? FOR UPDATE
                        """,
                        row -> new Kept(
                                row.getLong(1),
                                row.getInt(2),
                                row.getInt(3),
                                row.getString(4),
                                account(row, 5),
                                account(row, 6)),
                        id,
                        proposal.value())
                .stream()
                .findFirst();
    }

    void setCorrected(Transaction tx, long id, AccountId by, Instant now, String reason) {
        tx.execute(
                "UPDATE sheet SET corrected_by = ?, corrected_at = ?, reason = ? WHERE id = ?",
                by.value(),
                now,
                reason,
                id);
    }

    /** Forgets which volunteer it was. */
    void forget(Transaction tx, AccountId account) {
        tx.execute("UPDATE sheet SET entered_by = NULL WHERE entered_by = ?", account.value());
        tx.execute("UPDATE sheet SET corrected_by = NULL WHERE corrected_by = ?", account.value());
    }
}
