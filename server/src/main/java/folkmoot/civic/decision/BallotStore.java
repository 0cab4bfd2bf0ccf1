package folkmoot.civic.decision;

import static folkmoot.schema.generated.Tables.ACCOUNT;
import static folkmoot.schema.generated.Tables.COMMUNITY_BAN;
import static folkmoot.schema.generated.Tables.MATTER;
import static folkmoot.schema.generated.Tables.MATTER_BALLOT;
import static folkmoot.schema.generated.Tables.MATTER_DECISION;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.selectOne;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.StatusId;
import folkmoot.schema.generated.tables.records.MatterBallotRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** All SQL that writes ballots, and what became of decisions. */
final class BallotStore {

    boolean isAny(Transaction tx, StatusId decision) {
        return tx.sql().fetchExists(MATTER_BALLOT, of(decision));
    }

    private static Condition of(StatusId decision) {
        return MATTER_BALLOT.STATUS_ID.eq(decision.value());
    }

    Optional<Ballot> own(Transaction tx, StatusId decision, AccountId voter) {
        return tx.sql()
                .selectFrom(MATTER_BALLOT)
                .where(of(decision))
                .and(MATTER_BALLOT.ACCOUNT_ID.eq(voter.value()))
                .fetchOptional(BallotStore::ballot);
    }

    /** In place of the one that somebody had; its receipt stays then. */
    void put(Transaction tx, StatusId decision, AccountId voter, Ballot ballot) {
        var answers = ballot.answers().toArray(Integer[]::new);
        var experience = ballot.experience().orElse(null);
        tx.sql()
                .insertInto(MATTER_BALLOT)
                .set(MATTER_BALLOT.RECEIPT, ballot.receipt())
                .set(MATTER_BALLOT.STATUS_ID, decision.value())
                .set(MATTER_BALLOT.ACCOUNT_ID, voter.value())
                .set(MATTER_BALLOT.ANSWERS, answers)
                .set(MATTER_BALLOT.EXPERIENCE, experience)
                .onConflict(MATTER_BALLOT.STATUS_ID, MATTER_BALLOT.ACCOUNT_ID)
                .doUpdate()
                .set(MATTER_BALLOT.ANSWERS, answers)
                .set(MATTER_BALLOT.EXPERIENCE, experience)
                .execute();
    }

    /** Whether there was one. */
    boolean delete(Transaction tx, StatusId decision, AccountId voter) {
        return tx.sql()
                        .deleteFrom(MATTER_BALLOT)
                        .where(of(decision))
                        .and(MATTER_BALLOT.ACCOUNT_ID.eq(voter.value()))
                        .execute()
                == 1;
    }

    void deleteAll(Transaction tx, StatusId decision) {
        tx.sql().deleteFrom(MATTER_BALLOT).where(of(decision)).execute();
    }

    /** Those that count now, in the order of their receipts. */
    List<Ballot> list(Transaction tx, StatusId decision, Instant now) {
        return tx.sql()
                .selectFrom(MATTER_BALLOT)
                .where(of(decision))
                .and(MATTER_BALLOT.ACCOUNT_ID.isNull().or(counts(now)))
                .orderBy(MATTER_BALLOT.RECEIPT)
                .fetch(BallotStore::ballot);
    }

    /** Whose are neither banned nor suspended. */
    private static Condition counts(Instant now) {
        return exists(selectOne()
                        .from(ACCOUNT)
                        .where(ACCOUNT.ID.eq(MATTER_BALLOT.ACCOUNT_ID))
                        .and(ACCOUNT.SUSPENDED_AT.isNull())
                        .and(ACCOUNT.DELETED_AT.isNull()))
                .and(notExists(selectOne()
                        .from(COMMUNITY_BAN)
                        .join(MATTER)
                        .on(MATTER.COMMUNITY_ID.eq(COMMUNITY_BAN.COMMUNITY_ID))
                        .where(MATTER.STATUS_ID.eq(MATTER_BALLOT.STATUS_ID))
                        .and(COMMUNITY_BAN.ACCOUNT_ID.eq(MATTER_BALLOT.ACCOUNT_ID))
                        .and(COMMUNITY_BAN.UNTIL.isNull().or(COMMUNITY_BAN.UNTIL.gt(now)))));
    }

    List<AccountId> voters(Transaction tx, StatusId decision) {
        return tx.sql()
                .select(MATTER_BALLOT.ACCOUNT_ID)
                .from(MATTER_BALLOT)
                .where(of(decision))
                .and(MATTER_BALLOT.ACCOUNT_ID.isNotNull())
                .fetch(row -> new AccountId(row.value1()));
    }

    /** Leaves the ballots that count, without names. */
    void finish(Transaction tx, StatusId decision, Instant now) {
        tx.sql()
                .deleteFrom(MATTER_BALLOT)
                .where(of(decision))
                .andNot(counts(now))
                .execute();
        tx.sql()
                .update(MATTER_BALLOT)
                .setNull(MATTER_BALLOT.ACCOUNT_ID)
                .where(of(decision))
                .execute();
    }

    void setCounted(Transaction tx, StatusId decision, Instant now) {
        tx.sql()
                .update(MATTER_DECISION)
                .set(MATTER_DECISION.COUNTED_AT, now)
                .where(MATTER_DECISION.STATUS_ID.eq(decision.value()))
                .execute();
    }

    void withdraw(Transaction tx, StatusId decision, int variant) {
        tx.sql()
                .update(MATTER_DECISION)
                .set(MATTER_DECISION.WITHDRAWN, DSL.arrayAppend(MATTER_DECISION.WITHDRAWN, variant))
                .where(MATTER_DECISION.STATUS_ID.eq(decision.value()))
                .execute();
    }

    /** Ours that have ended, or were taken back, and were not counted. */
    List<StatusId> due(Transaction tx, Instant now, int most) {
        return tx.sql()
                .select(MATTER_DECISION.STATUS_ID)
                .from(MATTER_DECISION)
                .join(MATTER)
                .on(MATTER.STATUS_ID.eq(MATTER_DECISION.STATUS_ID))
                .where(MATTER_DECISION.COUNTED_AT.isNull())
                .and(MATTER.COMMUNITY_ID.isNotNull())
                .and(MATTER_DECISION.CLOSES_AT.le(now).or(MATTER.STATE.eq("closed")))
                .orderBy(MATTER_DECISION.CLOSES_AT)
                .limit(most)
                .fetch(row -> new StatusId(row.value1()));
    }

    private static Ballot ballot(MatterBallotRecord row) {
        return new Ballot(row.getReceipt(), List.of(row.getAnswers()), Optional.ofNullable(row.getExperience()));
    }
}
