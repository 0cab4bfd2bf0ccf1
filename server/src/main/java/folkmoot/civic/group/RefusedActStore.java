package folkmoot.civic.group;

import static folkmoot.schema.generated.Tables.REFUSED_ACT;

import folkmoot.civic.group.RefusedActs.Attempt;
import folkmoot.civic.group.RefusedActs.Door;
import folkmoot.civic.proposal.Proposal;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.BodyId;
import folkmoot.platform.id.CommunityId;
import folkmoot.platform.id.ProposalId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All SQL of {@code refused_act}. */
final class RefusedActStore {

    /** A row for each act that somebody tries on something, however often. */
    private static final String NOTE = """
        INSERT INTO refused_act (id, account_id, body_id, community_id, proposal_id, act, door, first_at, last_at)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?::timestamptz, ?::timestamptz)
        ON CONFLICT (account_id, community_id, proposal_id, act, door)
        DO UPDATE SET times = refused_act.times + 1, last_at = excluded.last_at
        """;

    void note(
            Transaction tx,
            long id,
            AccountId account,
            BodyId body,
            CommunityId community,
            Optional<Proposal> about,
            String act,
            Door door,
            Instant now) {
        tx.execute(
                NOTE,
                id,
                account.value(),
                body.value(),
                community.value(),
                about.map(proposal -> proposal.id().value()).orElse(null),
                act,
                door.word(),
                now,
                now);
    }

    List<Attempt> list(Transaction tx, CommunityId community, int limit) {
        return tx.sql()
                .selectFrom(REFUSED_ACT)
                .where(REFUSED_ACT.COMMUNITY_ID.eq(community.value()))
                .orderBy(REFUSED_ACT.LAST_AT.desc(), REFUSED_ACT.ID.desc())
                .limit(limit)
                .fetch(row -> new Attempt(
                        new AccountId(row.getAccountId()),
                        new BodyId(row.getBodyId()),
                        Optional.ofNullable(row.getProposalId()).map(ProposalId::new),
                        row.getAct(),
                        Door.of(row.getDoor()).orElseThrow(),
                        row.getTimes(),
                        row.getFirstAt(),
                        row.getLastAt()));
    }
}
