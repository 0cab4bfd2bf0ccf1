package folkmoot.civic.desk;

import static folkmoot.schema.generated.Tables.DESK_CASE;
import static folkmoot.schema.generated.Tables.PROPOSAL;
import static folkmoot.schema.generated.Tables.PROPOSAL_TALLY;
import static folkmoot.schema.generated.Tables.PROPOSAL_TRACK;

import folkmoot.civic.proposal.TrackState;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.id.UserId;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.impl.DSL;

/** SQL over what lies on desks. An account that a proposal addresses twice has it once, as far as it is with the slower one. */
final class DeskStore {

    private static final Field<Integer> SUPPORTS = DSL.field(
            "(SELECT coalesce(sum(s.each), 0)::int FROM {0} y, unnest(y.counted) AS s (each) WHERE y.proposal_id ="
                    + " {1})",
            Integer.class, PROPOSAL_TALLY, DESK_CASE.PROPOSAL_ID);
    private static final Field<LocalDate> DUE =
            DSL.min(DSL.when(PROPOSAL_TRACK.ANSWERED_AT.isNull(), PROPOSAL_TRACK.ANSWER_DUE));

    /** A row of a list. */
    record Row(ProposalId proposal, int supports, Optional<UserId> assigned) {}

    private static Condition addressed() {
        return PROPOSAL_TRACK
                .PROPOSAL_ID
                .eq(DESK_CASE.PROPOSAL_ID)
                .and(PROPOSAL_TRACK.BODY_ACCOUNT_ID.eq(DESK_CASE.ACCOUNT_ID));
    }

    private static Condition stands(DeskFilter.Standing standing, LocalDate today) {
        var answered = PROPOSAL_TRACK.ANSWERED_AT.isNotNull();
        // what was sent may be told to it in the next digest only
        var coming = PROPOSAL_TRACK.STATE.eq(TrackState.NOT_ASKED.word()).and(PROPOSAL_TRACK.SENT_AT.isNull());
        var open = DSL.not(answered.or(coming));
        return switch (standing) {
            case OPEN -> open;
            case OVERDUE -> open.and(PROPOSAL_TRACK.ANSWER_DUE.lt(today));
            case COMING -> coming;
            case ANSWERED -> answered;
            case ALL -> DSL.noCondition();
        };
    }

    private static Condition on(AccountId account) {
        return DESK_CASE
                .ACCOUNT_ID
                .eq(account.value())
                .and(PROPOSAL.STATE.notIn("hidden", "removed", "withdrawn", "merged-into"));
    }

    private static Condition of(AccountId account, DeskFilter filter, LocalDate today) {
        return on(account)
                .and(stands(filter.standing(), today))
                .and(filter.community()
                        .map(id -> PROPOSAL.COMMUNITY_ID.eq(id.value()))
                        .orElse(DSL.noCondition()))
                .and(filter.assigned()
                        .map(user -> DESK_CASE.ASSIGNED_TO.eq(user.value()))
                        .orElse(DSL.noCondition()))
                .and(filter.words().map(PROPOSAL.TITLE::containsIgnoreCase).orElse(DSL.noCondition()));
    }

    /** One statement over what the filter leaves, which is bounded by what a body leaves unanswered. */
    List<DeskGroup> groups(
            Transaction tx, AccountId account, DeskFilter filter, LocalDate today, int limit, int offset) {
        var cases = DSL.countDistinct(DESK_CASE.PROPOSAL_ID);
        var supports = DSL.sum(SUPPORTS);
        List<OrderField<?>> order = switch (filter.order()) {
            case CLOCK -> List.of(DUE.asc().nullsLast(), DESK_CASE.GROUP_ID.asc());
            case SUPPORTS -> List.of(supports.desc(), DESK_CASE.GROUP_ID.asc());
            case SIZE -> List.of(cases.desc(), DESK_CASE.GROUP_ID.asc());
        };
        var first = PROPOSAL.as("first");
        return tx.sql()
                .select(
                        DESK_CASE.GROUP_ID,
                        DSL.field(DSL.select(first.TITLE).from(first).where(first.ID.eq(DESK_CASE.GROUP_ID))),
                        cases,
                        DSL.countDistinct(PROPOSAL.COMMUNITY_ID),
                        supports,
                        DUE,
                        DSL.countDistinct(
                                DSL.when(DESK_CASE.ASSIGNED_TO.isNotNull(), DSL.field(DESK_CASE.PROPOSAL_ID))))
                .from(DESK_CASE)
                .join(PROPOSAL)
                .on(PROPOSAL.ID.eq(DESK_CASE.PROPOSAL_ID))
                .join(PROPOSAL_TRACK)
                .on(addressed())
                .where(of(account, filter, today))
                .groupBy(DESK_CASE.GROUP_ID)
                .orderBy(order)
                .limit(limit)
                .offset(offset)
                .fetch(row -> new DeskGroup(
                        new ProposalId(row.value1()),
                        Optional.ofNullable(row.value2()).orElse(""),
                        row.value3(),
                        row.value4(),
                        row.value5().intValue(),
                        Optional.ofNullable(row.value6()),
                        row.value7()));
    }

