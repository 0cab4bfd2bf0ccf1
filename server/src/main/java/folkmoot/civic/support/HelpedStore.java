package folkmoot.civic.support;

import folkmoot.platform.database.Rows;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.ProposalId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** SQL of {@code helped}. */
final class HelpedStore {

    private static final String FIELDS = "h.id, h.proposal_id, h.helper_id, h.name, h.created_at, h.support_id";

    /** @param support its row */
    record Kept(Helped helped, long support) {}

    void insert(Transaction tx, Kept kept, byte[] code) {
        var helped = kept.helped();
        tx.execute(
                """
                INSERT INTO helped (id, support_id, proposal_id, helper_id, name, folded, code, created_at)
                VALUES (?, ?, ?, ?, ?::text, ?::text, ?, ?)
                """,
                helped.id(),
                kept.support(),
                helped.proposal().value(),
                helped.helper().map(AccountId::value).orElseThrow(),
                helped.name().orElse(null),
                helped.name().map(HelpedStore::folded).orElse(null),
                code,
                helped.when());
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    boolean isHelped(Transaction tx, AccountId helper, ProposalId proposal, String name) {
        return !tx.fetch(
                        "SELECT 1 FROM helped WHERE helper_id = ? AND proposal_id = ? AND folded = ?",
                        _ -> true,
                        helper.value(),
                        proposal.value(),
                        folded(name))
                .isEmpty();
    }

    int since(Transaction tx, AccountId helper, Instant begin) {
        return tx.fetch(
                        "SELECT count(*) FROM helped WHERE helper_id = ? AND created_at > ?",
                        row -> row.getInt(1),
                        helper.value(),
                        begin)
                .getFirst();
    }

    int of(Transaction tx, AccountId helper, ProposalId proposal) {
        return tx.fetch(
                        "SELECT count(*) FROM helped WHERE helper_id = ? AND proposal_id = ?",
                        row -> row.getInt(1),
                        helper.value(),
                        proposal.value())
                .getFirst();
    }

    List<Helped> by(Transaction tx, AccountId helper, int most) {
        return tx.fetch(
                "SELECT " + FIELDS + " FROM helped h WHERE h.helper_id = ? ORDER BY h.id DESC LIMIT ?",
                row -> kept(row).helped(),
                helper.value(),
                most);
    }

    Optional<Kept> byCode(Transaction tx, byte[] code) {
        return tx.fetch("SELECT " + FIELDS + " FROM helped h WHERE h.code = ?", HelpedStore::kept, code).stream()
                .findFirst();
    }

    private static Kept kept(ResultSet row) throws SQLException {
        long helper = row.getLong(3);
        var who = row.wasNull() ? Optional.<AccountId>empty() : Optional.of(new AccountId(helper));
        return new Kept(
                new Helped(
                        row.getLong(1),
                        new ProposalId(row.getLong(2)),
                        who,
                        Optional.ofNullable(row.getString(4)),
                        Rows.time(row, 5)),
                row.getLong(6));
    }

    /** Forgets who helped and whom. */
    void forget(Transaction tx, AccountId helper) {
        tx.execute(
                "UPDATE helped SET helper_id = NULL, name = NULL, folded = NULL WHERE helper_id = ?", helper.value());
    }
}
