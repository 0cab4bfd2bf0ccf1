package folkmoot.civic.opinion;

import static folkmoot.schema.generated.Tables.MATTER;
import static folkmoot.schema.generated.Tables.MATTER_ROUND;
import static folkmoot.schema.generated.Tables.OPINION_ANSWER;
import static folkmoot.schema.generated.Tables.OPINION_STATEMENT;
import static folkmoot.schema.generated.Tables.OPINION_VOTER;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.StatusId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.JSONB;
import org.jooq.impl.DSL;

/** All SQL that writes statements, answers, and what was found in them. */
final class OpinionStore {

    void insert(Transaction tx, long id, StatusId round, Optional<AccountId> by, String text, Statement.State state) {
        tx.sql()
                .insertInto(OPINION_STATEMENT)
                .set(OPINION_STATEMENT.ID, id)
                .set(OPINION_STATEMENT.STATUS_ID, round.value())
                .set(OPINION_STATEMENT.ACCOUNT_ID, by.map(AccountId::value).orElse(null))
                .set(OPINION_STATEMENT.TEXT, text)
                .set(OPINION_STATEMENT.STATE, state.word())
                .execute();
    }

    void setState(Transaction tx, long statement, Statement.State state) {
        tx.sql()
                .update(OPINION_STATEMENT)
                .set(OPINION_STATEMENT.STATE, state.word())
                .where(OPINION_STATEMENT.ID.eq(statement))
                .execute();
    }

    /** The first to come first. */
    List<Statement> statements(Transaction tx, StatusId round) {
        return tx.sql()
                .selectFrom(OPINION_STATEMENT)
                .where(OPINION_STATEMENT.STATUS_ID.eq(round.value()))
                .orderBy(OPINION_STATEMENT.ID)
                .fetch(row -> new Statement(row.getId(), row.getText(), Statement.State.of(row.getState())));
    }

    int added(Transaction tx, StatusId round, AccountId by) {
        return tx.sql()
                .fetchCount(
                        OPINION_STATEMENT,
                        OPINION_STATEMENT.STATUS_ID.eq(round.value()).and(OPINION_STATEMENT.ACCOUNT_ID.eq(by.value())));
    }

    /** The number under which somebody answers; {@code fresh} where they have none. */
    long voter(Transaction tx, StatusId round, AccountId account, long fresh) {
        tx.sql()
                .insertInto(OPINION_VOTER)
                .set(OPINION_VOTER.ID, fresh)
                .set(OPINION_VOTER.STATUS_ID, round.value())
                .set(OPINION_VOTER.ACCOUNT_ID, account.value())
                .onConflict(OPINION_VOTER.STATUS_ID, OPINION_VOTER.ACCOUNT_ID)
                .doNothing()
                .execute();
        return tx.sql()
                .select(OPINION_VOTER.ID)
                .from(OPINION_VOTER)
                .where(OPINION_VOTER.STATUS_ID.eq(round.value()))
                .and(OPINION_VOTER.ACCOUNT_ID.eq(account.value()))
                .fetchSingle(OPINION_VOTER.ID);
    }

    void answer(Transaction tx, long statement, long voter, int answer) {
        tx.sql()
                .insertInto(OPINION_ANSWER)
                .set(OPINION_ANSWER.STATEMENT_ID, statement)
                .set(OPINION_ANSWER.VOTER_ID, voter)
                .set(OPINION_ANSWER.ANSWER, answer)
                .onConflict(OPINION_ANSWER.STATEMENT_ID, OPINION_ANSWER.VOTER_ID)
                .doUpdate()
                .set(OPINION_ANSWER.ANSWER, answer)
                .execute();
    }

    /** One's own, by statement. */
    Map<Long, Integer> own(Transaction tx, StatusId round, AccountId account) {
        return tx.sql()
                .select(OPINION_ANSWER.STATEMENT_ID, OPINION_ANSWER.ANSWER)
                .from(OPINION_ANSWER)
                .join(OPINION_VOTER)
                .on(OPINION_VOTER.ID.eq(OPINION_ANSWER.VOTER_ID))
                .where(OPINION_VOTER.STATUS_ID.eq(round.value()))
                .and(OPINION_VOTER.ACCOUNT_ID.eq(account.value()))
                .fetchMap(OPINION_ANSWER.STATEMENT_ID, OPINION_ANSWER.ANSWER);
    }

