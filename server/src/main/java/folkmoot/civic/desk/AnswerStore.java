package folkmoot.civic.desk;

import static folkmoot.schema.generated.Tables.DESK_ANSWER;
import static folkmoot.schema.generated.Tables.DESK_ANSWER_CASE;

import folkmoot.civic.proposal.TrackState;
import folkmoot.civic.response.Statement;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.ProposalId;
import folkmoot.platform.id.StatusId;
import folkmoot.platform.id.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;

/** SQL of {@code desk_answer} and {@code desk_answer_case}. */
final class AnswerStore {

    void insert(Transaction tx, DeskAnswer draft, Instant now) {
        tx.sql()
                .insertInto(DESK_ANSWER)
                .set(DESK_ANSWER.ID, draft.id())
                .set(DESK_ANSWER.ACCOUNT_ID, draft.account().value())
                .set(DESK_ANSWER.GROUP_ID, draft.group().value())
                .set(DESK_ANSWER.DRAFTED_BY, draft.drafter().map(UserId::value).orElse(null))
                .set(
                        DESK_ANSWER.POSITION,
                        draft.position().map(TrackState::word).orElse(null))
                .set(DESK_ANSWER.DUE, draft.says().due().orElse(null))
                .set(DESK_ANSWER.MEASURE, draft.says().measure().orElse(null))
                .set(DESK_ANSWER.TEXT, draft.text())
                .set(DESK_ANSWER.DRAFTED_AT, now)
                .execute();
    }

    void deleteDrafts(Transaction tx, AccountId account, ProposalId group) {
        tx.sql()
                .deleteFrom(DESK_ANSWER)
                .where(DESK_ANSWER.ACCOUNT_ID.eq(account.value()))
                .and(DESK_ANSWER.GROUP_ID.eq(group.value()))
                .and(DESK_ANSWER.RELEASED_AT.isNull())
                .execute();
    }

    List<DeskAnswer> list(Transaction tx, AccountId account, ProposalId group, int limit) {
        return list(tx, DESK_ANSWER.ACCOUNT_ID.eq(account.value()).and(DESK_ANSWER.GROUP_ID.eq(group.value())), limit);
    }

    Optional<DeskAnswer> find(Transaction tx, long id) {
        return list(tx, DESK_ANSWER.ID.eq(id), 1).stream().findFirst();
    }

    private static List<DeskAnswer> list(Transaction tx, Condition condition, int limit) {
        return tx.sql()
                .selectFrom(DESK_ANSWER)
                .where(condition)
                .orderBy(DESK_ANSWER.ID.desc())
                .limit(limit)
                .fetch(row -> new DeskAnswer(
                        row.getId(),
                        new AccountId(row.getAccountId()),
                        new ProposalId(row.getGroupId()),
                        Statement.kept(
                                Optional.ofNullable(row.getPosition()).flatMap(TrackState::of),
                                Optional.ofNullable(row.getDue()),
                                Optional.ofNullable(row.getMeasure())),
                        row.getText(),
                        Optional.ofNullable(row.getDraftedBy()).map(UserId::new),
                        Optional.ofNullable(row.getReleasedAt())));
    }

    /** False where somebody else did at the same moment. */
    boolean release(Transaction tx, long id, UserId by, Instant now) {
        return tx.sql()
                        .update(DESK_ANSWER)
                        .set(DESK_ANSWER.RELEASED_BY, by.value())
                        .set(DESK_ANSWER.RELEASED_AT, now)
                        .where(DESK_ANSWER.ID.eq(id), DESK_ANSWER.RELEASED_AT.isNull())
                        .execute()
                > 0;
    }

    void addCases(Transaction tx, long id, List<ProposalId> cases) {
        var rows = tx.sql().insertInto(DESK_ANSWER_CASE, DESK_ANSWER_CASE.ANSWER_ID, DESK_ANSWER_CASE.PROPOSAL_ID);
        for (var proposal : cases) {
            rows = rows.values(id, proposal.value());
        }
        rows.execute();
    }

    List<ProposalId> undone(Transaction tx, long id) {
        return tx.sql()
                .select(DESK_ANSWER_CASE.PROPOSAL_ID)
                .from(DESK_ANSWER_CASE)
                .where(DESK_ANSWER_CASE.ANSWER_ID.eq(id), DESK_ANSWER_CASE.DONE_AT.isNull())
                .orderBy(DESK_ANSWER_CASE.PROPOSAL_ID)
                .fetch(row -> new ProposalId(row.value1()));
    }

    void done(
            Transaction tx,
            long id,
            ProposalId proposal,
            Optional<StatusId> status,
            Optional<String> problem,
            Instant now) {
        tx.sql()
                .update(DESK_ANSWER_CASE)
                .set(DESK_ANSWER_CASE.STATUS_ID, status.map(StatusId::value).orElse(null))
                .set(DESK_ANSWER_CASE.PROBLEM, problem.orElse(null))
                .set(DESK_ANSWER_CASE.DONE_AT, now)
                .where(DESK_ANSWER_CASE.ANSWER_ID.eq(id), DESK_ANSWER_CASE.PROPOSAL_ID.eq(proposal.value()))
                .execute();
    }

    /** What went wrong, in the order of the proposals. */
    List<String> problems(Transaction tx, long id) {
        return tx.sql()
                .select(DESK_ANSWER_CASE.PROBLEM)
                .from(DESK_ANSWER_CASE)
                .where(DESK_ANSWER_CASE.ANSWER_ID.eq(id), DESK_ANSWER_CASE.PROBLEM.isNotNull())
                .orderBy(DESK_ANSWER_CASE.PROPOSAL_ID)
                .fetch(DESK_ANSWER_CASE.PROBLEM);
    }
}
