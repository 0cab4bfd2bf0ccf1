package folkmoot.civic.proposal;

import static folkmoot.schema.generated.Tables.PROPOSAL_MERGE;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.ProposalId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;

/** SQL that writes {@code proposal_merge}. */
final class MergeStore {

    private static final int MOST = 100;

    private static final String SUPPORTERS = """
        SELECT count(*), count(*) FILTER (WHERE EXISTS (
            SELECT 1 FROM support n WHERE n.proposal_id = ? AND n.account_id = s.account_id AND n.withdrawn_at IS NULL))
        FROM (SELECT DISTINCT account_id FROM support WHERE withdrawn_at IS NULL AND counting = 'counted'
              AND proposal_id IN (SELECT retired_id FROM proposal_merge WHERE surviving_id = ? AND accepted)) s
        """;

    /** Whether there was no open offer between the two. */
    boolean insert(Transaction tx, Merge merge) {
        return tx.sql()
                        .insertInto(PROPOSAL_MERGE)
                        .set(PROPOSAL_MERGE.ID, merge.id())
                        .set(PROPOSAL_MERGE.RETIRED_ID, merge.retired().value())
                        .set(PROPOSAL_MERGE.SURVIVING_ID, merge.surviving().value())
                        .set(PROPOSAL_MERGE.OFFERED_BY, merge.offeredBy().value())
                        .set(PROPOSAL_MERGE.OFFERED_AT, merge.offeredAt())
                        .onConflictDoNothing()
                        .execute()
                == 1;
    }

    void answer(Transaction tx, long id, boolean accepted, AccountId by, Instant now) {
        tx.sql()
                .update(PROPOSAL_MERGE)
                .set(PROPOSAL_MERGE.ACCEPTED, accepted)
                .set(PROPOSAL_MERGE.ANSWERED_BY, by.value())
                .set(PROPOSAL_MERGE.ANSWERED_AT, now)
                .where(PROPOSAL_MERGE.ID.eq(id))
                .execute();
    }

    Optional<Merge> find(Transaction tx, long id) {
        return list(tx, PROPOSAL_MERGE.ID.eq(id)).stream().findFirst();
    }

    /** Of a proposal, on either side: open ones, and those that came about. */
    List<Merge> of(Transaction tx, ProposalId id) {
        return list(
                tx,
                PROPOSAL_MERGE
                        .RETIRED_ID
                        .eq(id.value())
                        .or(PROPOSAL_MERGE.SURVIVING_ID.eq(id.value()))
                        .and(PROPOSAL_MERGE.ACCEPTED.isNull().or(PROPOSAL_MERGE.ACCEPTED)));
    }

    private static List<Merge> list(Transaction tx, Condition which) {
        return tx.sql()
                .selectFrom(PROPOSAL_MERGE)
                .where(which)
                .orderBy(PROPOSAL_MERGE.ID)
                .limit(MOST)
                .fetch(row -> new Merge(
                        row.getId(),
                        new ProposalId(row.getRetiredId()),
                        new ProposalId(row.getSurvivingId()),
                        new AccountId(row.getOfferedBy()),
                        row.getOfferedAt(),
                        Optional.ofNullable(row.getAccepted())));
    }

    /** How many counted supporters what was merged into a proposal has, and how many of them support that one, too. */
    Merges.Supporters supporters(Transaction tx, ProposalId surviving) {
        tx.flush();
        return tx.fetch(
                        SUPPORTERS,
                        row -> new Merges.Supporters(row.getInt(1), row.getInt(2)),
                        surviving.value(),
                        surviving.value())
                .getFirst();
    }
}