    /** How many answered each statement. */
    Map<Long, Integer> answered(Transaction tx, StatusId round) {
        return tx.sql()
                .select(OPINION_ANSWER.STATEMENT_ID, DSL.count())
                .from(OPINION_ANSWER)
                .join(OPINION_STATEMENT)
                .on(OPINION_STATEMENT.ID.eq(OPINION_ANSWER.STATEMENT_ID))
                .where(OPINION_STATEMENT.STATUS_ID.eq(round.value()))
                .groupBy(OPINION_ANSWER.STATEMENT_ID)
                .fetchMap(row -> row.value1(), row -> row.value2());
    }

    /** All answers, by voter and statement. */
    record Answer(long voter, long statement, int answer) {}

    List<Answer> answers(Transaction tx, StatusId round) {
        return tx.sql()
                .select(OPINION_ANSWER.VOTER_ID, OPINION_ANSWER.STATEMENT_ID, OPINION_ANSWER.ANSWER)
                .from(OPINION_ANSWER)
                .join(OPINION_VOTER)
                .on(OPINION_VOTER.ID.eq(OPINION_ANSWER.VOTER_ID))
                .where(OPINION_VOTER.STATUS_ID.eq(round.value()))
                .orderBy(OPINION_ANSWER.VOTER_ID, OPINION_ANSWER.STATEMENT_ID)
                .fetch(row -> new Answer(row.value1(), row.value2(), row.value3()));
    }

    void changed(Transaction tx, StatusId round) {
        tx.sql()
                .update(MATTER_ROUND)
                .set(MATTER_ROUND.CHANGED, true)
                .where(MATTER_ROUND.STATUS_ID.eq(round.value()))
                .and(MATTER_ROUND.CHANGED.isFalse())
                .execute();
    }

    void setResult(Transaction tx, StatusId round, String json) {
        tx.sql()
                .update(MATTER_ROUND)
                .set(MATTER_ROUND.RESULT, JSONB.valueOf(json))
                .set(MATTER_ROUND.CHANGED, false)
                .where(MATTER_ROUND.STATUS_ID.eq(round.value()))
                .execute();
    }

    Optional<String> result(Transaction tx, StatusId round) {
        return tx.sql()
                .select(MATTER_ROUND.RESULT)
                .from(MATTER_ROUND)
                .where(MATTER_ROUND.STATUS_ID.eq(round.value()))
                .fetchOptional(MATTER_ROUND.RESULT)
                .map(JSONB::data);
    }

    long seed(Transaction tx, StatusId round) {
        return tx.sql()
                .select(MATTER_ROUND.SEED)
                .from(MATTER_ROUND)
                .where(MATTER_ROUND.STATUS_ID.eq(round.value()))
                .fetchSingle(MATTER_ROUND.SEED);
    }

    /** Nobody knows any more who answered, nor who added a statement. */
    void end(Transaction tx, StatusId round, Instant now) {
        tx.sql()
                .update(OPINION_VOTER)
                .setNull(OPINION_VOTER.ACCOUNT_ID)
                .where(OPINION_VOTER.STATUS_ID.eq(round.value()))
                .execute();
        tx.sql()
                .update(OPINION_STATEMENT)
                .setNull(OPINION_STATEMENT.ACCOUNT_ID)
                .where(OPINION_STATEMENT.STATUS_ID.eq(round.value()))
                .execute();
        tx.sql()
                .update(MATTER_ROUND)
                .set(MATTER_ROUND.ENDED_AT, now)
                .where(MATTER_ROUND.STATUS_ID.eq(round.value()))
                .execute();
    }

    /** Ours that changed, or are over. */
    List<StatusId> due(Transaction tx, Instant now, int most) {
        return tx.sql()
                .select(MATTER_ROUND.STATUS_ID)
                .from(MATTER_ROUND)
                .join(MATTER)
                .on(MATTER.STATUS_ID.eq(MATTER_ROUND.STATUS_ID))
                .where(MATTER_ROUND.ENDED_AT.isNull())
                .and(MATTER.COMMUNITY_ID.isNotNull())
                .and(MATTER_ROUND
                        .CHANGED
                        .isTrue()
                        .or(MATTER_ROUND.CLOSES_AT.le(now))
                        .or(MATTER.STATE.eq("closed")))
                .orderBy(MATTER_ROUND.CLOSES_AT)
                .limit(most)
                .fetch(row -> new StatusId(row.value1()));
    }
}