    DeskCounts counts(Transaction tx, AccountId account, LocalDate today) {
        return tx.sql()
                .select(
                        casesThat(DeskFilter.Standing.OPEN, today),
                        casesThat(DeskFilter.Standing.OVERDUE, today),
                        casesThat(DeskFilter.Standing.ANSWERED, today))
                .from(DESK_CASE)
                .join(PROPOSAL)
                .on(PROPOSAL.ID.eq(DESK_CASE.PROPOSAL_ID))
                .join(PROPOSAL_TRACK)
                .on(addressed())
                .where(on(account))
                .fetchSingle(row -> new DeskCounts(row.value1(), row.value2(), row.value3()));
    }

    private static Field<Integer> casesThat(DeskFilter.Standing standing, LocalDate today) {
        return DSL.countDistinct(DESK_CASE.PROPOSAL_ID).filterWhere(stands(standing, today));
    }

    /** The cases of a group, or all that the filter leaves, the most urgent first. */
    List<Row> cases(
            Transaction tx,
            AccountId account,
            Optional<ProposalId> group,
            DeskFilter filter,
            LocalDate today,
            int limit) {
        return tx.sql()
                .select(DESK_CASE.PROPOSAL_ID, SUPPORTS, DESK_CASE.ASSIGNED_TO)
                .from(DESK_CASE)
                .join(PROPOSAL)
                .on(PROPOSAL.ID.eq(DESK_CASE.PROPOSAL_ID))
                .join(PROPOSAL_TRACK)
                .on(addressed())
                .where(of(account, filter, today))
                .and(group.map(id -> DESK_CASE.GROUP_ID.eq(id.value())).orElse(DSL.noCondition()))
                .groupBy(DESK_CASE.PROPOSAL_ID, DESK_CASE.ASSIGNED_TO)
                .orderBy(DUE.asc().nullsLast(), DESK_CASE.PROPOSAL_ID)
                .limit(limit)
                .fetch(row -> new Row(
                        new ProposalId(row.value1()),
                        row.value2(),
                        Optional.ofNullable(row.value3()).map(UserId::new)));
    }

    /** The group of a case; empty where the proposal does not lie on the desk. */
    Optional<ProposalId> group(Transaction tx, AccountId account, ProposalId proposal) {
        return tx.sql()
                .select(DESK_CASE.GROUP_ID)
                .from(DESK_CASE)
                .where(DESK_CASE.ACCOUNT_ID.eq(account.value()), DESK_CASE.PROPOSAL_ID.eq(proposal.value()))
                .fetchOptional(row -> new ProposalId(row.value1()));
    }

    boolean isGroup(Transaction tx, AccountId account, ProposalId group) {
        return tx.sql()
                .fetchExists(DSL.selectOne()
                        .from(DESK_CASE)
                        .where(DESK_CASE.ACCOUNT_ID.eq(account.value()), DESK_CASE.GROUP_ID.eq(group.value())));
    }

    void assign(Transaction tx, AccountId account, ProposalId group, Optional<UserId> member) {
        tx.sql()
                .update(DESK_CASE)
                .set(DESK_CASE.ASSIGNED_TO, member.map(UserId::value).orElse(null))
                .where(DESK_CASE.ACCOUNT_ID.eq(account.value()), DESK_CASE.GROUP_ID.eq(group.value()))
                .execute();
    }

    /** Puts cases into another group. */
    void regroup(Transaction tx, AccountId account, Collection<ProposalId> cases, ProposalId group) {
        tx.sql()
                .update(DESK_CASE)
                .set(DESK_CASE.GROUP_ID, group.value())
                .where(DESK_CASE.ACCOUNT_ID.eq(account.value()))
                .and(DESK_CASE.PROPOSAL_ID.in(
                        cases.stream().map(ProposalId::value).toList()))
                .execute();
    }

    boolean hasDesk(Transaction tx, AccountId account) {
        return tx.sql().fetchExists(DSL.selectOne().from(DESK_CASE).where(DESK_CASE.ACCOUNT_ID.eq(account.value())));
    }
}
