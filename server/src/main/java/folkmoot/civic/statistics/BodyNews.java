package folkmoot.civic.statistics;

import static folkmoot.schema.generated.Tables.OFFICIAL_RESPONSE;
import static folkmoot.schema.generated.Tables.PROPOSAL;
import static folkmoot.schema.generated.Tables.PROPOSAL_TRACK;
import static folkmoot.schema.generated.Tables.STATUS;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.BodyId;
import folkmoot.platform.id.ProposalId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

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
        return tx
                .sql()
                .select(PROPOSAL.ID, PROPOSAL.TITLE, PROPOSAL.ASK, PROPOSAL_TRACK.ASKED_AT)
                .from(PROPOSAL_TRACK)
                .join(PROPOSAL)
                .on(PROPOSAL.ID.eq(PROPOSAL_TRACK.PROPOSAL_ID))
                .where(PROPOSAL_TRACK.BODY_ID.eq(body.value()))
                .and(PROPOSAL_TRACK.ASKED_AT.isNotNull())
                .and(PROPOSAL.STATE.notIn("hidden", "removed"))
                .orderBy(PROPOSAL_TRACK.PROPOSAL_ID.desc())
                .limit(MOST)
                .fetch(row -> new BodyNews(
                        new ProposalId(row.value1()), row.value2(), row.value3(), row.value4(), false))
                .stream();
    }

    private static Stream<BodyNews> answers(Transaction tx, BodyId body) {
        return tx
                .sql()
                .select(PROPOSAL.ID, PROPOSAL.TITLE, STATUS.CONTENT, OFFICIAL_RESPONSE.CREATED_AT)
                .from(OFFICIAL_RESPONSE)
                .join(PROPOSAL)
                .on(PROPOSAL.ID.eq(OFFICIAL_RESPONSE.PROPOSAL_ID))
                .join(STATUS)
                .on(STATUS.ID.eq(OFFICIAL_RESPONSE.STATUS_ID))
                .where(OFFICIAL_RESPONSE.BODY_ID.eq(body.value()))
                .and(PROPOSAL.STATE.notIn("hidden", "removed"))
                .and(STATUS.VISIBILITY.in("public", "unlisted"))
                .orderBy(OFFICIAL_RESPONSE.CREATED_AT.desc())
                .limit(MOST)
                .fetch(row -> new BodyNews(
                        new ProposalId(row.value1()), row.value2(), row.value3(), row.value4(), true))
                .stream();
    }
}
