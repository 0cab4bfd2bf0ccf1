package folkmoot.civic.proposal;

import static folkmoot.schema.generated.Tables.LIFE_EVENT;
import static folkmoot.schema.generated.Tables.PROPOSAL;
import static folkmoot.schema.generated.Tables.PROPOSAL_RANK;
import static folkmoot.schema.generated.Tables.PROPOSAL_TRACK;

import folkmoot.platform.database.Page;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.BodyId;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Lists of proposals: by id for apps, in a seeded random order for people, so that early ones gain no lead. */
public final class ProposalLists {

    /** So many times as many as are wanted, in case some are hidden. */
    private static final int LOOKED_AT = 2;

    private ProposalLists() {}

    /** Newest first, by id. */
    public static List<Proposal> newest(Transaction tx, ProposalFilter filter, Page page) {
        return page.newestFirst(tx.sql()
                .selectFrom(PROPOSAL)
                .where(condition(filter))
                .and(page.bounds(PROPOSAL.ID))
                .orderBy(page.order(PROPOSAL.ID))
                .limit(page.limit())
                .fetch(ProposalRows::proposal));
    }

    /**
     * The newest that address a body; costs what they are, however many there are. Of very many newer ones that are hidden, those
     * behind them are not looked for.
     */
    public static List<Proposal> newestAddressedTo(Transaction tx, BodyId body, int limit) {
        var newest = DSL.select(PROPOSAL_TRACK.PROPOSAL_ID)
                .from(PROPOSAL_TRACK)
                .where(PROPOSAL_TRACK.BODY_ID.eq(body.value()))
                .orderBy(PROPOSAL_TRACK.PROPOSAL_ID.desc())
                .limit(LOOKED_AT * limit)
                .asTable("newest");
        return tx.sql()
                .select(PROPOSAL.fields())
                .from(newest)
                .join(PROPOSAL)
                .on(PROPOSAL.ID.eq(newest.field(PROPOSAL_TRACK.PROPOSAL_ID)))
                .where(condition(ProposalFilter.ALL))
                .orderBy(PROPOSAL.ID.desc())
                .limit(limit)
                .fetch(row -> ProposalRows.proposal(row.into(PROPOSAL)));
    }

    /** In an order that depends on the seed only, such as a person and a day. */
    public static List<Proposal> shuffled(Transaction tx, ProposalFilter filter, String seed, int limit, int offset) {
        Field<String> order =
                DSL.function("md5", String.class, DSL.concat(DSL.val(seed), PROPOSAL.ID.cast(String.class)));
        return tx.sql()
                .selectFrom(PROPOSAL)
                .where(condition(filter))
                .orderBy(order)
                .limit(limit)
                .offset(offset)
                .fetch(ProposalRows::proposal);
    }

    /** Those with the most support, in which one server weighs less the more it sends ({@code proposal_rank}). */
    public static List<Proposal> mostSupported(Transaction tx, ProposalFilter filter, int limit, int offset) {
        var inCommunity = filter.community()
                .map(id -> PROPOSAL_RANK.COMMUNITY_ID.eq(id.value()))
                .orElse(DSL.noCondition());
        return tx.sql()
                .select(PROPOSAL.fields())
                .from(PROPOSAL_RANK)
                .join(PROPOSAL)
                .on(PROPOSAL.ID.eq(PROPOSAL_RANK.PROPOSAL_ID))
                .where(inCommunity)
                .and(condition(filter))
                .orderBy(PROPOSAL_RANK.RANK.desc(), PROPOSAL_RANK.PROPOSAL_ID.desc())
                .limit(limit)
                .offset(offset)
                .fetch(row -> ProposalRows.proposal(row.into(PROPOSAL)));
    }

    public static int count(Transaction tx, ProposalFilter filter) {
        return tx.sql().fetchCount(PROPOSAL, condition(filter));
    }

    static Condition condition(ProposalFilter filter) {
        var condition = PROPOSAL.STATE.notIn(ProposalState.HIDDEN.word(), ProposalState.REMOVED.word());
        condition = filter.community()
                .map(id -> PROPOSAL.COMMUNITY_ID.eq(id.value()))
                .map(condition::and)
                .orElse(condition);
        condition = filter.state()
                .map(state -> PROPOSAL.STATE.eq(state.word()))
                .map(condition::and)
                .orElse(condition);
        condition =
                filter.category().map(PROPOSAL.CATEGORY::eq).map(condition::and).orElse(condition);
        condition =
                filter.locality().map(PROPOSAL.LOCALITY::eq).map(condition::and).orElse(condition);
        condition = filter.lifeEvent()
                .map(PROPOSAL.LIFE_EVENT::eq)
                .map(condition::and)
                .orElse(condition);
        condition = filter.interaction()
                .map(kind -> PROPOSAL.LIFE_EVENT.in(
                        DSL.select(LIFE_EVENT.SLUG).from(LIFE_EVENT).where(LIFE_EVENT.INTERACTION.eq(kind))))
                .map(condition::and)
                .orElse(condition);
        condition =
                filter.language().map(PROPOSAL.LANGUAGE::eq).map(condition::and).orElse(condition);
        condition = filter.body()
                .map(body -> PROPOSAL.ID.in(DSL.select(PROPOSAL_TRACK.PROPOSAL_ID)
                        .from(PROPOSAL_TRACK)
                        .where(PROPOSAL_TRACK.BODY_ID.eq(body.value()))))
                .map(condition::and)
                .orElse(condition);
        return filter.words().map(ProposalLists::holds).map(condition::and).orElse(condition);
    }

    private static Condition holds(String words) {
        Condition all = DSL.noCondition();
        var terms = words.strip().split("\\s+");
        for (int i = 0; i < Math.min(terms.length, 8); i++) {
            all = all.and(PROPOSAL.TITLE
                    .containsIgnoreCase(terms[i])
                    .or(PROPOSAL.PROBLEM.containsIgnoreCase(terms[i]))
                    .or(PROPOSAL.ASK.containsIgnoreCase(terms[i])));
        }
        return all;
    }
}
