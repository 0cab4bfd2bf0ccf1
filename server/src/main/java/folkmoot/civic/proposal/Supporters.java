package folkmoot.civic.proposal;

import static folkmoot.schema.generated.Tables.PROPOSAL_FOLLOW;
import static folkmoot.schema.generated.Tables.SUPPORT;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.ProposalId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jooq.impl.DSL;

/** What the life of a proposal needs to know of those who back it: who is told, who is asked, whose supports are new. Reads only. */
public final class Supporters {

    private Supporters() {}

    /** Supporters and followers after an account, in the order of their ids: who is to be told. */
    public static List<AccountId> interested(Transaction tx, ProposalId id, long after, int limit) {
        return tx.sql()
                .select(SUPPORT.ACCOUNT_ID)
                .from(SUPPORT)
                .where(SUPPORT.PROPOSAL_ID.eq(id.value()))
                .and(SUPPORT.WITHDRAWN_AT.isNull())
                .and(SUPPORT.ACCOUNT_ID.gt(after)) // leaves out those without an account
                .union(DSL.select(PROPOSAL_FOLLOW.ACCOUNT_ID)
                        .from(PROPOSAL_FOLLOW)
                        .where(PROPOSAL_FOLLOW.PROPOSAL_ID.eq(id.value()))
                        .and(PROPOSAL_FOLLOW.ACCOUNT_ID.gt(after)))
                .orderBy(1)
                .limit(limit)
                .fetch(row -> new AccountId(row.value1()));
    }

    /** Of those whose support counts, without the author: so many whose commitment has the smallest digest with a seed. */
    static List<AccountId> draw(Transaction tx, Proposal proposal, byte[] seed, int size) {
        return tx.fetch(
                """
                SELECT account_id FROM support
                WHERE proposal_id = ? AND withdrawn_at IS NULL AND counting = 'counted' AND account_id <> ?
                ORDER BY sha256(?::bytea || commitment) LIMIT ?
                """,
                row -> new AccountId(row.getLong(1)),
                proposal.id().value(),
                proposal.author().value(),
                seed,
                size);
    }

    /** Local proposals whose supports changed after a moment. */
    static Set<ProposalId> changedSince(Transaction tx, long sinceId, Instant since) {
        return Set.copyOf(tx.sql()
                .select(SUPPORT.PROPOSAL_ID)
                .from(SUPPORT)
                .where(SUPPORT.ID.gt(sinceId))
                .union(DSL.select(SUPPORT.PROPOSAL_ID).from(SUPPORT).where(SUPPORT.WITHDRAWN_AT.gt(since)))
                .fetch(row -> new ProposalId(row.value1())));
    }
}
