package folkmoot.civic.attestation;

import static folkmoot.schema.generated.Tables.CHECK_CODE;
import static folkmoot.schema.generated.Tables.CHECK_LOG;

import folkmoot.platform.database.JsonColumns;
import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.text.Worded;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The SQL of codes and of the log of checks. */
final class CheckCodeStore {

    /** @param first whether this transaction is the one that uses it */
    record Taken(long attestation, boolean first, boolean late) {}

    void insert(Transaction tx, long id, long attestation, byte[] hash, Instant made, Instant expires) {
        tx.sql()
                .insertInto(CHECK_CODE)
                .set(CHECK_CODE.ID, id)
                .set(CHECK_CODE.ATTESTATION_ID, attestation)
                .set(CHECK_CODE.HASH, hash)
                .set(CHECK_CODE.MADE_AT, made)
                .set(CHECK_CODE.EXPIRES_AT, expires)
                .execute();
    }

    int live(Transaction tx, long attestation, Instant now) {
        return tx.sql()
                .fetchCount(
                        CHECK_CODE,
                        CHECK_CODE
                                .ATTESTATION_ID
                                .eq(attestation)
                                .and(CHECK_CODE.USED_AT.isNull())
                                .and(CHECK_CODE.EXPIRES_AT.gt(now)));
    }

    /** Of several who use one code at once, one is first. */
    Optional<Taken> take(Transaction tx, byte[] hash, Instant now) {
        boolean first = tx.sql()
                        .update(CHECK_CODE)
                        .set(CHECK_CODE.USED_AT, now)
                        .where(CHECK_CODE.HASH.eq(hash))
                        .and(CHECK_CODE.USED_AT.isNull())
                        .and(CHECK_CODE.EXPIRES_AT.gt(now))
                        .execute()
                == 1;
        return tx.sql()
                .selectFrom(CHECK_CODE)
                .where(CHECK_CODE.HASH.eq(hash))
                .fetchOptional(row -> new Taken(row.getAttestationId(), first, row.getUsedAt() == null));
    }

    Optional<Long> attestation(Transaction tx, byte[] hash) {
        return tx.sql()
                .selectFrom(CHECK_CODE)
                .where(CHECK_CODE.HASH.eq(hash))
                .fetchOptional(row -> row.getAttestationId());
    }

    void log(Transaction tx, Check check) {
        tx.sql()
                .insertInto(CHECK_LOG)
                .set(CHECK_LOG.ID, check.id())
                .set(CHECK_LOG.SUBJECT_ACCOUNT_ID, check.subject().value())
                .set(CHECK_LOG.CHECKER_ACCOUNT_ID, check.checker().value())
                .set(CHECK_LOG.NAMES, JsonColumns.texts(check.names()))
                .set(CHECK_LOG.OUTCOME, check.outcome().word())
                .set(CHECK_LOG.UNTIL, check.until().orElse(null))
                .set(CHECK_LOG.AT, check.at())
                .execute();
    }

    /** Those of somebody and by somebody, the newest first. */
    List<Check> list(Transaction tx, AccountId who, int most) {
        return tx.sql()
                .selectFrom(CHECK_LOG)
                .where(CHECK_LOG.SUBJECT_ACCOUNT_ID.eq(who.value()).or(CHECK_LOG.CHECKER_ACCOUNT_ID.eq(who.value())))
                .orderBy(CHECK_LOG.ID.desc())
                .limit(most)
                .fetch(row -> new Check(
                        row.getId(),
                        new AccountId(row.getSubjectAccountId()),
                        new AccountId(row.getCheckerAccountId()),
                        JsonColumns.texts(row.getNames()),
                        Worded.find(CheckOutcome.class, row.getOutcome()).orElseThrow(),
                        Optional.ofNullable(row.getUntil()),
                        row.getAt()));
    }

    /** Codes that ended and checks that were made before a moment. */
    void forget(Transaction tx, Instant codes, Instant checks) {
        tx.sql().deleteFrom(CHECK_CODE).where(CHECK_CODE.EXPIRES_AT.lt(codes)).execute();
        tx.sql().deleteFrom(CHECK_LOG).where(CHECK_LOG.AT.lt(checks)).execute();
    }
}
