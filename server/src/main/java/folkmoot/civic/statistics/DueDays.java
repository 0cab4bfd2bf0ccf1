package folkmoot.civic.statistics;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.BodyId;
import folkmoot.platform.id.CommunityId;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.text.Worded;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/**
 * A day by which a body should do something about a proposal, and has not yet.
 *
 * @param body its name
 * @param measure of a commitment: what will be there; else empty
 * @param since when it was asked, or promised
 */
public record DueDays(
        ProposalId proposal, String title, String body, Kind kind, LocalDate day, String measure, Instant since) {

    /** What should happen by then. */
    public enum Kind implements Worded {
        ACKNOWLEDGE,
        ANSWER,
        COMMITMENT;

        @Override
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final int MOST = 500;

    private static final String OPEN = """
        SELECT d.proposal_id, p.title, d.name, d.kind, d.day, d.measure, d.since FROM (
            SELECT k.proposal_id, k.body_id, k.body_name AS name, 'acknowledge' AS kind, k.ack_due AS day, '' AS measure, k.asked_at AS since
            FROM proposal_track k WHERE k.asked_at IS NOT NULL AND k.ack_due IS NOT NULL AND k.acknowledged_at IS NULL AND k.answered_at IS NULL
            UNION ALL
            SELECT k.proposal_id, k.body_id, k.body_name, 'answer', k.answer_due, '', k.asked_at
            FROM proposal_track k WHERE k.asked_at IS NOT NULL AND k.answer_due IS NOT NULL AND k.answered_at IS NULL
            UNION ALL
            SELECT c.proposal_id, c.body_id, b.name, 'commitment', c.due, c.measure, r.created_at
            FROM commitment c JOIN body b ON b.id = c.body_id JOIN official_response r ON r.id = c.response_id WHERE c.kept_at IS NULL) d
        JOIN proposal p ON p.id = d.proposal_id
        WHERE %s = ? AND p.local AND p.listed AND p.state NOT IN ('withdrawn', 'returned', 'merged-into', 'archived', 'closed-unsupported')
        ORDER BY d.day DESC, d.proposal_id LIMIT %d
        """;

    /** Of one proposal, the latest first, as the others. */
    public static List<DueDays> of(Transaction tx, ProposalId proposal) {
        return read(tx, "p.id", proposal.value());
    }

    public static List<DueDays> of(Transaction tx, BodyId body) {
        return read(tx, "d.body_id", body.value());
    }

    public static List<DueDays> of(Transaction tx, CommunityId community) {
        return read(tx, "p.community_id", community.value());
    }

    private static List<DueDays> read(Transaction tx, String column, long value) {
        return tx.fetch(
                OPEN.formatted(column, MOST),
                row -> new DueDays(
                        new ProposalId(row.getLong(1)),
                        row.getString(2),
                        row.getString(3),
                        Kind.valueOf(row.getString(4).toUpperCase(Locale.ROOT)),
                        row.getObject(5, LocalDate.class),
                        row.getString(6),
                        row.getTimestamp(7).toInstant()),
                value);
    }
}
