package folkmoot.civic.statistics;

import static folkmoot.schema.generated.Tables.OFFICIAL_RESPONSE;
import static folkmoot.schema.generated.Tables.OFFICIAL_RESPONSE_VERSION;
import static folkmoot.schema.generated.Tables.PROPOSAL;
import static folkmoot.schema.generated.Tables.PROPOSAL_TRACK;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.BodyId;
import folkmoot.platform.id.ProposalId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.impl.DSL;

/**
 * A proposal that a body was asked about, or an answer of it.
 *
 * @param text what should happen, or the answer as clean HTML
 */
public record BodyNews(ProposalId proposal, String title, String text, Instant when, boolean answer) {

    private static final int MOST = 20;

    /** The newest first, at most twenty. Two queries of so many rows each. */
    public static List<BodyNews> latest(Transaction tx, BodyId body) {
        return Stream.concat(asked(tx, body), answers(tx, body))
                .sorted(Comparator.comparing(BodyNews::when).reversed())
                .limit(MOST)
                .toList();
    }

    private static Stream<BodyNews> asked(Transaction tx, BodyId body) {
        var newest = DSL.select(PROPOSAL_TRACK.PROPOSAL_ID, PROPOSAL_TRACK.ASKED_AT)
                .from(PROPOSAL_TRACK)
                .where(PROPOSAL_TRACK.BODY_ID.eq(body.value()))
                .and(PROPOSAL_TRACK.ASKED_AT.isNotNull())
                .orderBy(PROPOSAL_TRACK.PROPOSAL_ID.desc())
                .limit(MOST)
                .asTable("newest");
        return tx
                .sql()
                .select(PROPOSAL.ID, PROPOSAL.TITLE, PROPOSAL.ASK, newest.field(PROPOSAL_TRACK.ASKED_AT))
                .from(newest)
                .join(PROPOSAL)
                .on(PROPOSAL.ID.eq(newest.field(PROPOSAL_TRACK.PROPOSAL_ID)))
                .where(PROPOSAL.STATE.notIn("hidden", "removed"))
                .fetch(row ->
                        new BodyNews(new ProposalId(row.value1()), row.value2(), row.value3(), row.value4(), false))
                .stream();
    }

    /** As each says now; comments of a body are no answers. */
    private static Stream<BodyNews> answers(Transaction tx, BodyId body) {
        var newest = DSL.select(OFFICIAL_RESPONSE.ID, OFFICIAL_RESPONSE.PROPOSAL_ID, OFFICIAL_RESPONSE.CREATED_AT)
                .from(OFFICIAL_RESPONSE)
                .where(OFFICIAL_RESPONSE.BODY_ID.eq(body.value()))
                .orderBy(OFFICIAL_RESPONSE.CREATED_AT.desc())
                .limit(MOST)
                .asTable("newest");
        var later = OFFICIAL_RESPONSE_VERSION.as("later");
        var version = DSL.select(DSL.max(later.VERSION))
                .from(later)
                .where(later.RESPONSE_ID.eq(newest.field(OFFICIAL_RESPONSE.ID)));
        return tx
                .sql()
                .select(
                        PROPOSAL.ID,
                        PROPOSAL.TITLE,
                        OFFICIAL_RESPONSE_VERSION.CONTENT,
                        newest.field(OFFICIAL_RESPONSE.CREATED_AT))
                .from(newest)
                .join(PROPOSAL)
                .on(PROPOSAL.ID.eq(newest.field(OFFICIAL_RESPONSE.PROPOSAL_ID)))
                .join(OFFICIAL_RESPONSE_VERSION)
                .on(OFFICIAL_RESPONSE_VERSION.RESPONSE_ID.eq(newest.field(OFFICIAL_RESPONSE.ID)))
                .and(OFFICIAL_RESPONSE_VERSION.VERSION.eq(version))
                .where(PROPOSAL.STATE.notIn("hidden", "removed"))
                .and(OFFICIAL_RESPONSE_VERSION.TYPE.ne("comment"))
                .fetch(row ->
                        new BodyNews(new ProposalId(row.value1()), row.value2(), row.value3(), row.value4(), true))
                .stream();
    }
}
