package folkmoot.civic.support;

import static folkmoot.schema.generated.Tables.ACCOUNT;
import static folkmoot.schema.generated.Tables.SUPPORT;

import folkmoot.civic.proposal.Counting;
import folkmoot.platform.database.Rows;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.CommunityId;
import folkmoot.platform.id.ProposalId;
import java.util.List;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** SQL by which moderators look at supports. */
final class SelectSupports {

    /** Below this, the name of a server may be as good as the name of a person. */
    static final int NAMED_FROM = 5;

    private static final String HELD = """
        WITH source AS (
            SELECT source AS name, count(*) AS live, count(*) FILTER (WHERE counting = 'counted') AS counted
            FROM support WHERE proposal_id = ? AND withdrawn_at IS NULL GROUP BY source),
        place AS (SELECT name, counted,
                         CASE WHEN live < ? THEN '' WHEN name = '' THEN ? ELSE name END AS shown FROM source)
        SELECT p.shown, max(s.id), count(*), max(CASE WHEN p.shown = '' THEN 0 ELSE p.counted END),
               count(*) FILTER (WHERE a.first_seen_at > o.created_at), min(s.created_at), max(s.created_at)
        FROM support s JOIN place p ON p.name = s.source LEFT JOIN account a ON a.id = s.account_id
        JOIN proposal o ON o.id = s.proposal_id
        WHERE s.proposal_id = ? AND s.counting = 'held' AND s.withdrawn_at IS NULL
        GROUP BY p.shown ORDER BY count(*) DESC, p.shown
        """;

    private static final String WAITING = """
        SELECT p.id, p.title, count(*), min(s.created_at) FROM support s JOIN proposal p ON p.id = s.proposal_id
        WHERE p.community_id = ? AND p.local AND s.counting = 'held' AND s.withdrawn_at IS NULL
        GROUP BY p.id, p.title ORDER BY min(s.created_at), p.id LIMIT ?
        """;

    private final String here;

    /** @param here domain of the accounts here */
    SelectSupports(String here) {
        this.here = here;
    }

    List<SupportReview.Batch> held(Transaction tx, ProposalId id) {
        return tx.fetch(
                HELD,
                row -> new SupportReview.Batch(
                        row.getString(1),
                        row.getLong(2),
                        row.getInt(3),
                        row.getInt(4),
                        row.getInt(5),
                        Rows.time(row, 6),
                        Rows.time(row, 7)),
                id.value(),
                NAMED_FROM,
                here,
                id.value());
    }

    List<SupportReview.Waiting> waiting(Transaction tx, CommunityId community, int most) {
        return tx.fetch(
                WAITING,
                row -> new SupportReview.Waiting(
                        new ProposalId(row.getLong(1)), row.getString(2), row.getInt(3), Rows.time(row, 4)),
                community.value(),
                most);
    }

    /** What a selection means. */
    Condition condition(ProposalId id, Selection wanted) {
        var all = SUPPORT.PROPOSAL_ID.eq(id.value()).and(SUPPORT.ID.le(wanted.upTo()));
        all = all.and(wanted.source().map(source -> from(id, source)).orElse(DSL.noCondition()));
        all = all.and(wanted.column()
                .map(column -> SUPPORT.COUNTED_IN.eq(column.word()))
                .orElse(DSL.noCondition()));
        all = all.and(
                wanted.counting().map(Counting::word).map(SUPPORT.COUNTING::eq).orElse(DSL.noCondition()));
        all = all.and(wanted.from().map(SUPPORT.CREATED_AT::ge).orElse(DSL.noCondition()));
        all = all.and(wanted.until().map(SUPPORT.CREATED_AT::lt).orElse(DSL.noCondition()));
        all = all.and(wanted.younger()
                .map(age -> DSL.exists(DSL.selectOne()
                        .from(ACCOUNT)
                        .where(ACCOUNT.ID.eq(SUPPORT.ACCOUNT_ID))
                        .and(DSL.condition(
                                "{0} > {1} - make_interval(secs => {2})",
                                ACCOUNT.FIRST_SEEN_AT, SUPPORT.CREATED_AT, DSL.val(age.toSeconds())))))
                .orElse(DSL.noCondition()));
        return all.and(wanted.pace().map(many -> inBurst(id, many)).orElse(DSL.noCondition()));
    }

    private Condition from(ProposalId id, String source) {
        var name = source.equals(here) ? "" : source;
        var live = DSL.select(SUPPORT.SOURCE)
                .from(SUPPORT)
                .where(SUPPORT.PROPOSAL_ID.eq(id.value()))
                .and(SUPPORT.WITHDRAWN_AT.isNull())
                .groupBy(SUPPORT.SOURCE);
        return source.isEmpty()
                ? SUPPORT.SOURCE.in(live.having(DSL.count().lt(NAMED_FROM)))
                : SUPPORT.SOURCE
                        .eq(name)
                        .and(SUPPORT.SOURCE.in(live.having(DSL.count().ge(NAMED_FROM))));
    }

    private static Condition inBurst(ProposalId id, int many) {
        return DSL.condition("""
            {0} IN (SELECT b.id FROM (
                SELECT id, count(*) OVER (PARTITION BY source ORDER BY created_at
                       RANGE BETWEEN interval '30 seconds' PRECEDING AND interval '30 seconds' FOLLOWING) AS near
                FROM support WHERE proposal_id = {1} AND withdrawn_at IS NULL) b WHERE b.near >= {2})
            """, SUPPORT.ID, DSL.val(id.value()), DSL.val(many));
    }
}
