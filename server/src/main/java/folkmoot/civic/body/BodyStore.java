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

    void setAccount(Transaction tx, BodyId id, Optional<AccountId> account) {
        tx.sql()
                .update(BODY)
                .set(BODY.ACCOUNT_ID, account.map(AccountId::value).orElse(null))
                .where(BODY.ID.eq(id.value()))
                .execute();
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

    void save(Transaction tx, Recognition recognition) {
        tx.sql()
                .insertInto(RECOGNITION)
                .set(RECOGNITION.ACCOUNT_ID, recognition.account().value())
                .set(RECOGNITION.BODY_ID, recognition.body().value())
                .set(RECOGNITION.METHOD, recognition.method().word())
                .set(RECOGNITION.LEVEL, recognition.level())
                .set(RECOGNITION.HOLDS, recognition.holds())
                .set(RECOGNITION.EVIDENCE, recognition.evidence())
                .set(RECOGNITION.CHECKED_AT, recognition.checkedAt())
                .onDuplicateKeyUpdate()
                .set(RECOGNITION.LEVEL, recognition.level())
                .set(RECOGNITION.HOLDS, recognition.holds())
                .set(RECOGNITION.EVIDENCE, recognition.evidence())
                .set(RECOGNITION.CHECKED_AT, recognition.checkedAt())
                .execute();
    }

    List<Recognition> recognitions(Transaction tx, Collection<AccountId> accounts) {
        return tx.sql()
                .selectFrom(RECOGNITION)
                .where(RECOGNITION.ACCOUNT_ID.in(
                        accounts.stream().map(AccountId::value).toList()))
                .orderBy(RECOGNITION.LEVEL.desc(), RECOGNITION.BODY_ID)
                .fetch(row -> new Recognition(
                        new AccountId(row.getAccountId()),
                        new BodyId(row.getBodyId()),
                        Recognition.Method.of(row.getMethod()),
                        row.getLevel(),
                        row.getHolds(),
                        row.getEvidence(),
                        row.getCheckedAt()));
    }
}
