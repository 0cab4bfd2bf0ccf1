package folkmoot.civic.support;

import folkmoot.civic.community.SupportColumn;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.ProposalId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** SQL of the review of held supports. */
final class HeldSupportStore {

    /** Below this, the name of a server may be as good as the name of a person. */
    private static final int NAMED_FROM = 5;

    private static final String SOURCES = """
        WITH source AS (
            SELECT source AS name, count(*) AS live, count(*) FILTER (WHERE NOT held AND refused_at IS NULL) AS counted
            FROM support WHERE proposal_id = ? AND withdrawn_at IS NULL GROUP BY source),
        place AS (SELECT name, counted, CASE WHEN live >= ? THEN name ELSE '' END AS shown FROM source)
        """;

    private static final String LIST = SOURCES + """
        SELECT p.shown, max(s.id), count(*), max(CASE WHEN p.shown = '' THEN 0 ELSE p.counted END),
               count(*) FILTER (WHERE a.first_seen_at > o.created_at), min(s.created_at), max(s.created_at)
        FROM support s JOIN place p ON p.name = s.source JOIN account a ON a.id = s.account_id
        JOIN proposal o ON o.id = s.proposal_id
        WHERE s.proposal_id = ? AND s.held AND s.withdrawn_at IS NULL
        GROUP BY p.shown ORDER BY count(*) DESC, p.shown
        """;

    private static final String DECIDE = SOURCES + """
        UPDATE support s SET held = false, refused_at = ?::timestamptz FROM place p
        WHERE s.proposal_id = ? AND s.held AND s.withdrawn_at IS NULL AND p.name = s.source AND p.shown = ? AND s.id <= ?
        RETURNING s.counted_in
        """;

    List<HeldSupports.Batch> list(Transaction tx, ProposalId id) {
        return tx.sql()
                .fetch(LIST, id.value(), NAMED_FROM, id.value())
                .map(row -> new HeldSupports.Batch(
                        row.get(0, String.class),
                        row.get(1, Long.class),
                        row.get(2, Integer.class),
                        row.get(3, Integer.class),
                        row.get(4, Integer.class),
                        row.get(5, Instant.class),
                        row.get(6, Instant.class)));
    }

    /** The column of each that was decided. */
    List<SupportColumn> decide(Transaction tx, ProposalId id, String source, long upTo, Optional<Instant> refused) {
        return tx.sql()
                .fetch(DECIDE, id.value(), NAMED_FROM, refused.orElse(null), id.value(), source, upTo)
                .map(row -> SupportColumn.of(row.get(0, String.class)).orElseThrow());
    }
}
