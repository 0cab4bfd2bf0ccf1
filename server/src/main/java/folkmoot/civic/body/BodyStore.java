package folkmoot.civic.body;

import static folkmoot.schema.generated.Tables.BODY;
import static folkmoot.schema.generated.Tables.RECOGNITION;

import folkmoot.platform.database.Transaction;
import folkmoot.platform.id.AccountId;
import folkmoot.platform.id.BodyId;
import folkmoot.platform.id.CommunityId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.impl.DSL;

/** All SQL that writes {@code body} and {@code recognition}. */
final class BodyStore {

    /** False when the community has a body of that name in addresses already. */
    boolean insert(Transaction tx, Body body, Instant now) {
        return tx.sql()
                        .insertInto(BODY)
                        .set(BODY.ID, body.id().value())
                        .set(BODY.COMMUNITY_ID, body.community().value())
                        .set(BODY.SLUG, body.slug())
                        .set(BodyRows.values(body))
                        .set(BODY.CREATED_AT, now)
                        .onConflict(BODY.COMMUNITY_ID, BODY.SLUG)
                        .doNothing()
                        .execute()
                == 1;
    }

    /** Writes everything but its name in addresses. */
    void update(Transaction tx, Body body) {
        tx.sql()
                .update(BODY)
                .set(BodyRows.values(body))
                .where(BODY.ID.eq(body.id().value()))
                .execute();
    }

    /** From now on the entry is history, and so is what was found about its accounts. */
    void retire(Transaction tx, BodyId id, Instant now) {
        tx.sql()
                .update(BODY)
                .set(BODY.RETIRED_AT, now)
                .where(BODY.ID.eq(id.value()))
                .and(BODY.RETIRED_AT.isNull())
                .execute();
        tx.sql()
                .update(RECOGNITION)
                .set(RECOGNITION.HOLDS, false)
                .set(RECOGNITION.CHECKED_AT, now)
                .set(RECOGNITION.SINCE, now)
                .where(RECOGNITION.BODY_ID.eq(id.value()))
                .and(RECOGNITION.HOLDS)
                .execute();
    }

    /** Accounts about which evidence was kept. */
    List<AccountId> recognised(Transaction tx, BodyId id) {
        return tx.sql()
                .selectDistinct(RECOGNITION.ACCOUNT_ID)
                .from(RECOGNITION)
                .where(RECOGNITION.BODY_ID.eq(id.value()))
                .fetch(row -> new AccountId(row.value1()));
    }

    void setSuccessor(Transaction tx, BodyId id, BodyId successor) {
        tx.sql()
                .update(BODY)
                .set(BODY.SUCCESSOR_ID, successor.value())
                .where(BODY.ID.eq(id.value()))
                .execute();
    }

    void setPredecessor(Transaction tx, BodyId id, BodyId predecessor) {
        tx.sql()
                .update(BODY)
                .set(BODY.PREDECESSOR_ID, predecessor.value())
                .where(BODY.ID.eq(id.value()))
                .execute();
    }

    /** False when it was told before. */
    boolean setTold(Transaction tx, BodyId id, Instant now) {
        return tx.sql()
                        .update(BODY)
                        .set(BODY.TOLD_AT, now)
                        .where(BODY.ID.eq(id.value()))
                        .and(BODY.TOLD_AT.isNull())
                        .execute()
                == 1;
    }

    void forgetTold(Transaction tx, BodyId id) {
        tx.sql()
                .update(BODY)
                .setNull(BODY.TOLD_AT)
                .where(BODY.ID.eq(id.value()))
                .execute();
    }

    /** Entries in use that name a handle. */
    List<BodyId> withHandles(Transaction tx) {
        return tx.sql()
                .select(BODY.ID)
                .from(BODY)
                .where(BODY.HANDLE.isNotNull())
                .and(BODY.RETIRED_AT.isNull())
                .orderBy(BODY.ID)
                .fetch(row -> new BodyId(row.value1()));
    }

