package folkmoot.talk.consent;

import static folkmoot.schema.generated.Tables.REPLY_APPROVAL;
import static folkmoot.schema.generated.Tables.REPLY_POLICY;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.StatusId;
import folkmoot.talk.quote.QuotePolicy;
import java.util.List;
import java.util.Optional;

/** All SQL that writes {@code reply_policy} and {@code reply_approval}. */
final class ConsentStore {

    void setPolicy(Transaction tx, StatusId status, QuotePolicy policy) {
        var automatic = policy.automatic().toArray(String[]::new);
        var manual = policy.manual().toArray(String[]::new);
        tx.sql()
                .insertInto(REPLY_POLICY)
                .set(REPLY_POLICY.STATUS_ID, status.value())
                .set(REPLY_POLICY.AUTOMATIC, automatic)
                .set(REPLY_POLICY.MANUAL, manual)
                .onConflict(REPLY_POLICY.STATUS_ID)
                .doUpdate()
                .set(REPLY_POLICY.AUTOMATIC, automatic)
                .set(REPLY_POLICY.MANUAL, manual)
                .execute();
    }

    Optional<QuotePolicy> policy(Transaction tx, StatusId status) {
        return tx.sql()
                .selectFrom(REPLY_POLICY)
                .where(REPLY_POLICY.STATUS_ID.eq(status.value()))
                .fetchOptional()
                .map(row -> new QuotePolicy(List.of(row.getAutomatic()), List.of(row.getManual())));
    }

    /** One that was approved already remains so. */
    void withhold(Transaction tx, StatusId reply) {
        tx.sql()
                .insertInto(REPLY_APPROVAL)
                .set(REPLY_APPROVAL.STATUS_ID, reply.value())
                .set(REPLY_APPROVAL.APPROVED, false)
                .onConflictDoNothing()
                .execute();
    }

    void approve(Transaction tx, StatusId reply) {
        tx.sql()
                .update(REPLY_APPROVAL)
                .set(REPLY_APPROVAL.APPROVED, true)
                .where(REPLY_APPROVAL.STATUS_ID.eq(reply.value()))
                .execute();
    }

    boolean isWithheld(Transaction tx, StatusId reply) {
        return tx.sql()
                .fetchExists(
                        REPLY_APPROVAL,
                        REPLY_APPROVAL.STATUS_ID.eq(reply.value()).andNot(REPLY_APPROVAL.APPROVED));
    }
}
