package folkmoot.civic.support;

import static folkmoot.schema.generated.Tables.FAVOURITE;
import static folkmoot.schema.generated.Tables.PROPOSAL;
import static folkmoot.schema.generated.Tables.PROPOSAL_FOLLOW;
import static folkmoot.schema.generated.Tables.PROPOSAL_TRACK;
import static folkmoot.schema.generated.Tables.SUPPORT;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.selectFrom;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.when;

import folkmoot.civic.proposal.ProposalRows;
import folkmoot.civic.proposal.Tallies;
import folkmoot.civic.proposal.Tally;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.ProposalId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jooq.Field;

/** The standings of a whole list of proposals, in two queries. */
final class SelectStandings {

    private SelectStandings() {}

    static Map<ProposalId, Standing> of(
            Transaction tx, Tallies tallies, Collection<ProposalId> wanted, Optional<AccountId> viewer) {
        var counted = tallies.of(tx, wanted);
        long me = viewer.map(AccountId::value).orElse(0L);
        var tracks = multiset(selectFrom(PROPOSAL_TRACK)
                        .where(PROPOSAL_TRACK.PROPOSAL_ID.eq(PROPOSAL.ID))
                        .orderBy(PROPOSAL_TRACK.POSITION))
                .convertFrom(rows -> rows.map(ProposalRows::track));
        return tx.sql()
                .select(PROPOSAL.ID, tracks, supported(me), followed(me))
                .from(PROPOSAL)
                .where(PROPOSAL.ID.eq(any(wanted.stream().map(ProposalId::value).toArray(Long[]::new))))
                .fetchMap(
                        row -> new ProposalId(row.value1()),
                        row -> new Standing(
                                counted.getOrDefault(new ProposalId(row.value1()), Tally.EMPTY),
                                row.value2(),
                                new Supports.Marks(row.value3(), row.value4())));
    }

    /** Of a proposal from elsewhere only the favourite is known here. */
    private static Field<Boolean> supported(long viewer) {
        var here = exists(selectOne()
                .from(SUPPORT)
                .where(SUPPORT.PROPOSAL_ID.eq(PROPOSAL.ID))
                .and(SUPPORT.ACCOUNT_ID.eq(viewer))
                .and(SUPPORT.WITHDRAWN_AT.isNull()));
        var elsewhere = exists(selectOne()
                .from(FAVOURITE)
                .where(FAVOURITE.STATUS_ID.eq(PROPOSAL.ID))
                .and(FAVOURITE.ACCOUNT_ID.eq(viewer)));
        return when(PROPOSAL.LOCAL, field(here)).otherwise(field(elsewhere));
    }

    private static Field<Boolean> followed(long viewer) {
        return field(exists(selectOne()
                .from(PROPOSAL_FOLLOW)
                .where(PROPOSAL_FOLLOW.PROPOSAL_ID.eq(PROPOSAL.ID))
                .and(PROPOSAL_FOLLOW.ACCOUNT_ID.eq(viewer))));
    }
}
