package folkmoot.civic.letter;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.CommunityId;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.id.StatusId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** What happened in a span of time, as mails list it: the newest of each kind, of proposals that everybody can see. */
final class SelectHappenings {

    private static final String COLUMNS =
            "SELECT DISTINCT p.id, p.title, a.username FROM proposal p JOIN account a ON a.id"
                    + " = p.community_id AND a.domain IS NULL ";

    private static final String SEEN =
            " p.local AND p.listed AND p.state NOT IN ('checking', 'returned', 'withdrawn', 'merged-into')";

    private static final String ANSWERED = " JOIN proposal_event e ON e.proposal_id = p.id AND e.kind = 'state' AND"
            + " e.to_state IN ('answered', 'in-progress', 'done', 'confirmed') AND e.created_at >= ?::timestamptz AND"
            + " e.created_at < ?::timestamptz ";

    private static final String EVENTS = "SELECT m.status_id, m.title, a.username FROM matter m JOIN account a ON a.id"
            + " = m.community_id JOIN status s ON s.id = m.status_id AND s.community_id = m.community_id ";

    private static final String COMING =
            " m.kind = 'event' AND m.state = 'open' AND m.listed AND s.deleted_at IS NULL AND"
                    + " s.visibility = 'public' AND m.ends_at >= ?::timestamptz AND m.ends_at <"
                    + " ?::timestamptz ORDER BY m.ends_at LIMIT ?";

    private static final String LAST = " ORDER BY p.id DESC LIMIT ?";

    /** From a moment on, and before another: of two mails that follow each other none tells again what the other told. */
    record Span(Instant from, Instant until) {}

    /** A proposal, as a mail names it. @param community its name in addresses */
    record Line(ProposalId id, String title, String community) {}

    private static Line line(ResultSet row) throws SQLException {
        return new Line(new ProposalId(row.getLong(1)), row.getString(2), row.getString(3));
    }

    /** An event, as a mail names it. @param community its name in addresses */
    record EventLine(StatusId id, String title, String community) {}

    private static EventLine event(ResultSet row) throws SQLException {
        return new EventLine(new StatusId(row.getLong(1)), row.getString(2), row.getString(3));
    }

    /** What comes up in a community, the soonest first. */
    List<EventLine> eventsIn(Transaction tx, CommunityId community, Span coming, int most) {
        return tx.fetch(
                EVENTS + "WHERE m.community_id = ? AND" + COMING,
                SelectHappenings::event,
                community.value(),
                coming.from(),
                coming.until(),
                most);
    }

    /** What comes up in the communities that a member joined, the soonest first. */
    List<EventLine> eventsFor(Transaction tx, AccountId member, Span coming, int most) {
        return tx.fetch(
                EVENTS + "JOIN follow f ON f.target_id = m.community_id AND f.account_id = ? AND f.accepted_at IS NOT"
                        + " NULL WHERE" + COMING,
                SelectHappenings::event,
                member.value(),
                coming.from(),
                coming.until(),
                most);
    }

    /** New ones of a community. */
    List<Line> newIn(Transaction tx, CommunityId community, Span span, int most) {
        return tx.fetch(
                COLUMNS
                        + "WHERE p.community_id = ? AND p.created_at >= ?::timestamptz AND p.created_at <"
                        + " ?::timestamptz AND"
                        + SEEN + LAST,
                SelectHappenings::line,
                community.value(),
                span.from(),
                span.until(),
                most);
    }

    /** Those of a community that were answered. */
    List<Line> answeredIn(Transaction tx, CommunityId community, Span span, int most) {
        return tx.fetch(
                COLUMNS + ANSWERED + "WHERE p.community_id = ? AND" + SEEN + LAST,
                SelectHappenings::line,
                span.from(),
                span.until(),
                community.value(),
                most);
    }

    /** Those that were answered and that a member made, backs or follows. */
    List<Line> answeredFor(Transaction tx, AccountId member, Span span, int most) {
        return tx.fetch(
                COLUMNS + ANSWERED + "WHERE" + SEEN + " AND (p.author_account_id = ? OR EXISTS (SELECT 1 FROM support"
                        + " s WHERE s.proposal_id = p.id AND s.account_id = ? AND"
                        + " s.withdrawn_at IS NULL) OR EXISTS (SELECT 1 FROM"
                        + " proposal_follow f WHERE f.proposal_id = p.id AND f.account_id"
                        + " = ?))" + LAST,
                SelectHappenings::line,
                span.from(),
                span.until(),
                member.value(),
                member.value(),
                member.value(),
                most);
    }

    /** A member's own of which a body says that they are done: whether it works is theirs to say. */
    List<Line> toConfirm(Transaction tx, AccountId member, int most) {
        return tx.fetch(
                COLUMNS + "WHERE p.author_account_id = ? AND p.state = 'done' AND" + SEEN + LAST,
                SelectHappenings::line,
                member.value(),
                most);
    }

    /** A member's drafts that were sent back. */
    List<String> sentBack(Transaction tx, AccountId member, int most) {
        return tx.fetch(
                "SELECT title FROM proposal_draft WHERE author_account_id = ? AND state = 'returned' ORDER BY id DESC"
                        + " LIMIT ?",
                row -> row.getString(1),
                member.value(),
                most);
    }

    /** New ones of others where a member lives, as their community checked. */
    List<Line> near(Transaction tx, AccountId member, Span span, int most) {
        return tx.fetch(
                COLUMNS
                        + "JOIN resident r ON r.community_id = p.community_id AND r.account_id = ? WHERE p.created_at"
                        + " >= ?::timestamptz AND p.created_at < ?::timestamptz AND p.author_account_id <> ? AND"
                        + " (r.locality IS NULL OR p.locality IS NULL OR r.locality = p.locality) AND" + SEEN + LAST,
                SelectHappenings::line,
                member.value(),
                span.from(),
                span.until(),
                member.value(),
                most);
    }

    /** New ones of others in the communities that a member joined. */
    List<Line> newFor(Transaction tx, AccountId member, Span span, int most) {
        return tx.fetch(
                COLUMNS
                        + "JOIN follow f ON f.target_id = p.community_id AND f.account_id = ? AND f.accepted_at IS NOT"
                        + " NULL WHERE p.created_at >= ?::timestamptz AND p.created_at < ?::timestamptz AND"
                        + " p.author_account_id <> ? AND"
                        + SEEN + LAST,
                SelectHappenings::line,
                member.value(),
                span.from(),
                span.until(),
                member.value(),
                most);
    }
}