    /** What a look-up of its handle ended with; the account that was found before stays. */
    void setTried(Transaction tx, BodyId id, Instant now, Optional<AccountId> found) {
        tx.sql()
                .update(BODY)
                .set(BODY.TRIED_AT, now)
                .set(BODY.REACHED, found.isPresent())
                .set(
                        BODY.ACCOUNT_ID,
                        DSL.coalesce(
                                DSL.val(found.map(AccountId::value).orElse(null), BODY.ACCOUNT_ID), BODY.ACCOUNT_ID))
                .where(BODY.ID.eq(id.value()))
                .execute();
    }

    void setAccount(Transaction tx, BodyId id, Optional<AccountId> account) {
        tx.sql()
                .update(BODY)
                .set(BODY.ACCOUNT_ID, account.map(AccountId::value).orElse(null))
                .where(BODY.ID.eq(id.value()))
                .execute();
    }

    /** How many a register has that are not retired. */
    int count(Transaction tx, CommunityId community) {
        return tx.sql().fetchCount(BODY, BODY.COMMUNITY_ID.eq(community.value()).and(BODY.RETIRED_AT.isNull()));
    }

    List<Body> list(Transaction tx, Condition condition) {
        return BodyRows.select(tx, condition);
    }

    /**
     * Whether one entry is another or stands below it.
     *
     * @param field {@code parent} or {@code predecessor}
     */
    boolean isAbove(Transaction tx, String field, BodyId one, BodyId other) {
        var above = field.equals("parent") ? BODY.PARENT_ID : BODY.PREDECESSOR_ID;
        var seen = new HashSet<Long>();
        for (Long at = one.value(); at != null && seen.add(at); ) {
            if (at.equals(other.value())) {
                return true;
            }
            at = tx.sql().select(above).from(BODY).where(BODY.ID.eq(at)).fetchOne(above);
        }
        return false;
    }

    /** Since when it holds, or does not, stays where an earlier check ended in the same. */
    void save(Transaction tx, Recognition recognition) {
        var since = DSL.when(RECOGNITION.HOLDS.eq(recognition.holds()), RECOGNITION.SINCE)
                .otherwise(recognition.since());
        tx.sql()
                .insertInto(RECOGNITION)
                .set(RECOGNITION.ACCOUNT_ID, recognition.account().value())
                .set(RECOGNITION.BODY_ID, recognition.body().value())
                .set(RECOGNITION.METHOD, recognition.method().word())
                .set(RECOGNITION.LEVEL, recognition.level())
                .set(RECOGNITION.HOLDS, recognition.holds())
                .set(RECOGNITION.EVIDENCE, recognition.evidence())
                .set(RECOGNITION.DNSSEC, recognition.dnssec().orElse(null))
                .set(RECOGNITION.CHECKED_AT, recognition.checkedAt())
                .set(RECOGNITION.SINCE, recognition.since())
                .onDuplicateKeyUpdate()
                .set(RECOGNITION.LEVEL, recognition.level())
                .set(RECOGNITION.HOLDS, recognition.holds())
                .set(RECOGNITION.EVIDENCE, recognition.evidence())
                .set(RECOGNITION.DNSSEC, recognition.dnssec().orElse(null))
                .set(RECOGNITION.CHECKED_AT, recognition.checkedAt())
                .set(RECOGNITION.SINCE, since)
                .execute();
    }

    List<Recognition> recognitions(Transaction tx, Collection<AccountId> accounts) {
        return recognitions(
                tx,
                RECOGNITION.ACCOUNT_ID.in(
                        accounts.stream().map(AccountId::value).toList()));
    }

    /** Of every account: what was enough to speak for a body and is no longer there. */
    List<Recognition> lost(Transaction tx) {
        return recognitions(tx, RECOGNITION.LEVEL.ge(Recognition.OFFICIAL).and(DSL.not(RECOGNITION.HOLDS)));
    }

    private static List<Recognition> recognitions(Transaction tx, Condition condition) {
        return tx.sql()
                .selectFrom(RECOGNITION)
                .where(condition)
                .orderBy(RECOGNITION.LEVEL.desc(), RECOGNITION.BODY_ID)
                .fetch(row -> new Recognition(
                        new AccountId(row.getAccountId()),
                        new BodyId(row.getBodyId()),
                        Recognition.Method.of(row.getMethod()),
                        row.getHolds(),
                        row.getEvidence(),
                        Optional.ofNullable(row.getDnssec()),
                        row.getCheckedAt(),
                        row.getSince()));
    }
}
