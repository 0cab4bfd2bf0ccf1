package folkmoot.civic.proposal;

import static folkmoot.schema.generated.Tables.OFFICIAL_RESPONSE;
import static folkmoot.schema.generated.Tables.PROPOSAL;
import static folkmoot.schema.generated.Tables.SUPPORT;

import folkmoot.platform.database.Database;
import folkmoot.platform.database.Rows;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.ProposalId;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** The same text proposed twice by the same author in the same community, without a word on how it differs. */
public final class Doubles {

    private static final List<String> OVER = List.of(
            ProposalState.HIDDEN.word(),
            ProposalState.REMOVED.word(),
            ProposalState.WITHDRAWN.word(),
            ProposalState.RETURNED.word());

    private static final String EARLIER = """
        SELECT (SELECT min(p.id) FROM proposal p
                WHERE p.author_account_id = w.author AND p.community_id = w.community AND p.local AND p.state <> ALL (?)
                  AND lower(p.title) = lower(w.title) AND lower(p.ask) = lower(w.ask) AND lower(p.problem) = lower(w.problem)
                  AND (w.reason IS NULL OR lower(p.different_because) = lower(w.reason))) AS earlier
        FROM unnest(?::bigint[], ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[]) WITH ORDINALITY
             w (author, community, title, ask, problem, reason, n)
        ORDER BY w.n
        """;

    private final Database database;
    private final Proposals proposals;
    private final Lifecycle lifecycle;

    public Doubles(Database database, Proposals proposals, Lifecycle lifecycle) {
        this.database = database;
        this.proposals = proposals;
        this.lifecycle = lifecycle;
    }

    /** What each author proposed before in these words; empty where the new one says how it differs. */
    static List<Optional<ProposalId>> of(Transaction tx, List<Publication.Wanted> all) {
        return tx.fetch(
                EARLIER,
                row -> Rows.optionalNumber(row, "earlier").map(ProposalId::new),
                OVER.toArray(String[]::new),
                all.stream().map(one -> one.author().id().value()).toArray(Long[]::new),
                all.stream().map(one -> one.community().id().value()).toArray(Long[]::new),
                all.stream().map(one -> one.text().title()).toArray(String[]::new),
                all.stream().map(one -> one.text().ask()).toArray(String[]::new),
                all.stream().map(one -> one.text().problem()).toArray(String[]::new),
                all.stream()
                        .map(one -> one.text().differentBecause().orElse(null))
                        .toArray(String[]::new));
    }

    private static Condition same(Field<String> one, Field<String> other) {
        return DSL.lower(one).eq(DSL.lower(other));
    }

    /** All but the first of each, oldest first. */
    public List<ProposalId> all(Transaction tx) {
        var first = PROPOSAL.as("first");
        return tx.sql()
                .select(PROPOSAL.ID)
                .from(PROPOSAL)
                .where(PROPOSAL.LOCAL)
                .and(PROPOSAL.STATE.notIn(OVER))
                .and(PROPOSAL.DIFFERENT_BECAUSE.isNull())
                .andExists(DSL.selectOne()
                        .from(first)
                        .where(first.AUTHOR_ACCOUNT_ID.eq(PROPOSAL.AUTHOR_ACCOUNT_ID))
                        .and(first.COMMUNITY_ID.eq(PROPOSAL.COMMUNITY_ID))
                        .and(first.LOCAL)
                        .and(first.STATE.notIn(OVER))
                        .and(first.ID.lt(PROPOSAL.ID))
                        .and(same(first.TITLE, PROPOSAL.TITLE))
                        .and(same(first.ASK, PROPOSAL.ASK))
                        .and(same(first.PROBLEM, PROPOSAL.PROBLEM)))
                .orderBy(PROPOSAL.ID)
                .fetch(row -> new ProposalId(row.value1()));
    }

    /**
     * Withdraws those that nobody but their author supported and no body answered: a support is never moved, so the others stay.
     * How many that were.
     */
    public int mend() {
        int mended = 0;
        for (var id : database.read(this::all)) {
            mended += database.transaction(tx -> mend(tx, id)) ? 1 : 0;
        }
        return mended;
    }

    private boolean mend(Transaction tx, ProposalId id) {
        var found = proposals.find(tx, id).map(known -> proposals.locked(tx, known));
        if (found.isEmpty() || !found.get().state().takesSupports() || isOfUse(tx, found.get())) {
            return false;
        }
        lifecycle.move(
                tx,
                found.get(),
                ProposalState.WITHDRAWN,
                found.get().answer(),
                Happened.event("withdrawn").because(Optional.of(Reason.DUPLICATE.word()), ""));
        return true;
    }

    private static boolean isOfUse(Transaction tx, Proposal proposal) {
        var id = proposal.id().value();
        return tx.sql()
                        .fetchExists(
                                SUPPORT,
                                SUPPORT.PROPOSAL_ID
                                        .eq(id)
                                        .and(SUPPORT.WITHDRAWN_AT.isNull())
                                        .and(SUPPORT.ACCOUNT_ID.ne(
                                                proposal.author().value())))
                || tx.sql().fetchExists(OFFICIAL_RESPONSE, OFFICIAL_RESPONSE.PROPOSAL_ID.eq(id));
    }
}
